import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Held, type Holder, holderOf, takeLock } from './lock.ts';

const made: string[] = [];
const directory = () => {
  const path = mkdtempSync(join(tmpdir(), 'serai-lock-'));
  made.push(path);
  return path;
};
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true });
});

const file = (path: string) => join(path, 'serai.lock');
const left = (path: string, holder: Partial<Holder>) =>
  writeFileSync(file(path), JSON.stringify({ pid: 1, started: null, url: null, admin_token: 'sadm_left', ...holder }));

async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version']);
  await once(child, 'close');
  return child.pid!;
}

test('a taken directory is refused, with who has it and what to do', () => {
  const path = directory();
  const lock = takeLock(path);
  expect(() => takeLock(path)).toThrow(new RegExp(`^Process ${process.pid} uses ${path} at this moment`));
  lock.announce('http://127.0.0.1:3000');
  expect(() => takeLock(path)).toThrow(
    `Serai runs on ${path} already: http://127.0.0.1:3000 (process ${process.pid}). Stop it first, or give another directory with --data.`,
  );
  expect(holderOf(path)).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:3000', admin_token: lock.adminToken });
  lock.release();
  expect(holderOf(path)).toBeUndefined();
  takeLock(path).release();
  expect(readdirSync(path)).toEqual([]);
});

test('only its owner may read the file, which holds a token that is new each time', () => {
  const path = directory();
  const first = takeLock(path);
  first.announce('http://127.0.0.1:1');
  expect(statSync(file(path)).mode & 0o777).toBe(0o600);
  first.release();
  const second = takeLock(path);
  expect(second.adminToken).not.toBe(first.adminToken);
  expect(second.adminToken.length).toBeGreaterThan(40);
  second.release();
});

test('a lock whose process died is taken over, also when it was cut off half-way', async () => {
  const path = directory();
  left(path, { pid: await endedProcess() });
  expect(holderOf(path)).toBeUndefined();
  takeLock(path).release();
  writeFileSync(file(path), '{"pid":');
  takeLock(path).release();
  expect(readdirSync(path)).toEqual([]);
});

test.runIf(process.platform === 'linux')('a process that was given the number of a dead one has nothing', () => {
  const path = directory();
  left(path, { pid: process.pid, started: '1' });
  expect(holderOf(path)).toBeUndefined();
  takeLock(path).release();
});

test('a live process of somebody else counts', () => {
  const path = directory();
  left(path, { pid: process.ppid });
  expect(() => takeLock(path)).toThrow(Held);
});

test('releasing leaves a lock alone that another process took over', () => {
  const path = directory();
  const lock = takeLock(path);
  left(path, { pid: process.ppid });
  lock.release();
  expect(JSON.parse(readFileSync(file(path), 'utf8'))).toMatchObject({ pid: process.ppid });
});
