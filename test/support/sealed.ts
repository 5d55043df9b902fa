import type { Context } from '#kernel/context';
import { newId } from '#kernel/ids';
import { declareSealed, moveBatch } from '#kernel/keystore';
import type { App } from '../../src/app.ts';
import type { TestTenant } from './app.ts';

export const notes = { table: 'sealed_notes', column: 'body' };
declareSealed([notes]);
export const textOf = (id: string): string => `note of ${id}`;

type Within = <T>(work: (context: Context) => Promise<T>) => Promise<T>;

/** A tenant's table of so many sealed fields, and transactions of that tenant. */
export async function sealedNotes(app: App, tenant: Pick<TestTenant, 'id' | 'schema' | 'role'>, count: number) {
  await app.database.owner((tx) =>
    tx.script(`
      create table ${tenant.schema}.sealed_notes (id uuid primary key, body bytea);
      grant select, insert, update on ${tenant.schema}.sealed_notes to "${tenant.role}"`),
  );
  const known = (await app.tenants.find(tenant.id))!;
  const within: Within = (work) => app.world(known).transaction(work);
  const ids = Array.from({ length: count }, () => newId());
  for (let from = 0; from < count; from += 2_000) {
    const some = ids.slice(from, from + 2_000);
    await within(async ({ tx, secrets }) => {
      const bodies = await Promise.all(some.map((row) => secrets.seal(textOf(row), { ...notes, row })));
      await tx.exec`insert into sealed_notes select * from unnest(${some}::uuid[], ${bodies}::bytea[])`;
    });
  }
  const pick = () => ids[Math.floor(Math.random() * ids.length)]!;
  return {
    ids,
    within,
    /** Reads one field as a request would. Throws when it does not open or says something else. */
    read: () =>
      within(async ({ tx, secrets }) => {
        const row = pick();
        const { body } = await tx.one<{ body: Uint8Array }>`select body from sealed_notes where id = ${row}`;
        const text = (await secrets.open(body, { ...notes, row })).toString();
        if (text !== textOf(row)) throw new Error(`${row} says ${text}`);
      }),
    write: () =>
      within(async ({ tx, secrets }) => {
        const row = pick();
        await tx.exec`update sealed_notes set body = ${await secrets.seal(textOf(row), { ...notes, row })} where id = ${row}`;
      }),
    move: (size?: number) => within((context) => moveBatch(context, [notes], size)),
  };
}
