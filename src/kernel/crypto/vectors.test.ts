import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decrypt, encrypt } from './aes.ts';
import { derive } from './keys.ts';

const hex = (text: string) => Buffer.from(text, 'hex');

describe('HKDF-SHA-256, RFC 5869 appendix A', () => {
  it.each([
    [
      'A.1',
      '0b'.repeat(22),
      '000102030405060708090a0b0c',
      'f0f1f2f3f4f5f6f7f8f9',
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    ],
    [
      'A.2',
      Buffer.from(Array.from({ length: 80 }, (_, i) => i)).toString('hex'),
      Buffer.from(Array.from({ length: 80 }, (_, i) => 0x60 + i)).toString('hex'),
      Buffer.from(Array.from({ length: 80 }, (_, i) => 0xb0 + i)).toString('hex'),
      'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
    ],
    ['A.3', '0b'.repeat(22), '', '', '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8'],
  ])('%s', (_, key, salt, info, output) => {
    expect(derive(hex(key), hex(salt), hex(info), output.length / 2).toString('hex')).toBe(output);
  });
});

/** Debian's python3-cryptography-vectors, where it is installed: `.ci/run` installs it. */
const vectors = '/usr/lib/python3/dist-packages/cryptography_vectors';
const gcm = join(vectors, 'ciphers/AES/GCM');
const hkdf = join(vectors, 'KDF');

/** Blocks of `name = value` lines, as NIST writes them; a line in brackets sets a length. */
function blocks(path: string): Record<string, string>[] {
  return readFileSync(path, 'latin1')
    .split(/\r?\n\s*\r?\n/)
    .map((block) =>
      Object.fromEntries(
        block
          .split(/\r?\n/)
          .filter((line) => !line.startsWith('#') && !line.startsWith('['))
          .map((line) => line.split('=').map((part) => part.trim()))
          .filter(([name]) => name)
          .map(([name, value]) => [name!, value ?? 'yes']),
      ),
    );
}

describe.runIf(existsSync(gcm))('AES-256-GCM, NIST CAVP by way of Debian', () => {
  for (const file of existsSync(gcm) ? readdirSync(gcm).filter((name) => name.includes('256')) : []) {
    it(file, () => {
      let tried = 0;
      for (const { Key, IV, AAD = '', PT = '', CT = '', Tag, FAIL } of blocks(join(gcm, file))) {
        // Serai accepts 96-bit nonces and whole tags only.
        if (!Key || IV?.length !== 24 || Tag?.length !== 32) continue;
        const opened = decrypt(hex(Key), hex(IV), hex(CT + Tag), hex(AAD));
        if (FAIL) expect(opened).toBeUndefined();
        else expect(opened?.toString('hex')).toBe(PT);
        if (!FAIL) expect(encrypt(hex(Key), hex(IV), hex(PT), hex(AAD)).toString('hex')).toBe(CT + Tag);
        tried++;
      }
      expect(tried).toBeGreaterThan(100);
    });
  }
});

describe.runIf(existsSync(hkdf))('HKDF by way of Debian', () => {
  for (const file of existsSync(hkdf)
    ? readdirSync(hkdf).filter((name) => /hkdf.*sha-?256/i.test(name) || /rfc-5869-HKDF-SHA256/i.test(name))
    : []) {
    it(file, () => {
      let tried = 0;
      for (const { IKM, salt = '', info = '', L, OKM } of blocks(join(hkdf, file))) {
        if (!IKM || !OKM) continue;
        expect(derive(hex(IKM), hex(salt), hex(info), Number(L ?? OKM.length / 2)).toString('hex')).toBe(OKM);
        tried++;
      }
      expect(tried).toBeGreaterThan(0);
    });
  }
});
