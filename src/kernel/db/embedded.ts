import { PGlite, type Transaction } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { postgis } from './postgis.ts';
import { tenantPreamble } from './preamble.ts';
import { notNested, withRetry } from './retry.ts';
import type { Roles } from './roles.ts';
import { embeddedSession } from './session.ts';
import { ident } from './statement.ts';
import { makeTx } from './tx.ts';
import { type Database, TransactionEnded, type Tx } from './types.ts';

const asText = (value: string) => value;
const numeric = 1700;
const date = 1082;
const int8 = 20;

/** Opens PGlite with the extensions Serai needs. `directory` on disk, or none for a database in memory. */
export function openPglite(directory?: string, loadDataDir?: Blob): Promise<PGlite> {
  return PGlite.create({
    ...(directory ? { dataDir: directory } : {}),
    ...(loadDataDir ? { loadDataDir } : {}),
    extensions: { postgis, pg_trgm },
    parsers: { [numeric]: asText, [date]: asText, [int8]: Number },
  });
}

function txOn(transaction: Transaction, isEnded: () => boolean): Tx {
  return makeTx(async (text, values) => {
    if (isEnded()) throw new TransactionEnded();
    const result = await transaction.query<Record<string, unknown>>(text, values);
    return { rows: result.rows, affected: result.affectedRows ?? result.rows.length };
  });
}

/** One connection: transactions wait for each other. Everything runs as the superuser until a role is set. */
export function openEmbedded(pglite: PGlite, roles: Roles): Database {
  const transaction = <T>(preamble: string, work: (tx: Tx, raw: Transaction) => Promise<T>): Promise<T> =>
    notNested(() =>
      withRetry(
        () =>
          pglite.transaction(async (raw) => {
            await raw.exec(preamble); // several statements: the extended protocol refuses them
            let isEnded = false;
            try {
              return await work(
                txOn(raw, () => isEnded),
                raw,
              );
            } finally {
              // What the work began and did not wait for sends nothing more: outside the transaction it would be the superuser's.
              isEnded = true;
            }
          }) as Promise<T>,
      ),
    );
  return {
    kind: 'embedded',
    tenant: (tenant, options, work) => transaction(tenantPreamble(tenant, options), (tx) => work(tx, () => {})),
    platform: (work) => transaction(`set local role ${ident(roles.platform)}; set local search_path = platform, public`, work),
    queue: (work) => transaction('set local search_path = public', work),
    owner: (work) =>
      transaction('set local search_path = public', (tx, raw) =>
        work({
          ...tx,
          async script(sql) {
            await raw.exec(sql);
          },
        }),
      ),
    session: () => embeddedSession(pglite),
    dump: () => pglite.dumpDataDir('none'),
    close: () => pglite.close(),
  };
}
