import { setTimeout as sleep } from 'node:timers/promises';
import type { MigrationProgress } from '#kernel/db/migrate';
import { type MigrationReport, migrationReport, upgradeTenants } from '#platform';
import { servicesOf } from '../app.ts';
import { bringSharedUpToDate, bringUpToDate, openInstallation } from '../installation.ts';
import { packs } from '../packs.ts';
import { connect } from './client.ts';
import { Held, holderOf, takeLock } from './lock.ts';
import type { Settings } from './settings.ts';
import { ask, type Client, find } from './tenant.ts';

type Print = (line: string) => void;

/**
 * `serai migrate [slug]`: brings everything, or one tenant, up to date, with a line per tenant; with `statusOnly` it changes nothing and
 * says what has run and what waits. Where a server runs on the data directory it is asked; else it is done here. Returns the exit status.
 */
export async function migrate(settings: Settings, slug: string | undefined, statusOnly: boolean, print: Print): Promise<number> {
  const holder = settings.databaseUrl ? undefined : holderOf(settings.directory);
  if (holder) {
    if (!holder.url) throw new Held(settings.directory, holder);
    const { client, close } = await connect(settings);
    try {
      if (statusOnly) return await told((page) => ask<MigrationReport>(client, 'GET', `/migrations/status?${query(page)}`), slug, print);
      print(`The server at ${holder.url} does it with the code it began with. After an update, restart it.`);
      return await follow(client, slug, print);
    } finally {
      await close();
    }
  }
  const lock = settings.databaseUrl ? undefined : takeLock(settings.directory);
  try {
    return statusOnly ? await status(settings, slug, print) : await apply(settings, slug, print);
  } finally {
    lock?.release();
  }
}

async function apply(settings: Settings, slug: string | undefined, print: Print): Promise<number> {
  const { database, roles } = await openInstallation(settings);
  try {
    let migrated = 0;
    const onProgress = ({ tenant, applied, done, total, error }: MigrationProgress) => {
      migrated += applied;
      const what = error ? `failed: ${error.message}` : applied ? `${applied} applied` : 'up to date';
      print(`${String(done).padStart(String(total).length)}/${total}  ${tenant.slug.padEnd(24)} ${what}`);
    };
    const services = servicesOf(roles);
    let failed: readonly MigrationProgress[];
    if (slug === undefined) failed = await bringUpToDate(database, roles, services, onProgress);
    else {
      await bringSharedUpToDate(database, roles);
      const tenant = await database.platform((tx) => tx.maybe<{ id: string }>`select id from platform.tenants where slug = ${slug}`);
      if (!tenant) throw new Error(`There is no tenant ${slug}.`);
      ({ failed } = await upgradeTenants(database, services, { only: tenant.id, onProgress }));
    }
    print(failed.length ? inWords(failed.length) : migrated ? `${migrated} migrations applied.` : 'Everything is up to date.');
    return failed.length ? 1 : 0;
  } finally {
    await database.close();
  }
}

const inWords = (failed: number): string =>
  failed === 1
    ? 'One tenant failed and is held back. Mend it and run this again.'
    : `${failed} tenants failed and are held back. Mend them and run this again.`;

/** Asks the running server for a run and tells of it until it ends. */
async function follow(client: Client, slug: string | undefined, print: Print): Promise<number> {
  const asked = slug === undefined ? '/migrations/run' : `/tenants/${(await find(client, slug)).id}/migrate`;
  const { id } = await ask<{ id: string }>(client, 'POST', asked, {});
  for (let last = ''; ; await sleep(300)) {
    const { run, data } = await ask<MigrationReport>(client, 'GET', '/migrations/status?limit=100');
    if (run?.id !== id) throw new Error('Another run began meanwhile; see serai migrate --status.');
    const line = `${run.done}/${run.total}  ${run.applied} applied${run.failed ? `, ${run.failed} failed` : ''}`;
    if (line !== last && run.state !== 'waiting') print(line);
    last = line;
    if (!run.finished_at) continue;
    for (const tenant of data) if (tenant.state === 'failed') print(lineOf(tenant.slug, tenant));
    print(run.failed ? inWords(run.failed) : run.applied ? `${run.applied} migrations applied.` : 'Everything is up to date.');
    return run.failed ? 1 : 0;
  }
}

interface Page {
  readonly limit: number;
  readonly offset: number;
  readonly slug?: string;
}

const query = ({ limit, offset, slug }: Page) => `limit=${limit}&offset=${offset}${slug ? `&slug=${encodeURIComponent(slug)}` : ''}`;

async function status(settings: Settings, slug: string | undefined, print: Print): Promise<number> {
  const { database } = await openInstallation(settings);
  try {
    const there = await database.owner(
      (tx) => tx.one<{ ledger: boolean; runs: boolean }>`
        select to_regclass('platform.schema_migrations') is not null as ledger, to_regclass('platform.tenant_migrations') is not null as runs`,
    );
    if (!there.ledger || !there.runs) {
      print('platform                 is older than this code: run serai migrate');
      return 1;
    }
    return await told((page) => database.owner((tx) => migrationReport(tx, packs, page)), slug, print);
  } finally {
    await database.close();
  }
}

/** One line per tenant. Status 1 when something waits, so that a deployment can ask. */
async function told(read: (page: Page) => Promise<MigrationReport>, slug: string | undefined, print: Print): Promise<number> {
  let waits = false;
  for (let offset: number | null = 0; offset !== null; ) {
    const page: MigrationReport = await read({ limit: 100, offset, ...(slug ? { slug } : {}) });
    if (offset === 0) {
      if (slug && page.data.length === 0) throw new Error(`There is no tenant ${slug}.`);
      if (!slug) print(lineOf('platform', { packs: page.shared }));
      waits = page.shared.some(({ pending }) => pending.length > 0);
    }
    for (const tenant of page.data) print(lineOf(tenant.slug, tenant));
    waits ||= page.data.some(({ state }) => state !== 'up_to_date');
    offset = page.next_offset;
  }
  return waits ? 1 : 0;
}

type Told = Pick<MigrationReport['data'][number], 'packs'> &
  Partial<Pick<MigrationReport['data'][number], 'state' | 'migration' | 'error'>>;

function lineOf(name: string, { packs: each, state, migration, error }: Told): string {
  const applied = each.reduce((sum, pack) => sum + pack.applied, 0);
  const pending = each.flatMap((pack) => pack.pending.map((one) => `${pack.pack}/${one}`));
  const at = migration ? ` at ${migration}` : '';
  const waiting = pending.length ? `waiting: ${pending.join(', ')}` : 'nothing waits';
  const what = state === 'failed' ? `failed${at}: ${error}` : state === 'running' ? `running${at}` : waiting;
  return `${name.padEnd(24)} ${String(applied).padStart(3)} applied, ${what}`;
}
