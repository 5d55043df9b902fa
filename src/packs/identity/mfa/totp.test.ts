import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { base32, hotp, matchingStep, otpauthUri, stepOf } from './totp.ts';

const secret = Buffer.from('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1000);

test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('RFC 6238, appendix B: at %s the code is %s', (seconds, code) => {
  expect(hotp(secret, stepOf(at(seconds)), 8)).toBe(code);
});

const vectors = join(import.meta.dirname, '../../../../../shared/fixtures/crypto/rfc6238-totp.json');
test.runIf(existsSync(vectors))('every vector of RFC 6238, with all three hashes', () => {
  const file = JSON.parse(readFileSync(vectors, 'utf8'));
  expect(file.vectors.length).toBeGreaterThanOrEqual(18);
  for (const { time_sec, mode, totp } of file.vectors) {
    expect(hotp(Buffer.from(file.seed_ascii[mode]), stepOf(at(time_sec)), 8, mode.toLowerCase())).toBe(totp);
  }
});

test('a code fits its own step and one on either side', () => {
  const now = at(1_800_000_000);
  const step = stepOf(now);
  for (const offset of [-1, 0, 1]) expect(matchingStep(secret, hotp(secret, step + offset), now)).toBe(step + offset);
  for (const offset of [-3, -2, 2, 3]) expect(matchingStep(secret, hotp(secret, step + offset), now)).toBeUndefined();
  for (const odd of ['', '12345', `${hotp(secret, step)}0`, '      ', 'abcdef']) expect(matchingStep(secret, odd, now)).toBeUndefined();
});

test('secrets are written as RFC 4648 writes them', () => {
  const written = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(Buffer.from(text)));
  expect(written).toEqual(['', 'MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI']);
  expect(otpauthUri('A: B', 'a@b.example', secret)).toBe(
    'otpauth://totp/A%20%20B:a%40b.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=A%20%20B&algorithm=SHA1&digits=6&period=30',
  );
});
