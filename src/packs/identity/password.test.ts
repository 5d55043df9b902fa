import { expect, test } from 'vitest';
import { median } from '#test/pace';
import { refuseLeaked } from './leaked.ts';
import { hashPassword, isOutdatedHash, passwordCost, passwordFits } from './password.ts';
import { isMadeOf, wordsOf } from './rules/own-words.ts';

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
  const measure = async () => {
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
    return median(times.unknown) / median(times.wrong);
  };
  // Noise moves a median now and then, and never three times the same way; a missing hash moves it always.
  let ratio = await measure();
  for (let n = 1; n < 3 && !(ratio > 0.6 && ratio < 1.6); n++) ratio = await measure();
  expect(ratio).toBeGreaterThan(0.6);
  expect(ratio).toBeLessThan(1.6);
});

test('hashing costs 64 MiB and two passes, and never less than OWASP asks for', () => {
  expect(passwordCost(undefined)).toEqual({ memory: 65_536, passes: 2 });
  expect(passwordCost('131072,3')).toEqual({ memory: 131_072, passes: 3 });
  for (const weak of ['19455,2', '65536,1', '65536', 'fast', '-1,2']) expect(() => passwordCost(weak)).toThrow('at least 19456,2');
});

test('leaked passwords are refused, in capitals, with a number or a mark at the end, too', async () => {
  const refused = (password: string) =>
    refuseLeaked(password, '/password').then(
      () => undefined,
      (problem) => problem,
    );
  for (const leaked of ['qwertyuiop', '1q2w3e4r5t', 'Password123', 'PASSWORD123!', 'basketball', 'Basketball2024!', ' basketball '])
    expect(await refused(leaked), leaked).toMatchObject({ code: 'password_leaked', errors: [{ pointer: '/password' }] });
  for (const fine of ['correct horse battery staple', 'a long enough sentence', 'tvilling-grus-72-kopp'])
    expect(await refused(fine), fine).toBeUndefined();
});

test('a password that is little more than names others know is one of them, whatever it is dressed up with', () => {
  const words = wordsOf(['Chakra Teas & Co', 'chakra-teas', 'teas.example.com', 'Asha Rao', 'asha.rao@chakra-teas.example', null]);
  expect(words).toEqual(expect.arrayContaining(['chakrateas', 'chakra', 'teas', 'asha', 'rao', 'example', 'serai']));
  expect(words).not.toContain('com');
  for (const guessable of [
    'chakra-teas-2026',
    'ChakraTeas123!',
    'Asha.Rao.1984',
    'a5ha@chakra!!',
    'ch4kr4 t345 0001',
    'Teas4Chakra2026',
    'serai1234567',
    'Welcome2Serai!!',
    'admin@chakra1',
    'Password@Asha1',
  ])
    expect([guessable, isMadeOf(guessable, words)]).toEqual([guessable, true]);
  for (const fine of [
    'correct horse battery staple',
    'a long enough sentence',
    'we drink teas until the moon is up',
    'asha sings in the morning rain',
    'tvilling-grus-72-kopp',
    '1234567890123',
  ])
    expect([fine, isMadeOf(fine, words)]).toEqual([fine, false]);
});
