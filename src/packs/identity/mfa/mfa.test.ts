import { createCanvas, loadImage } from '@napi-rs/canvas';
import { scanImageData } from '@undecaf/zbar-wasm';
import { expect, test } from 'vitest';
import { type Stage, stages } from '#test/stage';
import { hotp, stepOf } from './totp.ts';

const stage = await stages();

const password = 'a long enough sentence';
const asha = { email: 'asha@example.com', password };
const minutesAhead = { now: 0 };

async function withAsha(roles = ['operator']) {
  minutesAhead.now = 0;
  const s = await stage();
  await s.person({ ...asha, name: 'Asha', roles });
  return s;
}
const later = (s: Stage, minutes: number) => {
  minutesAhead.now += minutes;
  s.travel(minutesAhead.now);
};
const signIn = (s: Stage, more: object = {}, headers = {}) =>
  s.post('/v1/auth/sign-in', { tenant: s.slug, ...asha, ...more }, undefined, headers);
const secretOf = (uri: string) => fromBase32(new URL(uri).searchParams.get('secret')!);
const codeOf = (secret: Buffer) => hotp(secret, stepOf(new Date(Date.now() + minutesAhead.now * 60_000)));

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
}

/** Enrols, and moves on to the next code. */
async function enrolled(s: Stage) {
  const { access_token } = (await signIn(s)).body;
  const { body } = await s.post('/v1/auth/enrol-totp', { password }, access_token);
  const secret = secretOf(body.uri);
  const confirmed = await s.post('/v1/auth/confirm-totp', { code: codeOf(secret) }, access_token);
  expect(confirmed.status).toBe(200);
  later(s, 1);
  return { token: access_token as string, secret, backup: confirmed.body.backup_codes as string[] };
}

test('an authenticator is enrolled with its QR code, and sign-in asks for its codes from the first one on', async () => {
  const s = await withAsha();
  const { access_token } = (await signIn(s)).body;
  expect((await s.post('/v1/auth/enrol-totp', { password: 'wrong' }, access_token)).body.code).toBe('invalid_credentials');
  const { body } = await s.post('/v1/auth/enrol-totp', { password }, access_token);
  const image = await loadImage(Buffer.from(body.qr.split(',')[1], 'base64'));
  const canvas = createCanvas(image.width, image.height).getContext('2d');
  canvas.drawImage(image, 0, 0);
  const [symbol] = await scanImageData(canvas.getImageData(0, 0, image.width, image.height) as never);
  expect(symbol!.decode()).toBe(body.uri);
  expect((await signIn(s)).status).toBe(200); // not proved yet: nobody is locked out by a half-made enrolment

  const secret = secretOf(body.uri);
  const wrong = codeOf(secret) === '123456' ? '654321' : '123456';
  expect((await s.post('/v1/auth/confirm-totp', { code: wrong }, access_token)).body.code).toBe('invalid_otp');
  // Kept, since half a minute may end at any line here.
  const first = codeOf(secret);
  expect((await s.post('/v1/auth/confirm-totp', { code: first }, access_token)).body.backup_codes).toHaveLength(10);
  expect((await s.post('/v1/auth/enrol-totp', { password }, access_token)).body.code).toBe('invalid_state');

  const asked = await signIn(s);
  expect(asked).toMatchObject({ status: 401, body: { code: 'mfa_required', methods: ['totp', 'backup_code'] } });
  expect(asked.body).not.toHaveProperty('access_token');
  expect((await signIn(s, { otp: first })).body.code).toBe('invalid_otp'); // it confirmed the enrolment: used
  later(s, 1);
  expect((await signIn(s, { otp: codeOf(secret) })).status).toBe(200);
  expect((await s.get('/v1/auth/factors', access_token)).body).toMatchObject({ totp: true, backup_codes: 10, required: false });

  const stored = JSON.stringify([
    await s.sql`select encode(secret_sealed, 'hex') as hex from totp_factors`,
    await s.sql`select * from audit_entries`,
    await s.sql`select * from events`,
  ]);
  for (const text of [secret.toString('hex'), new URL(body.uri).searchParams.get('secret')!]) expect(stored).not.toContain(text);
});

