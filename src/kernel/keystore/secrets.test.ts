import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context } from '#kernel/context';
import { SealError } from '#kernel/crypto';
import { catalog } from '#kernel/db/checks';
import { declareSealed, secretsIn, startRotation } from '#kernel/keystore';
import { testApp } from '#test/app';

const app = await testApp();
const [acme, globex] = [await app.tenant(), await app.tenant()];

/** A transaction as commands get it. */
const within = async <T>(tenantId: string, work: (context: Context) => Promise<T>): Promise<T> =>
  app.world((await app.tenants.find(tenantId))!).transaction(work);

const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'opened',
    (error) => (error instanceof SealError ? error.reason : `${error}`),
  );

const cell = { table: 'orders', column: 'note', row: 'r1' };
declareSealed([cell]);

test('what one transaction sealed another opens, as text, bytes and JSON', async () => {
  const sealed = await within(acme.id, async ({ secrets }) => ({
    text: await secrets.seal('पता ✓', cell),
    json: await secrets.sealJson({ a: [1, null] }, cell),
    personal: await secrets.sealFor('users/1', 'Asha', cell),
  }));
  await within(acme.id, async ({ secrets }) => {
    expect((await secrets.open(sealed.text, cell)).toString()).toBe('पता ✓');
    expect(await secrets.openJson(sealed.json, cell)).toEqual({ a: [1, null] });
    expect((await secrets.openFor(sealed.personal!, cell))?.toString()).toBe('Asha');
  });
});

test('a column that no pack lists is not sealed: a rotation would miss it, and destroying the old key would lose it', async () => {
  const unlisted = within(acme.id, ({ secrets }) => secrets.sealJson({ iban: 'DE02' }, { table: 'payouts', column: 'iban', row: 'r1' }));
  await expect(unlisted).rejects.toThrow("payouts.iban is in no pack's `sealed`");
  // What is sealed for a subject is no rotation's business.
  const personal = within(acme.id, ({ secrets }) => secrets.sealFor('users/60', 'x', { table: 'payouts', column: 'iban', row: 'r1' }));
  expect(await personal).not.toBeNull();
});

test('every column whose name says it is sealed is on its pack’s list, authenticators’ secrets among them', () => {
  const listed = new Set(app.packs.flatMap((pack) => pack.sealed.map(({ table, column }) => `${table}.${column}`)));
  const named = Object.keys(catalog).flatMap((table) =>
    Object.keys(catalog[table]!.columns)
      .filter((column) => column.endsWith('_sealed'))
      .map((column) => `${table}.${column}`),
  );
  expect(named).toContain('totp_factors.secret_sealed');
  expect(named.filter((column) => !listed.has(column))).toEqual([]);
});

test('afterwards the transaction is the tenant again: keys are out of its reach, its tables are not', async () => {
  const seen = await within(acme.id, async ({ tx, secrets }) => {
    // Sent together: no statement of the transaction may run while the role is down.
    const [, , row] = await Promise.all([
      secrets.seal('x', cell),
      secrets.sealFor('users/2', 'y', cell),
      tx.one<{ role: string }>`select current_user::text as role from users limit 1`,
    ]);
    return [row.role, (await tx.one<{ role: string }>`select current_user::text as role`).role];
  });
  expect(seen).toEqual([acme.role, acme.role]);
});

test.each(['tenants', 'tenant_keys', 'subject_keys', 'rotations', 'schema_migrations'])(
  'neither a tenant nor the platform reads or writes keystore.%s',
  async (table) => {
    for (const sql of [`select * from keystore.${table}`, `delete from keystore.${table}`]) {
      await expect(acme.tx((tx) => tx.text(sql, []))).rejects.toThrow('permission denied');
      await expect(app.database.platform((tx) => tx.text(sql, []))).rejects.toThrow('permission denied');
    }
  },
);

test('property: a value moved to another tenant, table, column, row or key does not open', async () => {
  const part = fc.string({ minLength: 1, maxLength: 12 });
  const place = fc.record({ table: part, column: part, row: part });
  await fc.assert(
    fc.asyncProperty(place, place, fc.boolean(), fc.boolean(), async (from, to, sameTenant, personal) => {
      declareSealed([from]);
      const sealed = await within(acme.id, ({ secrets }) =>
        personal ? secrets.sealFor('users/3', 'secret', from) : secrets.seal('secret', from),
      );
      const same = JSON.stringify(from) === JSON.stringify(to) && sameTenant;
      const answer = await reason(
        within(sameTenant ? acme.id : globex.id, async ({ secrets }): Promise<unknown> => {
          return personal ? secrets.openFor(sealed!, to) : secrets.open(sealed!, to);
        }),
      );
      expect(answer === 'opened').toBe(same);
      // At its own place, but said to be under another key of the same tenant.
      const renamed = Buffer.from(sealed!);
      renamed[3]! ^= 1;
      expect(
        await reason(
          within(acme.id, ({ secrets }): Promise<unknown> => (personal ? secrets.openFor(renamed, from) : secrets.open(renamed, from))),
        ),
      ).not.toBe('opened');
    }),
    { numRuns: process.env.SERAI_TEST_FULL ? 300 : 40 },
  );
});

