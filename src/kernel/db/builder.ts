import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { Tables } from '#generated/db.ts';

/**
 * Builds typed SQL without a connection: give what it builds to `tx.many`, `tx.exec`, ….
 * A misspelt table or column is a compile error, because `Tables` comes from the catalogue.
 */
export const q = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
