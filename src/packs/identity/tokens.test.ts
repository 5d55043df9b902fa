import { randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { digestOf, isRefreshToken, makeRefreshToken } from '#kernel/refresh-tokens';
import { isApiKey, keyPrefix, linkToken, makeApiKey, readAccessToken, signAccessToken, tenantOf } from './tokens.ts';

const secret = randomBytes(32);
const now = new Date('2026-03-01T10:00:00Z');
const tenantId = '01890a5d-ac96-774b-bcce-b302099a8057';
const claims = { userId: '01890a5d-ac96-774b-bcce-b302099a8058', tenantId, sessionId: '01890a5d-ac96-774b-bcce-b302099a8059' };
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('access tokens', () => {
  test('carry person, tenant and session for fifteen minutes', async () => {
    const token = await signAccessToken(claims, secret, now);
    expect(await readAccessToken(token, secret, minutesLater(14.9))).toEqual({ ...claims, expiresAt: now.getTime() / 1000 + 900 });
    expect(await readAccessToken(token, secret, minutesLater(15.1))).toBeUndefined();
  });

  test.each([
    ['no algorithm', () => `${encode({ alg: 'none', typ: 'JWT' })}.${encode(payload())}.`],
    ['another key', () => forge({}, randomBytes(32))],
    ['another algorithm with the right key', () => forge({ alg: 'HS512' })],
    ['another audience', () => forge({ aud: 'platform' })],
    ['another issuer', () => forge({ iss: 'elsewhere' })],
    ['no expiry', () => forge({ exp: undefined })],
    ['no session', () => forge({ sid: undefined })],
    ['an expiry long past', () => forge({ exp: now.getTime() / 1000 - 1 })],
    ['a changed payload', async () => (await forge({})).replace(/\.[^.]+\./, `.${encode({ ...payload(), sub: 'someone-else' })}.`)],
    ['nonsense', () => 'not.a.token'],
    ['nothing', () => ''],
  ])('forged with %s are refused', async (_what, make) => {
    expect(await readAccessToken(await make(), secret, now)).toBeUndefined();
  });

  function payload() {
    return { iss: 'serai', aud: 'tenant', sub: claims.userId, tid: tenantId, sid: claims.sessionId, exp: now.getTime() / 1000 + 60 };
  }

  function forge(changes: Record<string, unknown>, key: Uint8Array = secret) {
    const { alg = 'HS256', ...rest } = changes;
    const body = Object.fromEntries(Object.entries({ ...payload(), ...rest }).filter(([, value]) => value !== undefined));
    const bytes = alg === 'HS512' ? Buffer.concat([key, key]) : key;
    return new SignJWT(body).setProtectedHeader({ alg: alg as string }).sign(bytes);
  }
});

describe('refresh tokens and keys', () => {
  test('name their tenant whatever their random part looks like', () => {
    for (let i = 0; i < 200; i++) {
      expect(tenantOf(makeRefreshToken(tenantId, randomBytes(32)))).toBe(tenantId);
      expect(tenantOf(makeApiKey(tenantId, randomBytes(32)))).toBe(tenantId);
    }
  });

  test('are not taken for each other, nor for anything else', () => {
    const refresh = makeRefreshToken(tenantId, randomBytes(32));
    const key = makeApiKey(tenantId, randomBytes(32));
    expect([isRefreshToken(refresh), isApiKey(refresh), isRefreshToken(key), isApiKey(key)]).toEqual([true, false, false, true]);
    for (const odd of ['', 'srk_', `${key}x`, `${key}\n`, key.slice(1), refresh.replace('.', '_')]) expect(tenantOf(odd)).toBeUndefined();
  });

  test('are stored as digests, and a shown prefix gives six characters away', () => {
    const key = makeApiKey(tenantId, Buffer.alloc(32, 7));
    expect(digestOf(key)).toHaveLength(32);
    expect(keyPrefix(key)).toBe(`srk_…${key.split('_').at(-1)!.slice(0, 6)}`);
  });
});

test('link tokens are the same for the same row, and differ by purpose, tenant, row and secret', () => {
  const token = linkToken('invitation', tenantId, claims.userId, secret);
  expect(linkToken('invitation', tenantId, claims.userId, secret)).toBe(token);
  const others = [
    linkToken('password_reset', tenantId, claims.userId, secret),
    linkToken('invitation', claims.sessionId, claims.userId, secret),
    linkToken('invitation', tenantId, claims.sessionId, secret),
    linkToken('invitation', tenantId, claims.userId, randomBytes(32)),
  ];
  expect(new Set([token, ...others]).size).toBe(5);
});
