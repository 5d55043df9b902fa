import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keyRing } from './keys.ts';
import { environmentKeys, fileKeys } from './local.ts';
import { keysFrom } from './provider.ts';
import { bindTo, sealKeys } from './seal.ts';

const base = mkdtempSync(join(tmpdir(), 'serai-keys-'));
afterAll(() => rmSync(base, { recursive: true }));
const b64 = (fill: number) => Buffer.alloc(32, fill).toString('base64');

describe('keys from the environment', () => {
  it('the first is current, all open', async () => {
    const provider = environmentKeys({ SERAI_KEYS: `new:${b64(2)}, old:${b64(1)}` });
    const keys = sealKeys((await provider.load()).keys);
    expect(keys.current.id).toBe('new');
    expect(await provider.ids()).toEqual(['new', 'old']);
    expect(keys.find('old')?.key).toEqual(Buffer.alloc(32, 1));
    expect(keys.find('none')).toBeUndefined();
  });

  it('a key added in front changes no derived secret', async () => {
    const before = await keyRing(environmentKeys({ SERAI_KEYS: `old:${b64(1)}` }));
    const after = await keyRing(environmentKeys({ SERAI_KEYS: `new:${b64(2)},old:${b64(1)}` }));
    const rooted = await keyRing(environmentKeys({ SERAI_KEYS: `new:${b64(2)}`, SERAI_ROOT: b64(1) }));
    expect(after.secret('jwt')).toEqual(before.secret('jwt'));
    expect(rooted.secret('jwt')).toEqual(before.secret('jwt'));
  });

  it.each(['', ',', 'k1', `k1:${Buffer.alloc(31).toString('base64')}`, `:${b64(1)}`, `a b:${b64(1)}`])('refuses %j', async (text) => {
    await expect(environmentKeys({ SERAI_KEYS: text }).load()).rejects.toThrow();
  });

  it('refuses two keys of one name', async () => {
    await expect(environmentKeys({ SERAI_KEYS: `k:${b64(1)},k:${b64(2)}` }).load()).rejects.toThrow('same id');
  });
});

describe('keys from a file', () => {
  it('is made once, for the owner only, and stays the same', async () => {
    const directory = join(base, 'first', 'deep');
    const made = await fileKeys(directory).load();
    expect(statSync(join(directory, 'keys.json')).mode & 0o777).toBe(0o600);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(readdirSync(directory)).toEqual(['keys.json']);
    expect(await fileKeys(directory).load()).toEqual(made);
  });

  it('two keys made apart differ', async () => {
    const [a, b] = await Promise.all([fileKeys(join(base, 'a')).load(), fileKeys(join(base, 'b')).load()]);
    expect(a.root.equals(b.root)).toBe(false);
    expect(a.keys[0]!.key.equals(b.keys[0]!.key)).toBe(false);
    expect(a.keys[0]!.key.equals(a.root)).toBe(false);
  });

  it.each([0o640, 0o604, 0o660, 0o644])('refuses a file of mode %o', async (mode) => {
    const directory = join(base, `mode-${mode}`);
    await fileKeys(directory).load();
    chmodSync(join(directory, 'keys.json'), mode);
    await expect(fileKeys(directory).load()).rejects.toThrow(/may be read by others/);
  });

  it('never replaces a file it cannot read', async () => {
    const directory = join(base, 'damaged');
    await fileKeys(directory).load();
    writeFileSync(join(directory, 'keys.json'), '{"version":1,');
    await expect(fileKeys(directory).load()).rejects.toThrow(/not a key file/);
    writeFileSync(join(directory, 'keys.json'), '{"version":2,"keys":[]}');
    await expect(fileKeys(directory).load()).rejects.toThrow(/version/);
  });

  it('is used unless the environment has keys', () => {
    expect(keysFrom({}, base).name).toBe('file');
    expect(keysFrom({ SERAI_KEYS: `k:${b64(1)}` }, base).name).toBe('environment');
  });
});

const place = bindTo('tenant', 'keystore.tenant_keys', 'wrapped', '1');

describe('wrapping', () => {
  it('another process finds the key that was rotated in, and a destroyed one opens nothing', async () => {
    const directory = join(base, 'rotated');
    const [one, other] = [fileKeys(directory), fileKeys(directory)];
    const key = Buffer.alloc(32, 5);
    const before = await one.wrap(key, place);
    await other.root();
    const [first] = await one.ids();
    const second = await one.rotate();
    expect(await one.ids()).toEqual([second, first]);
    const after = await one.rewrap(before, place);
    expect(one.wrappedBy(after)).toBe(second);
    expect(await other.unwrap(after, place)).toEqual(key);
    expect(await one.unwrap(before, place)).toEqual(key);
    await expect(one.destroy(second)).rejects.toThrow('current');
    await one.destroy(first!);
    await expect(fileKeys(directory).unwrap(before, place)).rejects.toMatchObject({ reason: 'unknown_key' });
    expect(await one.unwrap(after, place)).toEqual(key);
    expect(readdirSync(directory)).toEqual(['keys.json']);
    expect(statSync(join(directory, 'keys.json')).mode & 0o777).toBe(0o600);
  });

  it('the environment is changed by whoever set it', async () => {
    const provider = environmentKeys({ SERAI_KEYS: `k:${b64(1)}` });
    await expect(provider.rotate()).rejects.toThrow('SERAI_KEYS');
    await expect(provider.destroy('k')).rejects.toThrow('SERAI_KEYS');
  });

  it('a ring asks its provider once for a key, and again for what failed', async () => {
    const provider = environmentKeys({ SERAI_KEYS: `k:${b64(1)}` });
    let asked = 0;
    const unwrap: typeof provider.unwrap = (...given) => {
      asked++;
      return provider.unwrap(...given);
    };
    const counting = { ...provider, unwrap };
    const ring = await keyRing(counting);
    const wrapped = await ring.wrap(Buffer.alloc(32, 3), place);
    for (let i = 0; i < 3; i++) expect(await ring.unwrap(wrapped, place)).toEqual(Buffer.alloc(32, 3));
    expect(asked).toBe(1);
    const elsewhere = bindTo('tenant', 'keystore.tenant_keys', 'wrapped', '2');
    for (let i = 0; i < 2; i++) await expect(ring.unwrap(wrapped, elsewhere)).rejects.toMatchObject({ reason: 'mismatch' });
    expect(asked).toBe(3);
  });
});

it('derived secrets differ by name, repeat by name, and have the length asked for', async () => {
  const ring = await keyRing(environmentKeys({ SERAI_KEYS: `k:${b64(1)}`, SERAI_ROOT: b64(2) }));
  expect(ring.secret('jwt')).toEqual(ring.secret('jwt'));
  expect(ring.secret('jwt')).not.toEqual(ring.secret('database'));
  expect(ring.secret('jwt')).toHaveLength(32);
  expect(ring.secret('jwt', 64)).toHaveLength(64);
});
