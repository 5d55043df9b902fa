import { Type } from 'typebox';
import { command } from '../command.ts';
import type { Context } from '../context.ts';
import { fail, Problem } from '../errors.ts';
import { type Event, type InHand, OneByOne, reaction } from '../events.ts';
import type { Arrived, Delivery, Hook } from '../hooks.ts';
import { deliveryReceived } from '../http/hooks.ts';
import { webhookDeliveries } from './resources.ts';

interface Received {
  readonly delivery_id: string;
  readonly hook: string;
}

/** Parked, not lost: these pass when the tenant is active again or the month is over. */
const parks = new Set(['tenant_suspended', 'subscription_inactive', 'quota_exceeded']);

/** Makes each stored delivery true, once. */
export const processDeliveries = (hooks: readonly Hook[]) => {
  const byName = new Map(hooks.map((hook) => [hook.name, hook]));
  return reaction({
    name: 'kernel.process-delivery',
    on: deliveryReceived,
    parallel: 4,
    /** Only what nearly always comes: fresh deliveries of one connection that their hook takes together, of a business that is open. */
    async applyMany(events) {
      const [{ context, event }] = events as readonly [InHand];
      const { tx, tenant, now } = context;
      const rows = await tx.many<Delivery & { state: string; hook: string }>`
        select * from webhook_deliveries where id = any(${events.map((one) => one.event.data.delivery_id)}::uuid[]) order by id for update`;
      const byId = new Map(rows.map((row) => [row.id, row]));
      const arrived = events.map((one) => ({ context: one.context, delivery: byId.get(one.event.data.delivery_id) }));
      const hook = byName.get(event.data.hook);
      const isPlain =
        rows.length === events.length &&
        arrived.every(
          ({ delivery }) =>
            delivery?.state === 'received' && delivery.hook === hook?.name && delivery.connection_id === rows[0]!.connection_id,
        );
      if (!hook?.processMany || !isPlain || tenant.status !== 'active' || !tenant.subscribed) throw new OneByOne();
      await hook.processMany(arrived as Arrived[]);
      await tx.exec`
        update webhook_deliveries set state = 'processed', attempts = attempts + 1, error_code = null, error = null, processed_at = ${now}
        where id = any(${[...byId.keys()]}::uuid[])`;
    },
    async apply(context, event: Event<Received>) {
      const delivery = await context.tx.maybe<Delivery & { state: string }>`
        select * from webhook_deliveries where id = ${event.data.delivery_id} and state <> 'processed' for update`;
      if (!delivery) return;
      if (context.tenant.status !== 'active') return settle(context, delivery, 'parked', fail('tenant_suspended'));
      if (!context.tenant.subscribed) return settle(context, delivery, 'parked', fail('subscription_inactive'));
      const hook = byName.get(event.data.hook);
      if (!hook) throw new Error(`There is no hook named ${event.data.hook}.`);
      // What a refused delivery wrote and said is undone; that it was refused stays.
      await context.tx.exec`savepoint delivery`;
      const said: (() => void)[] = [];
      try {
        await hook.process(
          {
            ...context,
            emit: (...event) => said.push(() => context.emit(...event)),
            audit: (note) => said.push(() => context.audit(note)),
          },
          delivery,
        );
        await settle(context, delivery, 'processed');
        for (const say of said) say();
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        await context.tx.exec`rollback to savepoint delivery`;
        await settle(context, delivery, parks.has(error.code) ? 'parked' : 'failed', error);
      }
    },
  });
};

async function settle({ tx, now }: Context, { id }: Delivery, state: string, problem?: Problem): Promise<void> {
  const text = problem
    ? [problem.message, ...problem.errors.map(({ pointer, message }) => `${pointer} ${message}`), JSON.stringify(problem.details)]
        .join('; ')
        .slice(0, 2000)
    : null;
  await tx.exec`
    update webhook_deliveries set state = ${state}, attempts = attempts + 1, error_code = ${problem?.code ?? null}, error = ${text},
      processed_at = ${state === 'processed' ? now : null}::timestamptz
    where id = ${id}`;
}

/** `POST /v1/webhook-deliveries/{id}/replay` */
export const replayDelivery = command({
  on: webhookDeliveries,
  verb: 'replay',
  permission: 'jobs.manage',
  summary: 'Process a failed or parked delivery again.',
  input: Type.Object({}, { additionalProperties: false }),
  async run({ tx, id, row, emit }) {
    if (row.state === 'processed') throw fail('invalid_state', { state: row.state, allowed: ['received', 'failed', 'parked'] });
    await tx.exec`update webhook_deliveries set state = 'received' where id = ${id}`;
    emit(deliveryReceived, { delivery_id: id, hook: row.hook }, { subject: `webhook-deliveries/${id}` });
  },
});

/** Puts everything that is parked back to work: when a tenant is reactivated, changes its plan, or a month begins. */
export async function unpark({ tx, emit }: Pick<Context, 'tx' | 'emit'>): Promise<number> {
  const parked = await tx.many<{ id: string; hook: string }>`
    update webhook_deliveries set state = 'received' where state = 'parked' returning id, hook`;
  for (const { id, hook } of parked) emit(deliveryReceived, { delivery_id: id, hook }, { subject: `webhook-deliveries/${id}` });
  return parked.length;
}
