import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import { localFiles } from './files.ts';
import { newId } from './ids.ts';

const base = mkdtempSync(join(tmpdir(), 'serai-files-'));
afterAll(() => rmSync(base, { recursive: true }));
const storage = localFiles(base);
const files = storage.of;
const [tenant, other] = [newId(), newId()];

it('keeps bytes by name, for one tenant', async () => {
  expect(await files(tenant).put('labels/a-1.pdf', Buffer.from('one'))).toBe('labels/a-1.pdf');
  expect(await files(tenant).get('labels/a-1.pdf')).toEqual(Buffer.from('one'));
  expect(await files(other).get('labels/a-1.pdf')).toBeNull();
  expect(statSync(join(base, tenant, 'labels/a-1.pdf')).mode & 0o777).toBe(0o600);
});

it('writing again replaces the whole, also when many do at once, and leaves nothing aside', async () => {
  const versions = Array.from({ length: 20 }, (_, n) => Buffer.alloc(50_000, n));
  await Promise.all(versions.map((bytes) => files(tenant).put('racing.bin', bytes)));
  const stored = await files(tenant).get('racing.bin');
  expect(versions.some((bytes) => bytes.equals(stored!))).toBe(true);
  expect(readdirSync(join(base, tenant))).toEqual(['labels', 'racing.bin']);
});

const pieces = async function* (count: number) {
  for (let n = 0; n < count; n++) yield Buffer.alloc(64_000, n);
};
const read = (stream: Readable) => buffer(stream);

it('writes a stream, reads parts of it, and deletes it', async () => {
  expect(await files(tenant).write('exports/big.csv', pieces(5))).toBe(320_000);
  const whole = await files(tenant).get('exports/big.csv');
  const all = await files(tenant).open('exports/big.csv');
  expect([all!.size, whole!.equals(await read(all!.stream))]).toEqual([320_000, true]);
  const part = await files(tenant).open('exports/big.csv', { start: 63_999, end: 64_000 });
  expect([part!.size, [...(await read(part!.stream))]]).toEqual([320_000, [0, 1]]);
  const tail = await files(tenant).open('exports/big.csv', { start: 319_998 });
  expect([...(await read(tail!.stream))]).toEqual([4, 4]);
  await files(tenant).delete('exports/big.csv');
  await files(tenant).delete('exports/big.csv');
  expect([await files(tenant).open('exports/big.csv'), await files(tenant).get('exports/big.csv')]).toEqual([null, null]);
});

it('a stream that breaks leaves what was there, and nothing aside', async () => {
  await files(tenant).put('exports/kept.csv', Buffer.from('kept'));
  const broken = async function* () {
    yield* pieces(2);
    throw new Error('the database went away');
  };
  await expect(files(tenant).write('exports/kept.csv', broken())).rejects.toThrow('went away');
  expect(await files(tenant).get('exports/kept.csv')).toEqual(Buffer.from('kept'));
  expect(readdirSync(join(base, tenant, 'exports'))).toEqual(['kept.csv']);
});

it.each(['../x', '/etc/passwd', 'a/../b', 'a//b', '.hidden', 'a/.b', 'a/', '', 'a\\b', 'a\0b', 'a b', 'x'.repeat(256)])(
  'refuses %j',
  async (name) => {
    await expect(files(tenant).get(name)).rejects.toThrow(RangeError);
    await expect(files(tenant).put(name, Buffer.of(1))).rejects.toThrow(RangeError);
    await expect(files(tenant).write(name, pieces(1))).rejects.toThrow(RangeError);
    await expect(files(tenant).open(name)).rejects.toThrow(RangeError);
    await expect(files(tenant).delete(name)).rejects.toThrow(RangeError);
  },
);

it('erases everything of one tenant, and may do it again', async () => {
  await files(other).put('labels/b.pdf', Buffer.from('two'));
  await storage.erase(tenant);
  await storage.erase(tenant);
  expect(readdirSync(base)).toEqual([other]);
});

it('refuses a tenant that is no id', () => {
  expect(() => files('../..')).toThrow(RangeError);
  expect(() => storage.erase('..')).toThrow(RangeError);
});
