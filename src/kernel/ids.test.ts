import fc from 'fast-check';
import { version } from 'uuid';
import { expect, it } from 'vitest';
import { derivedId, isUuid, newId } from './ids.ts';

it('new ids are UUIDv7 and rise within a process', () => {
  const ids = Array.from({ length: 5_000 }, newId);
  expect(version(ids[0]!)).toBe(7);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

it('recognises UUIDs and nothing else', () => {
  expect(isUuid('019234AB-0000-7000-8000-00000000000f')).toBe(true);
  for (const bad of ['', 'abc', '019234ab-0000-7000-8000-00000000000', `${newId()}\n`, null, 7]) expect(isUuid(bad)).toBe(false);
});

it('derived ids are the same for the same parts and differ for any other', () => {
  expect(derivedId('a', 'b')).toBe(derivedId('a', 'b'));
  expect(version(derivedId('a'))).toBe(8);
  const parts = fc.array(fc.string(), { maxLength: 4 });
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      expect(derivedId(...a) === derivedId(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
  expect(derivedId('a', 'bc')).not.toBe(derivedId('ab', 'c'));
  expect(derivedId('a\u0000b')).not.toBe(derivedId('a', 'b'));
});
