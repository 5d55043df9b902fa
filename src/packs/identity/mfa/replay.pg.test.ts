import { expect, test } from 'vitest';
import { openContext } from '#kernel/command/context';
import { newId } from '#kernel/ids';
import { testApp } from '#test/app';
import { renewBackupCodes, secretCell, takeCode } from './factors.ts';
import { hotp, stepOf } from './totp.ts';

const app = await testApp();
const full = process.env.SERAI_TEST_FULL === '1';
const times = full ? 500 : 100;

test(`a code is let in once of ${times} at the same time, an authenticator's and a backup code`, async () => {
  const tenant = await app.tenant();
  const loaded = (await app.tenants.find(tenant.id))!;
  const now = new Date();
  const secret = Buffer.alloc(20, 7);
  const request = { id: newId(), ip: null, userAgent: null, traceparent: null, endpoint: null };
  const actor = { kind: 'anonymous' as const, id: null, name: '', isOwner: false, roles: [], permissions: new Set<string>() };
  const run = <T>(work: (context: ReturnType<typeof openContext>['context']) => Promise<T>) =>
    tenant.tx((tx) =>
      work(
        openContext({
          tx,
          tenant: loaded,
          actor: { ...actor, features: new Set(), sessionId: null, unmasked: false },
          request,
          now,
          keys: app.keys,
          resources: app.resources,
        }).context,
      ),
    );
  const [backup] = await run(async (context) => {
    const id = newId();
    await context.tx.exec`
      insert into totp_factors (id, user_id, secret_sealed, confirmed_at)
      values (${id}, ${tenant.ownerId}, ${await context.secrets.seal(secret, secretCell(id))}, ${now})`;
    return renewBackupCodes(context, tenant.ownerId);
  });
  for (const code of [hotp(secret, stepOf(now)), backup!]) {
    const taken = await Promise.all(Array.from({ length: times }, () => run((context) => takeCode(context, tenant.ownerId, code))));
    expect(taken.filter(Boolean)).toHaveLength(1);
  }
});

test('twenty sign-ins with one code at the same time: one gets in', async () => {
  const tenant = await app.tenant();
  const { body } = await tenant.owner.post('/v1/auth/enrol-totp', { password: tenant.password });
  const { backup_codes } = await confirm(body.uri);
  const sign = () =>
    app.client().post('/v1/auth/sign-in', { tenant: tenant.slug, email: tenant.email, password: tenant.password, otp: backup_codes[0] });
  const answers = await Promise.all(Array.from({ length: 20 }, sign));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ body }) => ['invalid_otp', 'invalid_credentials'].includes(body.code))).toHaveLength(19);

  async function confirm(uri: string) {
    const text = new URL(uri).searchParams.get('secret')!;
    const bits = [...text].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
    const secret = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
    return (await tenant.owner.post('/v1/auth/confirm-totp', { code: hotp(secret, stepOf(new Date())) })).body;
  }
});
