import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { expect, test } from 'vitest';
import { type Stage, stages } from '#test/stage';
import { relyingParty } from './relying-party.ts';

const stage = await stages();
const password = 'a long enough sentence';
const asha = { email: 'asha@example.com', password };

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest();
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** An authenticator in software: one ES256 key, a counter, and the bytes that real ones make (WebAuthn level 3, §6). */
class Authenticator {
  readonly id = randomBytes(32);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  count = 0;
  userHandle = '';
  origin = 'http://localhost:3000';
  rpId = 'localhost';
  /** User present and verified. */
  flags = 0x05;

  #clientData(type: string, challenge: string) {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }

  #data(flags: number, rest: Uint8Array = Buffer.alloc(0)) {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.count);
    return Buffer.concat([sha256(this.rpId), Buffer.of(flags), count, rest]);
  }

  create(options: { challenge: string; user: { id: string } }) {
    this.userHandle = options.user.id;
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' });
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Uint8Array.from(Buffer.from(x!, 'base64url'))],
      [-3, Uint8Array.from(Buffer.from(y!, 'base64url'))],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, isoCBOR.encode(cose)]);
    const object = isoCBOR.encode(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', Uint8Array.from(this.#data(this.flags | 0x40, attested))],
      ]) as never,
    );
    const clientDataJSON = text(this.#clientData('webauthn.create', options.challenge));
    return this.#credential({ clientDataJSON, attestationObject: text(object), transports: ['internal'] });
  }

  get(options: { challenge: string }, key: KeyObject = this.#keys.privateKey) {
    this.count++;
    const data = this.#data(this.flags);
    const client = this.#clientData('webauthn.get', options.challenge);
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), key);
    return this.#credential({
      clientDataJSON: text(client),
      authenticatorData: text(data),
      signature: text(signature),
      userHandle: this.userHandle,
    });
  }

  #credential(response: object) {
    return { id: text(this.id), rawId: text(this.id), type: 'public-key', clientExtensionResults: {}, response };
  }
}

async function withAsha() {
  const s = await stage();
  await s.person({ ...asha, name: 'Asha', roles: ['operator'] });
  const { access_token } = await s.signIn(asha);
  return { s, token: access_token };
}

async function register(s: Stage, token: string, device: Authenticator, name = 'Phone') {
  const { body } = await s.post('/v1/auth/passkey-options', { password }, token);
  return s.post('/v1/auth/register-passkey', { name, credential: device.create(body.public_key) }, token);
}
const optionsFor = async (s: Stage) => (await s.post('/v1/auth/passkey-sign-in-options', { tenant: s.slug })).body.public_key;
const enter = (s: Stage, credential: object) => s.post('/v1/auth/passkey-sign-in', { tenant: s.slug, credential });

test('a passkey is registered and signs its owner in without a name, a password or a code', async () => {
  const { s, token } = await withAsha();
  const device = new Authenticator();
  expect((await s.post('/v1/auth/passkey-options', { password: 'wrong' }, token)).body.code).toBe('invalid_credentials');
  const registered = await register(s, token, device);
  expect(registered.status).toBe(201);
  const options = await optionsFor(s);
  expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
  expect(options.allowCredentials ?? []).toEqual([]);
  const signedIn = await enter(s, device.get(options));
  expect(signedIn).toMatchObject({ status: 200, body: { user: { name: 'Asha' } } });
  expect((await s.get('/v1/auth/me', signedIn.body.access_token)).body.email).toBe(asha.email);

  await s.post('/v1/auth/rename-passkey', { passkey_id: registered.body.id, name: 'Blue phone' }, token);
  const { passkeys } = (await s.get('/v1/auth/factors', token)).body;
  expect(passkeys).toMatchObject([{ id: registered.body.id, name: 'Blue phone' }]);
  expect(passkeys[0].last_used_at).not.toBeNull();

  const stranger = (await s.signIn(s.owner)).access_token;
  expect((await s.post('/v1/auth/rename-passkey', { passkey_id: registered.body.id, name: 'Mine' }, stranger)).status).toBe(404);
  expect((await s.post('/v1/auth/remove-passkey', { passkey_id: registered.body.id, password: 'wrong' }, token)).status).toBe(401);
  expect((await s.post('/v1/auth/remove-passkey', { passkey_id: registered.body.id, password }, token)).status).toBe(200);
  expect((await enter(s, device.get(await optionsFor(s)))).body.code).toBe('invalid_passkey');
});

