import type { PGlite } from '@electric-sql/pglite';
import type pg from 'pg';

/**
 * Statements outside any transaction of ours, for the job queue's own housekeeping. A text without values may hold several
 * statements, its own `begin` and `commit` among them.
 */
export interface Session {
  execute(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  /**
   * Calls back with each payload sent to the channel, and with null after every (re)connection, when some may have been missed.
   * Resolves once it listens, to the way to stop.
   */
  listen(channel: string, heard: (payload: string | null) => void): Promise<() => Promise<void>>;
}

const lastRows = (result: unknown): { rows: Record<string, unknown>[] } => ({
  rows: [result].flat().flatMap((part) => (part as { rows?: Record<string, unknown>[] }).rows ?? []),
});

export function postgresSession(pool: pg.Pool, listen: Session['listen']): Session {
  return {
    async execute(text, values) {
      const client = await pool.connect();
      try {
        const result = lastRows(await (values?.length ? client.query(text, values) : client.query(text)));
        client.release();
        return result;
      } catch (error) {
        // It may have stopped between a begin and its commit: the connection goes, and its transaction with it.
        client.release(true);
        throw error;
      }
    },
    listen,
  };
}

export function embeddedSession(pglite: PGlite): Session {
  return {
    async execute(text, values) {
      try {
        return lastRows(values?.length ? await pglite.query(text, values) : await pglite.exec(text));
      } catch (error) {
        await pglite.query('rollback').catch(() => {});
        throw error;
      }
    },
    async listen(channel, heard) {
      const stop = await pglite.listen(channel, heard);
      heard(null);
      return () => stop();
    },
  };
}
