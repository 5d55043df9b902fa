import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startApp } from '../../src/app.ts';
import { only } from '../../src/kernel/db/postgis.ts';

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/serai');

/** Everything a prepared database depends on. A change makes a new one. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const add = (folder: string, wanted: (file: string) => boolean) => {
    for (const entry of readdirSync(folder, { recursive: true }) as string[]) {
      if (wanted(entry)) hash.update(entry).update(readFileSync(join(folder, entry)));
    }
  };
  add(join(root, 'src'), (file) => file.endsWith('.sql') || /(kernel\/(db|jobs)\/|platform\/).*\.ts$/.test(file));
  for (const file of ['package-lock.json', 'test/support/snapshot.ts']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Settings that every test process shares, so that one prepared database fits all. */
export const testKeys = `test:${Buffer.alloc(32, 7).toString('base64')}`;

/** Of the log only where it goes on; of the three databases the one that is used, not those that others are made from. */
const needed = (wal: string) => new RegExp(`^(?!pg_wal/[0-9A-F]{24}$|base/[14]/.)|^pg_wal/${wal}$`);

/** A snapshot as the embedded database takes it, without going through the pieces of a Blob. */
export const loaded = (path: string): Blob =>
  Object.assign(new Blob([]), {
    async arrayBuffer() {
      const bytes = new Uint8Array(new ArrayBuffer(statSync(path).size));
      const file = openSync(path, 'r');
      readSync(file, bytes);
      closeSync(file);
      return bytes.buffer;
    },
  });

/** The embedded database with everything but tenants, as a file that loads in well under a second. */
export async function embeddedSnapshot(): Promise<string> {
  const path = join(cache, `snapshot-${fingerprint()}.tar`);
  if (existsSync(path)) return path;
  mkdirSync(cache, { recursive: true });
  // Only what nobody uses any more: several checkouts may share this folder and test at the same time.
  const stale = (file: string) => file.startsWith('snapshot-') && Date.now() - statSync(join(cache, file)).mtimeMs > 3_600_000;
  for (const old of readdirSync(cache).filter(stale)) rmSync(join(cache, old), { force: true });
  const directory = mkdtempSync(join(tmpdir(), 'serai-'));
  const app = await startApp({ directory, inMemory: true, role: 'api' });
  // What was written until now is in the tables' files, and none of it is done again whenever the snapshot is opened.
  const { wal } = await app.database.owner(async (tx) => {
    await tx.script('checkpoint');
    return tx.one<{ wal: string }>`select pg_walfile_name(redo_lsn) as wal from pg_control_checkpoint()`;
  });
  const dump = Buffer.from(await (await app.database.dump!()).arrayBuffer());
  const partial = `${path}.${process.pid}`;
  writeFileSync(partial, only(dump, needed(wal)));
  renameSync(partial, path);
  await app.close();
  rmSync(directory, { recursive: true, force: true });
  return path;
}

const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const named = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;

/** A PostgreSQL database with everything but tenants, from which each test file's own is copied. */
export async function serverTemplate(url: string): Promise<string> {
  const template = `serai_template_${fingerprint()}`;
  const exists = await withClient(
    url,
    async (client) => (await client.query('select 1 from pg_database where datname = $1', [template])).rowCount,
  );
  if (!exists) {
    await withClient(url, (client) => client.query(`create database ${template}`));
    const directory = mkdtempSync(join(tmpdir(), 'serai-'));
    const app = await startApp({ directory, databaseUrl: named(url, template), role: 'api' });
    await app.close();
    rmSync(directory, { recursive: true, force: true });
  }
  return template;
}

/** A copy for one test file. It gets an installation id of its own, since roles belong to the whole server. */
export async function copyTemplate(url: string, template: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `serai_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await withClient(url, (client) => client.query(`create database ${name} template ${template}`));
  const copy = named(url, name);
  await withClient(copy, (client) => client.query(`update platform.installation set id = substr(md5(random()::text), 1, 6)`));
  return {
    url: copy,
    drop: () => withClient(url, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}

/** A database with nothing in it, as an operator gives one. */
export async function emptyDatabase(url: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `serai_empty_${process.pid}_${randomBytes(4).toString('hex')}`;
  await withClient(url, (client) => client.query(`create database ${name}`));
  return {
    url: named(url, name),
    drop: () => withClient(url, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}