test('what is not right is refused, with one answer', async () => {
  const { s, token } = await withAsha();
  const device = new Authenticator();
  await register(s, token, device);
  const attempts: [string, (options: { challenge: string }) => object][] = [
    ['a challenge of one’s own', () => device.get({ challenge: text(randomBytes(32)) })],
    ['another key', (options) => device.get(options, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
    ['another site', (options) => Object.assign(device, { origin: 'https://evil.example' }).get(options)],
    ['another site’s id', (options) => Object.assign(device, { origin: 'http://localhost:3000', rpId: 'evil.example' }).get(options)],
    ['an unverified person', (options) => Object.assign(device, { rpId: 'localhost', flags: 0x01 }).get(options)],
    ['another person', (options) => Object.assign(device, { flags: 0x05, userHandle: text(Buffer.from(s.ownerId)) }).get(options)],
    ['an unknown passkey', (options) => new Authenticator().get(options)],
  ];
  const handle = device.userHandle;
  for (const [what, make] of attempts) {
    const { status, body } = await enter(s, make(await optionsFor(s)));
    expect({ status, code: body.code }, what).toEqual({ status: 401, code: 'invalid_passkey' });
  }
  device.userHandle = handle;
  expect((await enter(s, device.get(await optionsFor(s)))).status).toBe(200);
});

test('a challenge is answered once, soon, and only for what it was made', async () => {
  const { s, token } = await withAsha();
  const device = new Authenticator();
  await register(s, token, device);
  const options = await optionsFor(s);
  expect((await enter(s, device.get(options))).status).toBe(200);
  expect((await enter(s, device.get(options))).body.code).toBe('invalid_passkey');

  const spoiled = await optionsFor(s);
  expect((await enter(s, Object.assign(device, { flags: 0x01 }).get(spoiled))).status).toBe(401);
  expect((await enter(s, Object.assign(device, { flags: 0x05 }).get(spoiled))).status).toBe(401);

  const { body } = await s.post('/v1/auth/passkey-options', { password }, token);
  expect((await enter(s, device.get(body.public_key))).status).toBe(401);

  const old = await optionsFor(s);
  s.travel(6);
  expect((await enter(s, device.get(old))).status).toBe(401);
});

test('a count that does not rise betrays a copy', async () => {
  const { s, token } = await withAsha();
  const device = new Authenticator();
  await register(s, token, device);
  expect((await enter(s, device.get(await optionsFor(s)))).status).toBe(200);
  device.count = 0;
  expect((await enter(s, device.get(await optionsFor(s)))).body.code).toBe('invalid_passkey');
  device.count = 7;
  expect((await enter(s, device.get(await optionsFor(s)))).status).toBe(200);
});

test('a passkey is a second factor: it opens a session that could only enrol, and a password alone is not enough then', async () => {
  const { s, token } = await withAsha();
  await s.post('/v1/security-settings/change', { mfa_required: true }, s.ownerToken);
  expect((await s.get('/v1/auth/sessions', token)).body.code).toBe('mfa_enrolment_required');
  const device = new Authenticator();
  expect((await register(s, token, device)).status).toBe(201);
  expect((await s.get('/v1/auth/sessions', token)).status).toBe(200);
  const asked = await s.post('/v1/auth/sign-in', { tenant: s.slug, ...asha });
  expect(asked.body).toMatchObject({ code: 'mfa_required', methods: ['passkey'] });
  expect((await enter(s, device.get(await optionsFor(s)))).status).toBe(200);
});

test('passkeys are made for the domain of the business, else for the public address, else for this machine', () => {
  const party = (domain: string | null, url?: string) => relyingParty({ tenant: { domain, name: 'Shop' } as never }, url);
  expect(party('shop.example', 'https://serai.example').id).toBe('shop.example');
  expect(party('shop.example').accepts('https://shop.example')).toBe(true);
  for (const origin of ['http://shop.example', 'https://evil.shop.example', 'https://shop.example.evil.example', ''])
    expect(party('shop.example').accepts(origin), origin).toBe(false);
  expect(party(null, 'https://serai.example:8443').id).toBe('serai.example');
  expect(party(null, 'https://serai.example:8443').accepts('https://serai.example:8443')).toBe(true);
  expect(party(null, 'https://serai.example:8443').accepts('https://serai.example')).toBe(false);
  expect(party(null).accepts('http://localhost:5173')).toBe(true);
  expect(party(null).accepts('http://localhost.evil.example')).toBe(false);
});
