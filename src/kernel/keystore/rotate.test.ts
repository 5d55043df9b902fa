import { expect, test } from 'vitest';
import type { SealError } from '#kernel/crypto';
import { destroyTenantKeys, rewrapTenantKeys, startRotation } from '#kernel/keystore';
import { testApp } from '#test/app';
import { notes, sealedNotes, textOf } from '#test/sealed';
import { sealedBy } from '../crypto/seal.ts';

const app = await testApp();
const server = app.database.kind === 'postgres';
// 300,000 are for `bin/bench rotation`, which counts failed reads too.
const fields = server && process.env.SERAI_TEST_FULL ? 30_000 : 3_000;

test(`rotating ${fields} fields under reads and writes, stopped in mid-batch again and again: no read fails, nothing stays behind`, async () => {
  const tenant = await app.tenant();
  const { ids, within, read, write, move } = await sealedNotes(app, tenant, fields);
  const personal = { table: 'people', column: 'name', row: 'r' };
  const subjects = Array.from({ length: 300 }, (_, i) => `users/${i}`);
  const about = await within(({ secrets }) => Promise.all(subjects.map((subject) => secrets.sealFor(subject, subject, personal))));
  const index = await within(({ secrets }) => secrets.blindIndex('people', 'iban', 'DE02'));

  let running = true;
  const done = { reads: 0, writes: 0 };
  const errors: unknown[] = [];
  const load = async (kind: 'reads' | 'writes', deed: () => Promise<void>) => {
    while (running) {
      await deed().then(
        () => done[kind]++,
        (error) => errors.push(error),
      );
      await new Promise(setImmediate);
    }
  };
  const loads = [...Array.from({ length: server ? 3 : 1 }, () => load('reads', read)), load('writes', write)];
  await read();
  expect(await within((context) => startRotation(context))).toEqual({ version: 2 });
  expect(await within((context) => startRotation(context))).toEqual({ version: 2 }); // it is the one under way

  let moved = 0;
  for (let batch = 0, idle = false; !idle; batch++) {
    if (batch % 4 === 2) {
      await expect(
        within(async (context) => {
          const { moveBatch } = await import('#kernel/keystore');
          await moveBatch(context, [notes]);
          throw new Error('killed');
        }),
      ).rejects.toThrow('killed');
    }
    const result = await move();
    moved += result.moved;
    idle = result.idle;
  }
  running = false;
  await Promise.all(loads);
  expect(errors).toEqual([]);
  expect(done.reads).toBeGreaterThan(0);
  expect(done.writes).toBeGreaterThan(0);
  // The worker's own schedule may have moved some.
  expect(moved).toBeGreaterThan(0);

  for (let from = 0; from < ids.length; from += 10_000) {
    await within(async ({ tx, secrets }) => {
      const rows = await tx.many<{ id: string; body: Uint8Array }>`
        select id, body from sealed_notes where id = any(${ids.slice(from, from + 10_000)}::uuid[])`;
      expect(rows).toHaveLength(Math.min(10_000, ids.length));
      for (const { id, body } of rows) {
        if (sealedBy(body) !== 't2') throw new Error(`${id} is still under ${sealedBy(body)}`);
        if ((await secrets.open(body, { ...notes, row: id })).toString() !== textOf(id)) throw new Error(`${id} says something else`);
      }
    });
  }
  const left = await app.database.owner(
    (tx) => tx.many`select 1 from keystore.subject_keys where tenant_id = ${tenant.id} and tenant_key_version < 2`,
  );
  expect(left).toEqual([]);
  await within(async ({ secrets }) => {
    for (const [i, sealed] of about.entries()) expect((await secrets.openFor(sealed!, personal))?.toString()).toBe(subjects[i]);
    expect(await secrets.blindIndex('people', 'iban', 'DE02')).toEqual(index);
  });
  expect(await move()).toEqual({ moved: 0, idle: true });
}, 600_000);

test('a rotation waits for those who sealed with the old key, so that it misses none of it', async () => {
  const tenant = await app.tenant();
  const { within } = await sealedNotes(app, tenant, 1);
  const order: string[] = [];
  const sealed = Promise.withResolvers<void>();
  const sealing = within(async ({ tx, secrets }) => {
    const row = '018f0000-0000-7000-8000-000000000001';
    const body = await secrets.seal(textOf(row), { ...notes, row });
    sealed.resolve();
    // Time in which a rotation that does not wait would be through.
    await new Promise((resolve) => setTimeout(resolve, 400));
    await tx.exec`insert into sealed_notes values (${row}, ${body})`;
    order.push('sealed');
  });
  await sealed.promise;
  await within((context) => startRotation(context)).then(() => order.push('rotated'));
  await sealing;
  expect(order).toEqual(['sealed', 'rotated']);
});

test('master keys: every tenant key is wrapped anew by the current one, a batch at a time', async () => {
  const keys = { ...app.keys, provider: { ...app.keys.provider, ids: async () => ['other'] } };
  const { left } = await app.database.owner((tx) => rewrapTenantKeys(tx, keys, 1));
  expect(left).toBeGreaterThan(1);
  expect(await app.database.owner((tx) => rewrapTenantKeys(tx, app.keys))).toMatchObject({ left: 0 });
});

test("a destroyed tenant's data opens nowhere, in this process neither, whatever backup it is restored from", async () => {
  const tenant = await app.tenant();
  const { ids, within, read } = await sealedNotes(app, tenant, 3);
  await read();
  const personal = { table: 'people', column: 'name', row: 'r' };
  const sealed = await within(({ secrets }) => secrets.sealFor('users/1', 'Asha', personal));
  // What an ordinary backup holds: the tenant's schema, without the key store.
  const backup = await tenant.tx((tx) => tx.many<{ id: string; body: Uint8Array }>`select id, body from sealed_notes`);
  expect(await within(({ secrets }) => secrets.forget('users/1'))).toBe(true);
  await within(async ({ secrets }) => {
    expect(await secrets.openFor(sealed!, personal)).toBeNull();
  });
  await app.database.owner((tx) => destroyTenantKeys(tx, tenant.id, new Date()));
  await app.database.owner((tx) => tx.script(`truncate ${tenant.schema}.sealed_notes`));
  await tenant.tx(
    (tx) =>
      tx.exec`insert into sealed_notes select * from unnest(${backup.map(({ id }) => id)}::uuid[], ${backup.map(({ body }) => body)}::bytea[])`,
  );
  expect(backup).toHaveLength(ids.length);
  const reason = (work: Promise<unknown>) => work.catch((error) => (error as SealError).reason);
  expect(await reason(read())).toBe('destroyed');
  expect(await reason(within(({ secrets }) => secrets.seal('x', { ...notes, row: 'r' })))).toBe('destroyed');
  // Neither under a key this process saw before, nor under a new one.
  expect(await reason(within(({ secrets }) => secrets.sealFor('users/2', 'x', personal)))).toBe('destroyed');
  expect(await within(({ secrets }) => secrets.openFor(sealed!, personal))).toBeNull();
});