test('a code works once, and every wrong one is answered alike and counted', async () => {
  const s = await withAsha();
  const { secret, backup } = await enrolled(s);
  const code = codeOf(secret);
  expect((await signIn(s, { otp: code })).status).toBe(200);
  const wrong = code === '123456' ? '654321' : '123456';
  const answers = [];
  for (const otp of [code, wrong, 'AAAAA-AAAAA']) answers.push(await signIn(s, { otp }));
  for (const { status, body } of answers) {
    expect(status).toBe(401);
    expect({ ...body, instance: '' }).toEqual({ ...answers[0]!.body, instance: '' });
  }
  expect(answers[0]!.body.code).toBe('invalid_otp');
  expect((await s.sql`select failed_sign_ins from users where name = 'Asha'`)[0]).toEqual({ failed_sign_ins: 3 });
  // Who has not the password learns nothing of codes, right or wrong.
  expect((await signIn(s, { password: 'wrong', otp: backup[0] })).body.code).toBe('invalid_credentials');
  await signIn(s, { otp: wrong });
  expect((await signIn(s, { otp: backup[0] })).body.code).toBe('invalid_credentials'); // the account rests
});

test('backup codes work once each, however they are typed, and new ones end the old', async () => {
  const s = await withAsha();
  const { token, backup } = await enrolled(s);
  expect((await signIn(s, { otp: backup[0] })).status).toBe(200);
  expect((await signIn(s, { otp: backup[0] })).body.code).toBe('invalid_otp');
  expect((await signIn(s, { otp: backup[1]!.toLowerCase().replace('-', ' ') })).status).toBe(200);
  expect((await s.get('/v1/auth/factors', token)).body.backup_codes).toBe(8);
  const { backup_codes } = (await s.post('/v1/auth/renew-backup-codes', { password }, token)).body;
  expect(new Set([...backup_codes, ...backup]).size).toBe(20);
  expect((await signIn(s, { otp: backup[2] })).body.code).toBe('invalid_otp');
  expect((await signIn(s, { otp: backup_codes[0] })).status).toBe(200);
});

test('a trusted device is asked for no code until it is forgotten, the time is over or the password changes', async () => {
  const s = await withAsha();
  const { token, backup, secret } = await enrolled(s);
  const remember = async (otp: string) => (await signIn(s, { otp, remember_device: true })).body.device_token as string;
  const first = await remember(codeOf(secret));
  expect(first).toMatch(/^srd_/);
  expect((await signIn(s, { device_token: first })).status).toBe(200);
  expect((await signIn(s, { device_token: `${first}x` })).body.code).toBe('mfa_required');
  expect((await signIn(s, { device_token: first, password: 'wrong' })).body.code).toBe('invalid_credentials');
  const other = await s.signIn(s.owner);
  expect((await s.post('/v1/auth/sign-in', { tenant: s.slug, ...s.owner, device_token: first })).status).toBe(200); // no factor, no need
  const [device] = (await s.get('/v1/auth/factors', token)).body.devices;
  expect((await s.post('/v1/auth/forget-device', { device_id: device.id }, other.access_token)).status).toBe(404);
  expect((await s.post('/v1/auth/forget-device', { device_id: device.id }, token)).status).toBe(200);
  expect((await signIn(s, { device_token: first })).body.code).toBe('mfa_required');

  const second = await remember(backup[0]!);
  const { data } = (await s.get('/v1/trusted-devices?sort=-created_at', s.ownerToken)).body;
  const [row] = data;
  expect((await s.post(`/v1/trusted-devices/${row.id}/revoke`, {}, s.ownerToken)).status).toBe(200);
  expect((await signIn(s, { device_token: second })).body.code).toBe('mfa_required');

  const third = await remember(backup[1]!);
  later(s, 31 * 24 * 60);
  expect((await signIn(s, { device_token: third })).body.code).toBe('mfa_required');

  const fourth = await remember(backup[2]!);
  const { access_token } = (await signIn(s, { device_token: fourth })).body;
  await s.post('/v1/auth/change-password', { current_password: password, new_password: 'quite another sentence' }, access_token);
  expect((await signIn(s, { password: 'quite another sentence', device_token: fourth })).body.code).toBe('mfa_required');
});

