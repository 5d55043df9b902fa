import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { environmentKeys, fileKeys, keyRing, keysFrom } from './keys.ts';

const base = mkdtempSync(join(tmpdir(), 'serai-keys-'));
afterAll(() => rmSync(base, { recursive: true }));
const b64 = (fill: number) => Buffer.alloc(32, fill).toString('base64');

describe('keys from the environment', () => {
  it('the first is current, all open', async () => {
    const ring = keyRing(await environmentKeys({ SERAI_KEYS: `new:${b64(2)}, old:${b64(1)}` }).load());
    expect(ring.current.id).toBe('new');
    expect(ring.ids).toEqual(['new', 'old']);
    expect(ring.find('old')?.key).toEqual(Buffer.alloc(32, 1));
    expect(ring.find('none')).toBeUndefined();
  });

  it('a key added in front changes no derived secret', async () => {
    const before = keyRing(await environmentKeys({ SERAI_KEYS: `old:${b64(1)}` }).load());
    const after = keyRing(await environmentKeys({ SERAI_KEYS: `new:${b64(2)},old:${b64(1)}` }).load());
    const rooted = keyRing(await environmentKeys({ SERAI_KEYS: `new:${b64(2)}`, SERAI_ROOT: b64(1) }).load());
    expect(after.secret('jwt')).toEqual(before.secret('jwt'));
    expect(rooted.secret('jwt')).toEqual(before.secret('jwt'));
  });

  it.each(['', ',', 'k1', `k1:${Buffer.alloc(31).toString('base64')}`, `:${b64(1)}`, `a b:${b64(1)}`])('refuses %j', async (text) => {
    await expect(environmentKeys({ SERAI_KEYS: text }).load()).rejects.toThrow();
  });

  it('refuses two keys of one name', async () => {
    const material = await environmentKeys({ SERAI_KEYS: `k:${b64(1)},k:${b64(2)}` }).load();
    expect(() => keyRing(material)).toThrow('same id');
  });
});

describe('keys from a file', () => {
  it('is made once, for the owner only, and stays the same', async () => {
    const directory = join(base, 'first', 'deep');
    const made = keyRing(await fileKeys(directory).load());
    expect(statSync(join(directory, 'keys.json')).mode & 0o777).toBe(0o600);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(readdirSync(directory)).toEqual(['keys.json']);
    const again = keyRing(await fileKeys(directory).load());
    expect(again.current).toEqual(made.current);
    expect(again.secret('jwt')).toEqual(made.secret('jwt'));
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

it('derived secrets differ by name, repeat by name, and have the length asked for', () => {
  const ring = keyRing({ keys: [{ id: 'k', key: Buffer.alloc(32, 1) }], root: Buffer.alloc(32, 2) });
  expect(ring.secret('jwt')).toEqual(ring.secret('jwt'));
  expect(ring.secret('jwt')).not.toEqual(ring.secret('database'));
  expect(ring.secret('jwt')).toHaveLength(32);
  expect(ring.secret('jwt', 64)).toHaveLength(64);
});
