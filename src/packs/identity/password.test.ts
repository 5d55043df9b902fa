import { expect, test } from 'vitest';
import { hashPassword, isOutdatedHash, passwordFits } from './password.ts';

test('a password fits its own hash only', async () => {
  const stored = await hashPassword('correct horse battery staple');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordFits(stored, 'correct horse battery staple')).toBe(true);
  expect(await passwordFits(stored, 'correct horse battery stapler')).toBe(false);
  expect(isOutdatedHash(stored)).toBe(false);
  expect(isOutdatedHash('$argon2id$v=19$m=4096,t=3,p=1$c2FsdA$aGFzaA')).toBe(true);
});

test('nobody signs in without a stored hash, and looking takes as long', async () => {
  const stored = await hashPassword('something');
  // Taken in turns, so that a busy machine slows both alike.
  const times = { wrong: [] as number[], unknown: [] as number[] };
  for (let i = 0; i < 21; i++) {
    for (const [kind, hash] of [
      ['wrong', stored],
      ['unknown', null],
    ] as const) {
      const start = performance.now();
      expect(await passwordFits(hash, 'wrong')).toBe(false);
      times[kind].push(performance.now() - start);
    }
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[10]!;
  const ratio = median(times.unknown) / median(times.wrong);
  expect(ratio).toBeGreaterThan(0.6);
  expect(ratio).toBeLessThan(1.6);
});
