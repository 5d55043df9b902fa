import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

it('gives every dependency one line in docs/dependencies.md', () => {
  const page = readFileSync(new URL('../../docs/dependencies.md', import.meta.url), 'utf8');
  const explained = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]);
  const depended = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap(Object.keys);
  expect(explained.toSorted()).toEqual(depended.toSorted());
});

it('pins every dependency to one exact version', () => {
  const versions = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  expect(Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
