import { migrationStatus } from '#kernel/db/migrate';
import { migrationsOf } from '#kernel/db/migrations';
import { packsOfTenants } from '#platform';
import { startApp } from '../app.ts';
import { openInstallation } from '../installation.ts';
import { packs } from '../packs.ts';
import { Held, holderOf, takeLock } from './lock.ts';
import type { Settings } from './settings.ts';

/** `serai migrate`: does what a start does, with a line per tenant; with `statusOnly` it changes nothing. Returns the exit status. */
export async function migrate(settings: Settings, statusOnly: boolean, print: (line: string) => void): Promise<number> {
  const holder = settings.databaseUrl ? undefined : holderOf(settings.directory);
  if (holder) {
    if (!holder.url) throw new Held(settings.directory, holder);
    print(`The server at ${holder.url} brought everything up to date when it started. After an update, restart it.`);
    return 0;
  }
  const lock = settings.databaseUrl ? undefined : takeLock(settings.directory);
  try {
    return statusOnly ? await status(settings, print) : await apply(settings, print);
  } finally {
    lock?.release();
  }
}

async function apply(settings: Settings, print: (line: string) => void): Promise<number> {
  let migrated = 0;
  const app = await startApp({
    ...settings,
    role: 'api',
    onMigrate: ({ tenant, applied, done, total, error }) => {
      migrated += applied;
      const what = error ? `failed: ${error.message}` : applied ? `${applied} applied` : 'up to date';
      print(`${String(done).padStart(String(total).length)}/${total}  ${tenant.slug.padEnd(24)} ${what}`);
    },
  });
  await app.close();
  print(migrated ? `${migrated} migrations applied.` : 'Everything is up to date.');
  return 0;
}

/** One line per tenant. Status 1 when something waits, so that a deployment can ask. */
async function status(settings: Settings, print: (line: string) => void): Promise<number> {
  const { database } = await openInstallation(settings);
  try {
    const ledger = await database.owner(
      (tx) => tx.one<{ there: boolean }>`select to_regclass('platform.schema_migrations') is not null as there`,
    );
    const applied = ledger.there
      ? await database.owner((tx) => tx.many<{ name: string }>`select name from platform.schema_migrations where pack = 'platform'`)
      : [];
    const shared = migrationsOf('platform').filter(({ name }) => !applied.some((row) => row.name === name));
    print(
      line(
        'platform',
        applied.length,
        shared.map(({ name }) => name),
      ),
    );
    if (!ledger.there || shared.length === migrationsOf('platform').length) return 1;
    let waiting = shared.length;
    for (const { tenant, wanted } of await packsOfTenants(database, packs)) {
      const state = await migrationStatus(database, tenant, wanted);
      waiting += state.pending.length;
      print(line(tenant.slug, state.applied, state.pending));
    }
    return waiting > 0 ? 1 : 0;
  } finally {
    await database.close();
  }
}

const line = (name: string, applied: number, pending: readonly string[]) =>
  `${name.padEnd(24)} ${String(applied).padStart(3)} applied, ${pending.length ? `waiting: ${pending.join(', ')}` : 'nothing waits'}`;
