import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { vaultDouble } from '#test/vault';
import { keyRing } from './keys.ts';
import { keysFrom } from './provider.ts';
import { bindTo } from './seal.ts';

const directory = mkdtempSync(join(tmpdir(), 'serai-vault-'));
const token = 'hvs.test';
let vault: Awaited<ReturnType<typeof vaultDouble>>;
beforeAll(async () => {
  vault = await vaultDouble(token);
});
afterAll(async () => {
  await vault.close();
  rmSync(directory, { recursive: true });
});

const provider = (more: Record<string, string> = {}) =>
  keysFrom({ SERAI_VAULT_KEY: 'serai', VAULT_ADDR: vault.address, VAULT_TOKEN: token, ...more }, directory);
const place = (version: number) => bindTo('tenant', 'keystore.tenant_keys', 'wrapped', String(version));
const key = Buffer.alloc(32, 7);

it('wraps and unwraps by Vault, only at its own place, and no other process needs the key', async () => {
  const wrapped = await provider().wrap(key, place(1));
  expect(wrapped.toString()).toMatch(/^vault:v1:/);
  expect(provider().wrappedBy(wrapped)).toBe('v1');
  expect(await provider().unwrap(wrapped, place(1))).toEqual(key);
  await expect(provider().unwrap(wrapped, place(2))).rejects.toMatchObject({ reason: 'mismatch' });
  await expect(provider().unwrap(Buffer.from('junk'), place(1))).rejects.toMatchObject({ reason: 'format' });
});

it('keeps the root of derived secrets wrapped in a file, the same for every process', async () => {
  const [one, other] = [await keyRing(provider()), await keyRing(provider())];
  expect(one.secret('jwt')).toEqual(other.secret('jwt'));
  const file = join(directory, 'root.vault');
  expect(readFileSync(file, 'ascii')).toMatch(/^vault:v\d+:/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('a ring asks Vault once for a key', async () => {
  const ring = await keyRing(provider());
  const wrapped = await ring.wrap(key, place(3));
  const before = vault.asked.filter((line) => line === 'POST decrypt').length;
  await Promise.all([1, 2, 3].map(() => ring.unwrap(wrapped, place(3))));
  expect(vault.asked.filter((line) => line === 'POST decrypt')).toHaveLength(before + 1);
});

it('rotates and rewraps without the key leaving Vault; a destroyed version unwraps nothing, the root still opens', async () => {
  const keys = provider();
  const secret = (await keyRing(keys)).secret('jwt');
  const wrapped = await keys.wrap(key, place(1));
  expect(await keys.rotate()).toBe('v2');
  expect(await keys.ids()).toEqual(['v2', 'v1']);
  const decryptions = vault.asked.filter((line) => line === 'POST decrypt').length;
  const again = await keys.rewrap(wrapped, place(1));
  expect(vault.asked.filter((line) => line === 'POST decrypt')).toHaveLength(decryptions);
  expect(keys.wrappedBy(again)).toBe('v2');
  await expect(keys.destroy('v2')).rejects.toThrow('current');
  await keys.destroy('v1');
  expect(await keys.ids()).toEqual(['v2']);
  await expect(keys.unwrap(wrapped, place(1))).rejects.toMatchObject({ reason: 'unknown_key' });
  expect(await keys.unwrap(again, place(1))).toEqual(key);
  expect((await keyRing(provider())).secret('jwt')).toEqual(secret);
});

it('a refused token is an error of its own, never a wrong key; half a configuration is refused', async () => {
  await expect(provider({ VAULT_TOKEN: 'no' }).wrap(key, place(1))).rejects.toThrow('403');
  expect(() => keysFrom({ SERAI_VAULT_KEY: 'serai' }, directory)).toThrow('VAULT_ADDR');
});