test('a browser keeps its trust in a cookie that scripts cannot read', async () => {
  const s = await withAsha();
  const { secret } = await enrolled(s);
  const marked = await signIn(s, { otp: codeOf(secret), remember_device: true, transport: 'cookie' });
  expect(marked.body).not.toHaveProperty('device_token');
  const cookies = [marked.headers['set-cookie']].flat().map(String);
  const device = cookies.find((cookie) => cookie.startsWith('serai_device='))!;
  expect(device).toMatch(/HttpOnly.*SameSite=Strict/);
  expect((await signIn(s, { transport: 'cookie' })).body.code).toBe('mfa_required');
  expect((await signIn(s, { transport: 'cookie' }, { cookie: device.split(';')[0]! })).status).toBe(200);
});

test('where a second factor is required, who has none may only enrol one, from the next request on', async () => {
  const s = await withAsha(['manager']);
  const { access_token: before } = (await signIn(s)).body;
  const owner = await s.signIn(s.owner);
  expect((await s.get('/v1/users', before)).status).toBe(200);
  expect((await s.post('/v1/security-settings/change', { mfa_required: true }, before)).body.code).toBe('forbidden');
  expect((await s.post('/v1/security-settings/change', { mfa_required: true }, owner.access_token)).body.mfa_required).toBe(true);
  expect((await s.get('/v1/auth/policy', before)).body).toMatchObject({ mfa_required: true });

  for (const path of ['/v1/users', '/v1/auth/sessions', '/v1/meta'])
    expect((await s.get(path, before)).body.code, path).toBe('mfa_enrolment_required');
  const signedIn = await signIn(s);
  expect(signedIn.body.mfa_enrolment_required).toBe(true);
  const refreshed = await s.post('/v1/auth/refresh', { refresh_token: signedIn.body.refresh_token });
  expect(refreshed.body.mfa_enrolment_required).toBe(true);
  const token = signedIn.body.access_token;
  expect((await s.get('/v1/users', token)).body.code).toBe('mfa_enrolment_required');
  expect((await s.post('/v1/api-keys', { name: 'around', permissions: ['team.view'] }, token)).body.code).toBe('mfa_enrolment_required');
  expect((await s.get('/v1/auth/me', token)).status).toBe(200);

  const { body } = await s.post('/v1/auth/enrol-totp', { password }, token);
  await s.post('/v1/auth/confirm-totp', { code: codeOf(secretOf(body.uri)) }, token);
  expect((await s.get('/v1/users', token)).status).toBe(200);
  const opened = await s.post('/v1/auth/refresh', { refresh_token: refreshed.body.refresh_token });
  expect(opened.status).toBe(200);
  expect(opened.body).not.toHaveProperty('mfa_enrolment_required');
  expect((await s.post('/v1/auth/disable-totp', { password }, token)).body).toMatchObject({ code: 'forbidden', reason: 'mfa_required' });
});

test('an authenticator is switched off with the password; a lost one is taken away by who may', async () => {
  const s = await withAsha();
  const { token, secret } = await enrolled(s);
  expect((await s.post('/v1/auth/disable-totp', { password: 'wrong' }, token)).body.code).toBe('invalid_credentials');
  expect((await s.post('/v1/auth/disable-totp', { password }, token)).status).toBe(200);
  expect((await signIn(s)).status).toBe(200);
  await enrolled(s);
  expect((await signIn(s)).body.code).toBe('mfa_required');
  const { access_token } = (await signIn(s, { otp: codeOf(secret) })).body;
  expect(access_token).toBeUndefined(); // the old secret is worth nothing
  const [person] = await s.sql<{ id: string }>`select id from users where name = 'Asha'`;
  const answer = await s.post(`/v1/users/${person!.id}/reset-mfa`, { reason: 'Phone lost' }, s.ownerToken);
  expect(answer.status).toBe(200);
  expect((await s.get('/v1/auth/me', token)).status).toBe(401);
  expect((await signIn(s)).status).toBe(200);
});
