import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decrypt, encrypt } from './aes.ts';
import { bindTo, open, openJson, SealError, seal, sealedBy, sealJson, sealKeys } from './seal.ts';

const key = (id: string, fill: number) => ({ id, key: Buffer.alloc(32, fill) });
const ring = sealKeys([key('k2', 2), key('k1', 1)]);
const here = bindTo('tenant', 'sales_channels', 'credentials', 'row');

const reasonOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof SealError) return error.reason;
  }
  return 'opened';
};

interface Vector {
  comment: string;
  key: string;
  iv: string;
  aad: string;
  msg: string;
  ct: string;
  tag: string;
  result: 'valid' | 'invalid';
}

const files = ['../../../test/fixtures/crypto/aes-256-gcm.json', '../../../../shared/fixtures/crypto/wycheproof-aes-256-gcm.json']
  .map((path) => new URL(path, import.meta.url))
  .filter((url) => existsSync(url));

describe.each(files.map((url) => ({ name: url.pathname.split('/').at(-1), url })))('vectors of $name', ({ url }) => {
  const { testGroups } = JSON.parse(readFileSync(url, 'utf8')) as { testGroups: { tests: Vector[] }[] };
  const hex = (text: string) => Buffer.from(text, 'hex');
  it.each(testGroups.flatMap((group) => group.tests))('$comment $result', (vector) => {
    const sealed = hex(vector.ct + vector.tag);
    const opened = decrypt(hex(vector.key), hex(vector.iv), sealed, hex(vector.aad));
    if (vector.result === 'invalid') return expect(opened).toBeUndefined();
    expect(opened?.toString('hex')).toBe(vector.msg);
    expect(encrypt(hex(vector.key), hex(vector.iv), hex(vector.msg), hex(vector.aad))).toEqual(sealed);
  });
});

describe('sealing', () => {
  it('opens what it sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(open(ring, seal(ring, bytes, here), here)).toEqual(Buffer.from(bytes));
      }),
    );
    expect(open(ring, seal(ring, 'पता ✓', here), here).toString()).toBe('पता ✓');
    expect(openJson(ring, sealJson(ring, { api_key: 'x', n: [1, null] }, here), here)).toEqual({ api_key: 'x', n: [1, null] });
  });

  it('hides the plaintext and repeats nothing', () => {
    const [a, b] = [seal(ring, 'secret', here), seal(ring, 'secret', here)];
    expect(a.includes('secret')).toBe(false);
    expect(a.equals(b)).toBe(false);
  });

  it('uses the current key and still opens with those before it', () => {
    const old = seal(sealKeys([key('k1', 1)]), 'before', here);
    expect(sealedBy(old)).toBe('k1');
    expect(sealedBy(seal(ring, 'now', here))).toBe('k2');
    expect(open(ring, old, here).toString()).toBe('before');
    expect(reasonOf(() => open(sealKeys([key('k3', 3)]), old, here))).toBe('unknown_key');
    expect(reasonOf(() => open(sealKeys([key('k1', 4)]), old, here))).toBe('mismatch');
  });

  it('any flipped bit is noticed', () => {
    const sealed = seal(ring, 'forty-two', here);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const damaged = Buffer.from(sealed);
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      expect(reasonOf(() => open(ring, damaged, here))).not.toBe('opened');
    }
  });

  it('any truncation is noticed', () => {
    const sealed = seal(ring, 'forty-two', here);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(reasonOf(() => open(ring, sealed.subarray(0, length), here))).not.toBe('opened');
    }
    expect(reasonOf(() => open(ring, Buffer.from('plain text'), here))).toBe('format');
  });

  it('a value moved to another place does not open', () => {
    const sealed = seal(ring, 'x', here);
    const elsewhere = [
      bindTo('other', 'sales_channels', 'credentials', 'row'),
      bindTo('tenant', 'courier_configs', 'credentials', 'row'),
      bindTo('tenant', 'sales_channels', 'webhook_secret', 'row'),
      bindTo('tenant', 'sales_channels', 'credentials', 'row2'),
    ];
    for (const binding of elsewhere) expect(reasonOf(() => open(ring, sealed, binding))).toBe('mismatch');
  });

  it('no two places share a binding', () => {
    const place = fc.tuple(fc.string(), fc.string(), fc.string(), fc.string());
    fc.assert(
      fc.property(place, place, (a, b) => Buffer.from(bindTo(...a)).equals(bindTo(...b)) === (JSON.stringify(a) === JSON.stringify(b))),
    );
    expect(bindTo('a', 'bc', 'd', 'e')).not.toEqual(bindTo('ab', 'c', 'd', 'e'));
  });
});
