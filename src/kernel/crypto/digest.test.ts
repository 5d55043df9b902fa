import { expect, it } from 'vitest';
import { constantTimeEqual, digestHex, hmacSha256Base64, hmacSha256Hex, randomSecret } from './digest.ts';

it('SHA-256 and HMAC give the published values', () => {
  // FIPS 180-4 and RFC 4231, test case 2.
  expect(digestHex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  const expected = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
  expect(hmacSha256Hex('Jefe', 'what do ya want for nothing?')).toBe(expected);
  expect(hmacSha256Base64('Jefe', Buffer.from('what do ya want for nothing?'))).toBe(Buffer.from(expected, 'hex').toString('base64'));
});

it('compares text and bytes of any length', () => {
  expect(constantTimeEqual('abc', Buffer.from('abc'))).toBe(true);
  for (const [a, b] of [
    ['abc', 'abd'],
    ['abc', 'abcd'],
    ['', 'a'],
  ] as const)
    expect(constantTimeEqual(a, b)).toBe(false);
});

it('random secrets are long and never the same', () => {
  expect(randomSecret()).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(randomSecret(16)).toHaveLength(22);
  expect(randomSecret()).not.toBe(randomSecret());
});
