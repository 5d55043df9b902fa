import type { Static } from 'typebox';
import { Type } from '#kernel/command';
import { ident, literal, type OwnerTx } from '#kernel/db';
import { inOrder } from '#kernel/db/migrate';
import { migrationsOf } from '#kernel/db/migrations';
import type { Pack } from '#kernel/pack';
import { lostAfter } from './migration-run.ts';
import { packsFor } from './packs-for.ts';

const text = (description: string) => Type.String({ description });
const optional = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const moment = (description: string) => Type.Union([Type.String({ format: 'date-time' }), Type.Null()], { description });
const count = (description: string) => Type.Integer({ description });

export const Run = Type.Object(
  {
    id: Type.String({ format: 'uuid', description: 'The run.' }),
    tenant_id: optional('The one tenant it is about; null: all.'),
    origin: Type.Enum(['start', 'asked'], {
      description: 'start: a process began with other code than the last; asked: by a super admin.',
    }),
    state: Type.Enum(['waiting', 'running', 'interrupted', 'failed', 'finished'], {
      description:
        'waiting: no process took it up yet; interrupted: its process was lost, the next one goes on; failed: finished, but not for every tenant.',
    }),
    total: count('Tenants it looks at.'),
    done: count('Tenants it has looked at.'),
    applied: count('Migrations it has applied.'),
    failed: count('Tenants that could not be brought up to date.'),
    created_at: moment('When it was asked for.'),
    started_at: moment('When a process took it up.'),
    finished_at: moment('When it had looked at every tenant.'),
  },
  { description: 'A run.' },
);

const OfPack = Type.Object({
  pack: text('The pack; kernel: what every tenant has; platform and keystore: what is there once.'),
  version: optional('The last of its migrations that ran; null: none.'),
  applied: count('How many ran.'),
  pending: Type.Array(text('Name of a migration.'), { description: 'Those that this code has and that did not run.' }),
});

export const Report = Type.Object({
  run: Type.Union([Run, Type.Null()], { description: 'The latest run; null: there was none.' }),
  shared: Type.Array(OfPack, { description: 'The schemas that an installation has once.' }),
  packs: Type.Array(text('Name of a pack.'), { description: 'Every pack there is, in the order in which they are brought up to date.' }),
  total: count('How many tenants there are.'),
  held_back: count('How many of them could not be brought up to date: nobody works in those.'),
  data: Type.Array(
    Type.Object({
      id: Type.String({ format: 'uuid', description: 'The tenant.' }),
      slug: text('Its slug.'),
      name: text('Its name.'),
      state: Type.Enum(['up_to_date', 'waiting', 'running', 'failed'], { description: 'failed: held back until it succeeds.' }),
      migration: optional('The migration that runs, or that failed, as <pack>/<name>.'),
      error: optional('What the database said to it.'),
      changed_at: moment('When something last ran or failed.'),
      packs: Type.Array(OfPack, { description: 'The packs that its schema has or should have.' }),
    }),
    { description: 'Tenants that failed first, then those at work, then by slug.' },
  ),
  next_offset: Type.Union([Type.Integer(), Type.Null()], { description: 'Give it as offset for the next page; null on the last.' }),
});
export type Report = Static<typeof Report>;

const stateOfRun = `case when r.state = 'finished' and r.failed > 0 then 'failed'
  when r.state = 'running' and r.alive_at < now() - interval '${lostAfter} seconds' then 'interrupted' else r.state end`;
const runFields = `r.id, r.tenant_id, r.origin, ${stateOfRun} as state, r.total, r.done, r.applied, r.failed, r.created_at, r.started_at, r.finished_at`;

/** One run; null: the latest. */
export async function readRun({ text }: Pick<OwnerTx, 'text'>, id: string | null = null): Promise<Static<typeof Run> | null> {
  const sql = `select ${runFields} from platform.migration_runs r where $1::uuid is null or r.id = $1 order by r.created_at desc, r.id desc limit 1`;
  const [run] = await text<Static<typeof Run>>(sql, [id]);
  return run ?? null;
}

interface Row {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly schema_name: string;
  readonly packs: string[];
  readonly entitled_features: string[];
  readonly held_back: string | null;
  readonly at_work: boolean;
  readonly migration: string | null;
  readonly updated_at: string | null;
}

/**
 * What ran and what waits: the shared schemas, and a page of tenants with each of their packs. Read by the owner, whom the command line
 * and the screen both ask, so that they tell the same.
 */
export async function migrationReport(
  tx: OwnerTx,
  all: readonly Pack[],
  { limit, offset, slug }: { limit: number; offset: number; slug?: string },
): Promise<Report> {
  const counts = await tx.one<{ total: number; held_back: number }>`
    select count(*)::int as total, count(held_back)::int as held_back from platform.tenants`;
  const rows = await tx.many<Row>`
    select t.id, t.slug, t.name, t.schema_name, t.packs, t.held_back, a.entitled_features, m.migration, m.updated_at,
      m.state is not distinct from 'running' and r.state = 'running' and r.alive_at > now() - make_interval(secs => ${lostAfter}) as at_work
    from platform.tenants t
    join platform.tenant_access a on a.id = t.id
    left join platform.tenant_migrations m on m.tenant_id = t.id
    left join platform.migration_runs r on r.id = m.run_id
    where ${slug ?? null}::text is null or t.slug = ${slug ?? null}::text
    order by t.held_back is null, (m.state is not distinct from 'running') desc, t.slug
    limit ${limit + 1} offset ${offset}`;
  const page = rows.slice(0, limit);
  const ledger = await ledgersOf(tx, ['platform', 'keystore', ...page.map(({ schema_name }) => schema_name)]);
  const ofPack = (schema: string, pack: string) => {
    const ran = ledger.get(schema)?.get(pack) ?? [];
    const pending = migrationsOf(pack).flatMap(({ name }) => (ran.includes(name) ? [] : [name]));
    return { pack, version: ran.at(-1) ?? null, applied: ran.length, pending };
  };
  return {
    run: await readRun(tx),
    shared: ['platform', 'keystore'].map((name) => ofPack(name, name)),
    packs: inOrder(all),
    ...counts,
    data: page.map((row) => {
      const wanted = packsFor(all, new Set(row.entitled_features), new Set(row.packs));
      const packs = inOrder(wanted).map((pack) => ofPack(row.schema_name, pack));
      const waits = packs.some(({ pending }) => pending.length > 0);
      const state = row.at_work ? 'running' : row.held_back !== null ? 'failed' : waits ? 'waiting' : 'up_to_date';
      return {
        id: row.id,
        slug: row.slug,
        name: row.name,
        state,
        migration: state === 'running' || state === 'failed' ? row.migration : null,
        error: row.held_back,
        changed_at: row.updated_at,
        packs,
      };
    }),
    next_offset: rows.length > limit ? offset + limit : null,
  };
}

/** The ledgers of many schemas in one statement: schema → pack → names of what ran, in order. */
async function ledgersOf(tx: OwnerTx, schemas: readonly string[]): Promise<Map<string, Map<string, string[]>>> {
  const each = schemas.map(
    (schema) =>
      `select ${literal(schema)}::text as schema, pack, array_agg(name order by name) as names from ${ident(schema)}.schema_migrations group by pack`,
  );
  const rows = await tx.text<{ schema: string; pack: string; names: string[] }>(each.join(' union all '), []);
  const found = new Map<string, Map<string, string[]>>();
  for (const { schema, pack, names } of rows) found.set(schema, (found.get(schema) ?? new Map<string, string[]>()).set(pack, names));
  return found;
}
