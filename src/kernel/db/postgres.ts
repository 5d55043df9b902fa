import type { Socket } from 'node:net';
import pg from 'pg';
import { sharedListener } from './listener.ts';
import { tenantPreamble } from './preamble.ts';
import { notNested, withRetry } from './retry.ts';
import type { Roles } from './roles.ts';
import { postgresSession } from './session.ts';
import { ident, statementName } from './statement.ts';
import { makeTx } from './tx.ts';
import { type Database, TransactionEnded, type Tx } from './types.ts';

const asText = (value: string) => value;
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, asText);
types.setTypeParser(pg.types.builtins.NUMERIC, asText);
types.setTypeParser(pg.types.builtins.INT8, Number);

export interface PostgresOptions {
  /** The owner's address, from DATABASE_URL: migrates, provisions, keeps partitions. */
  ownerUrl: string;
  /** Password of `serai_<id>_app`, which serves requests and owns nothing. */
  appPassword: string;
  roles: Roles;
  /** Connections that serve requests (default 10). */
  poolSize?: number;
}

function appUrl({ ownerUrl, appPassword, roles }: PostgresOptions): string {
  const url = new URL(ownerUrl);
  url.username = roles.app;
  url.password = appPassword;
  return url.href;
}

/**
 * The pipelined connection sends each query without waiting for the one before, so a transaction's preamble, statements
 * and commit cost no more round trips than the caller itself waits for.
 */
const makePool = (connectionString: string, max: number, patience = 5_000) => {
  const pool = new pg.Pool({
    connectionString,
    max,
    types,
    pipeline: true,
    connectionTimeoutMillis: patience,
    application_name: 'serai',
  } as pg.PoolConfig);
  // A lost connection is replaced by the pool, and whoever uses it gets the error of the statement; without listeners it would
  // end the process. The pool's own listener is only there while a connection is idle.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
};

/** Holds back what is written until the caller waits: statements sent together leave in one packet, with one system call. */
function gather(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

function txOn(client: pg.PoolClient, opening: Promise<unknown>, isEnded: () => boolean): Tx {
  return makeTx(async (text, values) => {
    if (isEnded()) throw new TransactionEnded();
    const name = statementName(text);
    gather(client);
    try {
      const result = await client.query({ text, values, ...(name ? { name } : {}) });
      return { rows: result.rows, affected: result.rowCount ?? 0 };
    } catch (error) {
      await opening; // if the preamble failed, that is the reason to tell
      throw error;
    }
  });
}

async function transaction<T>(
  pool: pg.Pool,
  preamble: string,
  readOnly: boolean,
  work: (tx: Tx, last: () => void, client: pg.PoolClient) => Promise<T>,
) {
  const client = await pool.connect();
  gather(client);
  const opening = client.query(`begin; ${preamble}`);
  opening.catch(() => {});
  let broken = false;
  let failed = false;
  let closing: Promise<[unknown, pg.QueryResult]> | undefined;
  const close = () => {
    closing ??= Promise.all([opening, client.query('commit')]);
    closing.catch(() => {}); // awaited below, where it matters
    return closing;
  };
  try {
    const result = await work(
      txOn(client, opening, () => failed || closing !== undefined),
      close,
      client,
    );
    const closed = close();
    // A statement failed and nobody said so: PostgreSQL rolls back and calls that a success.
    if (!readOnly && (await closed)[1].command !== 'COMMIT')
      throw new Error('A failed statement was passed over: the transaction was rolled back.');
    return result;
  } catch (error) {
    // What the work began and did not wait for sends nothing more: the connection is about to be somebody else's.
    failed = true;
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

export function openPostgres(options: PostgresOptions): Database {
  const { roles } = options;
  const app = makePool(appUrl(options), options.poolSize ?? 10);
  // Provisioning queues here, one after the other: a crowd of new tenants waits longer than any request would.
  const owner = makePool(options.ownerUrl, 4, 60_000);
  const sessions = {
    owner: postgresSession(owner, sharedListener(options.ownerUrl)),
    process: postgresSession(app, sharedListener(appUrl(options))),
  };
  return {
    kind: 'postgres',
    tenant: (tenant, settings, work) =>
      notNested(() => withRetry(() => transaction(app, tenantPreamble(tenant, settings), settings.readOnly ?? false, work))),
    platform: (work) =>
      notNested(() =>
        withRetry(() => transaction(app, `set local role ${ident(roles.platform)}; set local search_path = platform, public`, false, work)),
      ),
    queue: (work) => notNested(() => transaction(app, 'set local search_path = public', false, work)),
    owner: (work) =>
      notNested(() =>
        withRetry(() =>
          transaction(owner, 'set local search_path = public; set local statement_timeout = 0', false, (tx, _, client) =>
            work({
              ...tx,
              async script(sql) {
                await client.query(sql);
              },
            }),
          ),
        ),
      ),
    session: (as) => sessions[as],
    async close() {
      await Promise.all([app.end(), owner.end()]);
    },
  };
}
