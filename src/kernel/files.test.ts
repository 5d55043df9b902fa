import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { localFiles } from './files.ts';
import { newId } from './ids.ts';

const base = mkdtempSync(join(tmpdir(), 'serai-files-'));
afterAll(() => rmSync(base, { recursive: true }));
const files = localFiles(base);
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

it.each(['../x', '/etc/passwd', 'a/../b', 'a//b', '.hidden', 'a/.b', 'a/', '', 'a\\b', 'a\0b', 'a b', 'x'.repeat(256)])(
  'refuses %j',
  async (name) => {
    await expect(files(tenant).get(name)).rejects.toThrow(RangeError);
    await expect(files(tenant).put(name, Buffer.of(1))).rejects.toThrow(RangeError);
  },
);

it('refuses a tenant that is no id', () => {
  expect(() => files('../..')).toThrow(RangeError);
});
