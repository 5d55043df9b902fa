import { Type } from 'typebox';
import { command } from '../command.ts';
import { asProcess } from '../jobs/connection.ts';
import { queues, schema } from '../jobs/queue.ts';

const count = (description: string) => Type.Integer({ description });

/** `GET /v1/jobs/state`: how far background work has come for this business. */
export const showWork = command({
  on: 'jobs',
  verb: 'state',
  method: 'GET',
  target: 'collection',
  permission: 'jobs.view',
  summary: 'Show how far background work has come: events, reactions, deliveries from providers and the queue.',
  input: Type.Object({}),
  output: Type.Object({
    events: Type.Object(
      {
        last: count('Number of the last event.'),
        unnumbered: count('Committed, and not handed to reactions yet.'),
        oldest_unnumbered_at: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], {
          description: 'Since when the oldest waits.',
        }),
      },
      { description: 'Facts on their way to reactions.' },
    ),
    reactions: Type.Array(
      Type.Object({
        reaction: Type.String({ description: 'Name of the reaction.' }),
        pending: count('Asked to run again.'),
        failed: count('Failed, and tried again later.'),
        dead: count('Given up; replay them.'),
      }),
      { description: 'Reactions with trouble.' },
    ),
    deliveries: Type.Object(
      {
        received: count('Waiting.'),
        failed: count('Refused; replay them.'),
        parked: count('Waiting for a plan, a month or a suspension to change.'),
      },
      { description: 'What providers sent and is not processed.' },
    ),
    queue: Type.Array(
      Type.Object({
        queue: Type.Union(
          Object.keys(queues).map((name) => Type.Literal(name)),
          { description: 'apply: works in the database; perform: calls outside; scheduled: by the clock; lost: its worker died.' },
        ),
        waiting: count('Jobs due and not begun.'),
        later: count('Jobs put off.'),
        active: count('Jobs at work.'),
        oldest_waiting_at: Type.Union([Type.String({ format: 'date-time' }), Type.Null()], { description: 'Since when the oldest waits.' }),
      }),
      { description: 'Jobs of this business, by queue; queues without any are not listed.' },
    ),
  }),
  async run({ tx, tenant }) {
    const [events, reactions, deliveries] = await Promise.all([
      tx.one`
        select coalesce((select max(seq) from events), 0) as last, count(*)::int as unnumbered, min(occurred_at) as oldest_unnumbered_at
        from events where seq is null`,
      tx.many`
        select reaction, count(*) filter (where state = 'pending')::int as pending, count(*) filter (where state = 'failed')::int as failed,
          count(*) filter (where state = 'dead')::int as dead
        from event_deliveries where state <> 'done' group by reaction order by reaction`,
      tx.one`
        select count(*) filter (where state = 'received')::int as received, count(*) filter (where state = 'failed')::int as failed,
          count(*) filter (where state = 'parked')::int as parked
        from webhook_deliveries where state <> 'processed'`,
    ]);
    const names = new Map<string, string>(Object.entries(queues).map(([short, name]) => [name, short]));
    const db = await asProcess(tx);
    const { rows } = (await db.executeSql(
      `select name, count(*) filter (where state < 'active' and start_after <= now())::int as waiting,
         count(*) filter (where state < 'active' and start_after > now())::int as later,
         count(*) filter (where state = 'active')::int as active,
         min(created_on) filter (where state < 'active' and start_after <= now()) as oldest_waiting_at
       from ${schema}.job where name = any($1::text[]) and state <= 'active' and data ->> 'tenant_id' = $2 group by name order by name`,
      [[...names.keys()], tenant.id],
    )) as unknown as { rows: { name: string }[] };
    return { events, reactions, deliveries, queue: rows.map(({ name, ...rest }) => ({ queue: names.get(name)!, ...rest })) };
  },
});
