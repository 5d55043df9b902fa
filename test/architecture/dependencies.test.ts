import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

it('gives every dependency one line in docs/dependencies.md', () => {
  const page = read('docs/dependencies.md');
  const explained = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]);
  const depended = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap(Object.keys);
  expect(explained.toSorted()).toEqual(depended.toSorted());
});

it('pins every dependency to one exact version', () => {
  const versions = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  expect(Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

// Where a registry lacks the package of another platform, npm install leaves it out of the lock file, and npm ci then refuses the file
// on every machine. Write such an entry by hand: version, os, cpu, libc, optional.
it('locks what every package asks for, also what other platforms need', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { dependencies?: object; optionalDependencies?: object }>;
  };
  const resolves = (from: string, name: string): boolean => {
    if (packages[`${from === '' ? '' : `${from}/`}node_modules/${name}`]) return true;
    return from !== '' && resolves(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
  };
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !resolves(path, name))
      .map((name) => `${path || 'package.json'} asks for ${name}`),
  );
  expect(missing).toEqual([]);
});
