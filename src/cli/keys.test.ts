import { expect, test } from 'vitest';
import { adminToken, testApp } from '#test/app';
import { sealedNotes } from '#test/sealed';
import { keysVerbs } from './keys.ts';

const app = await testApp();

async function serai(...args: string[]): Promise<string> {
  const lines: string[] = [];
  const admin = app.client(adminToken);
  const verbs = keysVerbs({
    print: (line) => void lines.push(line),
    client: async () => (method, path, body) => (method === 'GET' ? admin.get(path) : admin.post(path, body)),
  });
  await verbs.parseAsync(args, { from: 'user' });
  return lines.join('\n');
}

const shop = async () => {
  const tenant = await app.tenant();
  const made = await tenant.owner.post('/v1/courier-configs', { courier_type_code: 'sandbox', name: 'Sandbox' });
  expect(made.status).toBe(201);
  const world = app.world((await app.tenants.find(tenant.id))!);
  return { tenant, world };
};

test('shows, rotates, verifies: what a tenant sealed moves to its new key and still opens', async () => {
  const { tenant, world } = await shop();
  const cell = { table: 'people', column: 'name', row: 'r' };
  const sealed = await world.transaction(({ secrets }) => secrets.sealFor('users/1', 'Asha', cell));
  expect(await serai('show')).toMatch(new RegExp(`Master keys \\(environment\\): test; the first wraps\\.[\\s\\S]*${tenant.slug} +key 1 `));
  const verified = async () =>
    /^(\d+) keys and (\d+) fields open\.$/
      .exec(await serai('verify', tenant.slug))!
      .slice(1)
      .map(Number);
  const [keys, fields] = await verified();
  expect(keys).toBeGreaterThanOrEqual(2);
  expect(fields).toBe(2); // the courier's credentials and its webhook token
  expect(await serai('rotate', tenant.slug)).toMatch(/^[1-9]\d* keys and fields of/);
  expect(await verified()).toEqual([keys! + 1, fields]); // the older key is kept
  expect(await serai('show')).toMatch(new RegExp(`${tenant.slug} +key 2 \\(2 kept\\)`));
  expect(await serai('rotate', tenant.slug, '--resume')).toMatch(/^0 keys and fields/);
  expect((await world.transaction(({ secrets }) => secrets.openFor(sealed!, cell)))?.toString()).toBe('Asha');
});

test('one older version is destroyed, when nothing needs it any more', async () => {
  const { tenant, world } = await shop();
  const destroy = (version: number) => serai('destroy', tenant.slug, '--key-version', String(version), '--confirm', tenant.slug);
  await expect(destroy(1)).rejects.toThrow(/seals: rotate first/);
  await expect(destroy(7)).rejects.toThrow(/no key of this tenant/);
  await serai('rotate', tenant.slug);
  await expect(destroy(1)).rejects.toThrow(/two days after/);
  app.clock.now = new Date(Date.now() + 3 * 86_400_000);
  const [row] = await tenant.tx(
    (tx) => tx.many<{ id: string; sealed: Uint8Array }>`
    select id, credentials as sealed from courier_configs`,
  );
  // Put back as it was before the rotation, as a restored backup would.
  const old = Buffer.from(row!.sealed);
  old.write('t1', 2, 'ascii');
  const put = (bytes: Uint8Array) => tenant.tx((tx) => tx.exec`update courier_configs set credentials = ${bytes} where id = ${row!.id}`);
  await put(old);
  await expect(destroy(1)).rejects.toThrow(/still seals 1 values of courier_configs.credentials/);
  await put(row!.sealed);
  expect(await destroy(1)).toContain(`Key 1 of ${tenant.slug} is gone`);
  await expect(destroy(1)).rejects.toThrow(/destroyed before/);
  expect(await serai('verify', tenant.slug)).toMatch(/fields open/);
  const cell = { table: 'courier_configs', column: 'credentials', row: row!.id };
  expect(await world.transaction(({ secrets }) => secrets.openJson(row!.sealed, cell))).toBeTruthy();
  app.clock.now = undefined;
});

test('verify names what does not open, and fails', async () => {
  const { tenant, world } = await shop();
  await world.transaction(({ secrets }) => secrets.sealFor('users/1', 'x', { table: 'people', column: 'name', row: 'r' }));
  await app.database.owner(
    (tx) =>
      tx.exec`update keystore.subject_keys set wrapped = set_byte(wrapped, 30, 255 - get_byte(wrapped, 30)) where tenant_id = ${tenant.id} and subject = 'users/1'`,
  );
  await expect(serai('verify', tenant.slug)).rejects.toThrow('1 do not open');
});

test('destroying takes the slug twice; a subject, then everything', async () => {
  const { tenant, world } = await shop();
  const { read } = await sealedNotes(app, tenant, 1);
  const cell = { table: 'people', column: 'name', row: 'r' };
  const sealed = await world.transaction(({ secrets }) => secrets.sealFor('users/1', 'x', cell));
  await expect(serai('destroy', tenant.slug)).rejects.toThrow('--confirm');
  expect(await serai('destroy', tenant.slug, '--subject', 'users/1', '--confirm', tenant.slug)).toContain('is gone');
  expect(await serai('destroy', tenant.slug, '--subject', 'users/1', '--confirm', tenant.slug)).toContain('before');
  expect(await world.transaction(({ secrets }) => secrets.openFor(sealed!, cell))).toBeNull();
  await read();
  expect(await serai('destroy', tenant.slug, '--confirm', tenant.slug)).toContain('Every key');
  await expect(read()).rejects.toMatchObject({ reason: 'destroyed' });
  expect(await serai('show')).toMatch(new RegExp(`${tenant.slug} +destroyed`));
});

test('master keys that others set are changed by them; the current one is never destroyed', async () => {
  await expect(serai('rotate', '--master')).rejects.toThrow(/SERAI_KEYS/);
  expect(await serai('rotate', '--master', '--resume')).toMatch(/^test wraps; 0 tenant keys/);
  await expect(serai('destroy', '--master', 'test', '--confirm', 'test')).rejects.toThrow('rotate first');
  await expect(serai('destroy', '--master', 'none', '--confirm', 'none')).rejects.toThrow('no master key');
});
