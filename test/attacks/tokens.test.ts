import { createHmac, generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { expect, it } from 'vitest';
import { newId } from '#kernel/ids';
import { adminToken, testApp } from '#test/app';
import { ask, bodyFor, isFull, nameOf, sampled, urlOf } from '#test/attack';
import { accessTokenSecret } from '../../src/packs/identity/signed-in.ts';
import { makeApiKey, signAccessToken } from '../../src/packs/identity/tokens.ts';
import { signAdminToken, tokenSecret } from '../../src/platform/tokens.ts';

const app = await testApp({ role: 'api' });
const tenant = await app.tenant();
const other = await app.tenant();
const secret = app.keys.secret(accessTokenSecret);
const now = new Date();

const base64url = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const [header64, payload64, signature64] = tenant.owner.token!.split('.') as [string, string, string];
const payload = JSON.parse(Buffer.from(payload64, 'base64url').toString());
const claims = { userId: payload.sub as string, tenantId: payload.tid as string, sessionId: payload.sid as string };

/** A JWT with any header and body, signed by HMAC. */
function jwt(header: object, body: object, key: Uint8Array | string = secret, hash = 'sha256'): string {
  const signed = `${base64url(header)}.${base64url(body)}`;
  return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`;
}
const hs256 = { alg: 'HS256', typ: 'JWT' };
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = rsa.publicKey.export({ format: 'jwk' });

const person = await tenant.person('admin');
const ended = await tenant.person('admin');
const gone = await tenant.person('admin');
const keyOf = async (expires?: string) =>
  (await tenant.owner.post('/v1/api-keys', { name: 'k', permissions: ['orders.view'], ...(expires ? { expires_at: expires } : {}) }))
    .body as {
    id: string;
    key: string;
  };
const key = await keyOf();
const revoked = await keyOf();
const expiring = await keyOf(new Date(Date.now() + 3_600_000).toISOString());
// What was let in before, and remembered, has to be refused after.
for (const token of [ended.token!, gone.token!, revoked.key, expiring.key]) {
  const answers = [await app.client(token).get('/v1/orders?limit=1'), await app.client(token).get('/v1/orders?limit=1')];
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
}
await app.client(ended.token).post('/v1/auth/sign-out');
await tenant.owner.post(`/v1/users/${gone.id}/deactivate`, { reason: 'left' });
await tenant.owner.post(`/v1/api-keys/${revoked.id}/revoke`);
await tenant.tx((tx) => tx.exec`update api_keys set expires_at = now() - interval '1 second' where id = ${expiring.id}`);
const { body: signedIn } = await app
  .client()
  .post('/v1/auth/sign-in', { tenant: tenant.slug, email: tenant.email, password: tenant.password });

const forged: Record<string, string> = {
  'alg none': `${base64url({ alg: 'none', typ: 'JWT' })}.${payload64}.`,
  'alg NONE with a signature': `${base64url({ alg: 'NONE' })}.${payload64}.${signature64}`,
  'no signature': `${header64}.${payload64}.`,
  'another key': jwt(hs256, payload, 'not the key'),
  'an empty key': jwt(hs256, payload, ''),
  'the name of the key as key': jwt(hs256, payload, accessTokenSecret),
  'HS512 with the right key': jwt({ alg: 'HS512' }, payload, secret, 'sha512'),
  'RS256 by a key of its own': await new SignJWT(payload).setProtectedHeader({ alg: 'RS256', jwk }).sign(rsa.privateKey),
  'HS256 with a public key as secret': jwt({ ...hs256, jwk }, payload, rsa.publicKey.export({ format: 'pem', type: 'spki' }) as string),
  'a key from an address in the header': jwt({ ...hs256, jku: 'https://evil.example/keys', kid: '../../../dev/null' }, payload, ''),
  'another audience': jwt(hs256, { ...payload, aud: 'platform' }),
  'no audience': jwt(hs256, { ...payload, aud: undefined }),
  'another issuer': jwt(hs256, { ...payload, iss: 'evil' }),
  'no expiry': jwt(hs256, { ...payload, exp: undefined }),
  'expired a second ago': jwt(hs256, { ...payload, exp: Math.floor(now.getTime() / 1000) - 1 }),
  'expired, as it was issued': await signAccessToken(claims, secret, new Date(now.getTime() - 16 * 60_000)),
  'not valid yet': jwt(hs256, { ...payload, nbf: Math.floor(now.getTime() / 1000) + 3600 }),
  'an expiry that is no number': jwt(hs256, { ...payload, exp: 'never' }),
  'another person in the session': await signAccessToken({ ...claims, userId: person.id }, secret, now),
  'a session that never was': await signAccessToken({ ...claims, sessionId: newId() }, secret, now),
  'a session that is no id': jwt(hs256, { ...payload, sid: "' or 1=1 --" }),
  'a person that is no id': jwt(hs256, { ...payload, sub: { toString: 'x' } }),
  'the session in another business': await signAccessToken({ ...claims, tenantId: other.id }, secret, now),
  'a business that never was': await signAccessToken({ ...claims, tenantId: newId() }, secret, now),
  'a business that is no id': jwt(hs256, { ...payload, tid: "x'; drop schema public cascade; --" }),
  'one bit of the signature': `${header64}.${payload64}.${signature64.slice(0, -2)}${signature64.at(-2) === 'A' ? 'B' : 'A'}${signature64.at(-1)}`,
  'the payload changed': `${header64}.${base64url({ ...payload, sub: person.id })}.${signature64}`,
  'a signed-out session': ended.token!,
  'a deactivated person': gone.token!,
  'a revoked key': revoked.key,
  'an expired key': expiring.key,
  'a key that never was': makeApiKey(tenant.id, new Uint8Array(32)),
  'a key under the name of another business': key.key.replace(/^srk_[\w-]{22}/, makeApiKey(other.id, new Uint8Array(32)).slice(0, 26)),
  'a key with its end cut': key.key.slice(0, -1),
  'a key in capitals': key.key.toUpperCase(),
  'a refresh token': signedIn.refresh_token,
  'the token of a super admin': await signAdminToken({ adminId: newId(), sessionId: newId() }, app.keys.secret(tokenSecret), now),
  'nearly the local administrator': `${adminToken.slice(0, -1)}u`,
  'the local administrator, in a business': adminToken,
  'a token of five parts': 'a.b.c.d.e',
  'four thousand characters': 'x'.repeat(4000),
};

const platformForged: Record<string, string> = {
  'the owner of a business': tenant.owner.token!,
  'an API key': key.key,
  'a refresh token': signedIn.refresh_token,
  'nearly the local administrator': `${adminToken.slice(0, -1)}u`,
  'the local administrator with a space': `${adminToken}=`,
  'alg none': `${base64url({ alg: 'none' })}.${base64url({ iss: 'serai', aud: 'platform', sub: newId(), sid: newId(), exp: 9e9 })}.`,
  'a super admin that never was': await signAdminToken({ adminId: newId(), sessionId: newId() }, app.keys.secret(tokenSecret), now),
  'a super admin signed with the businesses’ key': await signAdminToken({ adminId: newId(), sessionId: newId() }, secret, now),
  expired: await signAdminToken(
    { adminId: newId(), sessionId: newId() },
    app.keys.secret(tokenSecret),
    new Date(now.getTime() - 2 * 3_600_000),
  ),
};

it('what the tokens are made of is good, so that only what is bent about them is refused', async () => {
  expect((await app.client(jwt(hs256, payload)).get('/v1/auth/me')).status).toBe(200);
  expect((await app.client(key.key).get('/v1/orders')).status).toBe(200);
  expect((await app.client(adminToken).get('/platform/v1/tenants')).status).toBe(200);
});

it('no route takes a forged, expired or revoked token', async () => {
  const wrong: string[] = [];
  let tried = 0;
  for (const [index, operation] of app.operations.entries()) {
    if (operation.access === 'anyone' || operation.access === 'link') continue;
    const tokens = Object.entries(operation.path.startsWith('/platform/') ? platformForged : forged);
    for (const [why, token] of isFull ? tokens : sampled(tokens, 3, index)) {
      const { status, body } = await ask(app, operation, urlOf(operation), { token, body: operation.input && bodyFor(operation, tenant) });
      tried++;
      if (status !== 401 || body.code !== 'unauthenticated') wrong.push(`${nameOf(operation)} with ${why}: ${status} ${body?.code}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(app.operations.length);
}, 360_000);

it('each of them is refused where its right sister is let in', async () => {
  for (const [why, token] of Object.entries(forged)) {
    const { status, body, headers } = await app.client(token).get('/v1/orders');
    expect([why, status, body.code, headers['www-authenticate']]).toEqual([why, 401, 'unauthenticated', 'Bearer']);
  }
  for (const [why, token] of Object.entries(platformForged))
    expect([why, (await app.client(token).get('/platform/v1/tenants')).status]).toEqual([why, 401]);
});

it('a token counts in the Authorization header and nowhere else', async () => {
  const { token } = tenant.owner;
  for (const url of [`/v1/orders?access_token=${token}`, `/v1/orders?token=${token}`, `/v1/orders?authorization=Bearer%20${token}`])
    expect((await app.client().get(url)).status).toBe(401);
  const elsewhere: Record<string, string>[] = [
    { cookie: `access_token=${token}` },
    { cookie: `serai_refresh=${signedIn.refresh_token}` },
    { 'x-access-token': token! },
  ];
  for (const headers of elsewhere) expect((await app.client().get('/v1/orders', headers)).status).toBe(401);
});