test('forgetting a subject erases what was sealed for it and nothing else, and no new key is made in its name', async () => {
  const sealed = await within(acme.id, async ({ secrets }) => ({
    theirs: await secrets.sealFor('users/4', 'gone', cell),
    others: await secrets.sealFor('users/5', 'stays', cell),
  }));
  expect(await within(acme.id, ({ secrets }) => secrets.forget('users/4'))).toBe(true);
  await within(acme.id, async ({ secrets }) => {
    expect(await secrets.openFor(sealed.theirs!, cell)).toBeNull();
    expect((await secrets.openFor(sealed.others!, cell))?.toString()).toBe('stays');
    expect(await secrets.sealFor('users/4', 'again', cell)).toBeNull();
    expect(await secrets.forget('users/4')).toBe(false);
  });
});

test('a refused transaction leaves no key behind, and forgets none', async () => {
  await expect(
    within(acme.id, async ({ secrets }) => {
      await secrets.sealFor('users/6', 'x', cell);
      await secrets.forget('users/5');
      throw new Error('refused');
    }),
  ).rejects.toThrow('refused');
  const rows = await app.database.owner((tx) => tx.many`select wrapped from keystore.subject_keys where subject in ('users/5', 'users/6')`);
  expect(rows).toHaveLength(1);
  expect(rows[0]!.wrapped).not.toBeNull();
});

test('nothing in the key store is a key in the clear', async () => {
  const [row] = await app.database.owner(
    (tx) => tx.many<{ wrapped: Uint8Array; master_key: string }>`select wrapped, master_key from keystore.tenant_keys`,
  );
  // Version, name of the master key, nonce, 32 encrypted bytes, tag.
  expect(row!.master_key).toBe('test');
  expect(row!.wrapped).toHaveLength(2 + 'test'.length + 12 + 32 + 16);
});

test('a blind index is equal for equal values of one column, and unrelated elsewhere', async () => {
  const of = (tenant: string, table: string, column: string, value: string) =>
    within(tenant, async ({ secrets }) => (await secrets.blindIndex(table, column, value)).toString('hex'));
  const first = await of(acme.id, 'users', 'iban', 'DE02120300000000202051');
  expect(first).toHaveLength(16);
  expect(await of(acme.id, 'users', 'iban', 'DE02120300000000202051')).toBe(first);
  const others = [
    await of(globex.id, 'users', 'iban', 'DE02120300000000202051'),
    await of(acme.id, 'users', 'pan', 'DE02120300000000202051'),
    await of(acme.id, 'people', 'iban', 'DE02120300000000202051'),
    await of(acme.id, 'users', 'iban', 'DE02120300000000202052'),
  ];
  expect(new Set([first, ...others]).size).toBe(5);
});

test('many at once make one key for one subject', async () => {
  const sealed = await Promise.all(
    Array.from({ length: 16 }, () => within(globex.id, ({ secrets }) => secrets.sealFor('users/7', 'x', cell))),
  );
  const rows = await app.database.owner((tx) => tx.many`select id from keystore.subject_keys where subject = 'users/7'`);
  expect(rows).toHaveLength(1);
  for (const one of sealed) expect((await within(globex.id, ({ secrets }) => secrets.openFor(one!, cell)))?.toString()).toBe('x');
});

test('a key is made in one go once the tenant’s key is known, and a tenant’s key that changed meanwhile is noticed', async () => {
  const { id } = await app.tenant();
  const version = async (subject: string) => {
    await within(id, ({ secrets }) => secrets.sealFor(subject, 'Asha', cell));
    const { tenant_key_version } = await app.database.owner(
      (tx) => tx.one<{ tenant_key_version: number }>`
        select tenant_key_version from keystore.subject_keys where tenant_id = ${id} and subject = ${subject}`,
    );
    return tenant_key_version;
  };
  expect(await version('users/1')).toBe(1);
  // The role is put down and the lock taken; the key is made and the role taken up.
  const statements = await within(id, async (context) => {
    const sent: string[] = [];
    const listened = new Proxy(context.tx, {
      get: (tx, name) => {
        const own = Reflect.get(tx, name);
        if (typeof own !== 'function') return own;
        return (...input: unknown[]) => {
          sent.push(String(name));
          return Reflect.apply(own, tx, input);
        };
      },
    });
    await secretsIn({ ...context, tx: listened }).sealFor('users/2', 'Asha', cell);
    return sent.length;
  });
  expect(statements).toBe(2);
  await within(id, (context) => startRotation(context));
  expect(await version('users/3')).toBe(2);
  expect(await version('users/1')).toBe(1);
  const same = await within(id, async ({ secrets }) => [
    await secrets.sealFor('users/1', 'a', cell),
    await secrets.sealFor('users/3', 'b', cell),
  ]);
  await within(id, async ({ secrets }) => {
    expect(await Promise.all(same.map(async (one) => (await secrets.openFor(one!, cell))?.toString()))).toEqual(['a', 'b']);
  });
});
