import { type Context, command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { migrationReport, Report, Run, readRun } from '../migration-report.ts';
import { asOwner } from '../owner-tx.ts';
import { tenants } from '../resources.ts';
import type { Services } from '../services.ts';

const admin = { access: 'platform', permission: 'platform.admin' } as const;
const nothing = Type.Object({}, { additionalProperties: false });

/** GET /platform/v1/migrations/status. The owner's deed, because each tenant's ledger is in its own schema. */
export const showMigrations = ({ packs }: Services) =>
  command({
    ...admin,
    on: 'migrations',
    target: 'collection',
    verb: 'status',
    method: 'GET',
    runAs: 'owner',
    summary: 'Show which migrations ran in which tenant, what waits, what failed, and how far the present run is.',
    input: Type.Object(
      {
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: 'Tenants a page; default 50.' })),
        offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'Tenants to pass over.' })),
        slug: Type.Optional(Type.String({ maxLength: 40, description: 'Only the tenant with this slug.' })),
      },
      { additionalProperties: false },
    ),
    output: Report,
    run: ({ tx }, { limit = 50, offset = 0, slug }) => migrationReport(asOwner(tx), packs, { limit, offset, slug }),
  });

/** Asks for a run; a process that works takes it up within seconds. One at a time: the second who asks is told that it is under way. */
async function ask({ tx, newId, now, actor }: Context, tenantId: string | null) {
  const id = newId();
  const asked = await tx.exec`
    insert into platform.migration_runs (id, tenant_id, origin, asked_by, state, created_at)
    values (${id}, ${tenantId}, 'asked', ${actor.id}, 'waiting', ${now})
    on conflict (origin) where origin = 'asked' and state <> 'finished' do nothing`;
  if (!asked) throw fail('invalid_state', { state: 'running', allowed: ['finished'] });
  return readRun(tx, id);
}

/** POST /platform/v1/migrations/run. It may be asked for again after any failure: what ran stays, the rest goes on. */
export const runMigrations = command({
  ...admin,
  on: 'migrations',
  target: 'collection',
  verb: 'run',
  summary: 'Bring every tenant up to date with the code that runs, in the background.',
  input: nothing,
  output: Run,
  run: (context) => ask(context, null),
});

/** POST /platform/v1/tenants/{id}/migrate */
export const migrateTenant = command({
  ...admin,
  on: tenants,
  verb: 'migrate',
  summary: 'Bring one tenant up to date with the code that runs, in the background.',
  input: nothing,
  output: Run,
  run: (context) => ask(context, context.id),
});
