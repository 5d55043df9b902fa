import { describe, expect, it } from 'vitest';
import { type Answer, adminToken, testApp } from '#test/app';

const app = await testApp({ role: 'api' });
const known = await app.tenant();
const suspended = await app.tenant();
const withDomain = await app.tenant({ domain: 'teas.example', plan: 'enterprise' });
const { status } = await app.client(adminToken).post(`/platform/v1/tenants/${suspended.id}/suspend`, { reason: 'A test of it' });
expect(status).toBe(200);

const businesses = { known: known.slug, suspended: suspended.slug, 'with a domain': withDomain.slug, unknown: 'no-such-business' };
const credential = {
  id: 'AA',
  rawId: 'AA',
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' },
};
const password = 'a long enough sentence';

/** What somebody asks who has not signed in and knows nobody there: every operation that is open to anyone, in each way it can end. */
const questions: Record<string, object[]> = {
  'POST /v1/auth/sign-in': [{ email: 'nobody@example.com', password }],
  'POST /v1/auth/request-password-reset': [{ email: 'nobody@example.com' }, { email: 'no address' }],
  'POST /v1/auth/reset-password': [
    { token: 'srp_invented', password },
    { token: 'srp_invented', password: 'Password123!' },
    { token: 'srp_invented', password: 'short' },
  ],
  'POST /v1/invitations/accept': [
    { token: 'sri_invented', password },
    { token: 'sri_invented', password: 'Password123!' },
  ],
  'POST /v1/auth/passkey-sign-in-options': [{}],
  'POST /v1/auth/passkey-sign-in': [{ credential }],
};

/** Names its business by id, which nobody can guess, and is not held to the pace. */
const byId = ['POST /v1/auth/refresh'];

/** All of an answer but what is chance. */
const told = ({ status, text, headers }: Answer) => ({
  status,
  text: text.replace(/urn:serai:request:[\w-]+/, 'request').replace(/"challenge":"[\w-]{43}"/, 'challenge'),
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(date|x-request-id|ratelimit-.*)$/.test(name))),
});

/** How many paces lie between the answers of the businesses, which are the same in all else. */
async function spreadOf(path: string, body: object): Promise<number> {
  const answers = [];
  for (const tenant of Object.values(businesses)) {
    const began = performance.now();
    const answer = told(await app.client().post(path, { tenant, ...body }));
    answers.push({ answer, paces: (performance.now() - began) / 250 });
  }
  expect(new Set(answers.map(({ answer }) => JSON.stringify(answer))).size, JSON.stringify(answers)).toBe(1);
  // What does not fit is told at once: nobody looked for a business then.
  if (answers[0]!.answer.text.includes('invalid_input')) return 0;
  // Never before a full quarter of a second, by whose number the work does not show.
  for (const { paces } of answers) expect(paces).toBeGreaterThan(0.98);
  const numbers = answers.map(({ paces }) => Math.floor(paces + 0.02));
  return Math.max(...numbers) - Math.min(...numbers);
}

it('every operation that is open to anyone is asked here', () => {
  const open = app.operations.filter(({ access, path }) => access === 'anyone' && path.startsWith('/v1/'));
  expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...Object.keys(questions), ...byId].sort());
  for (const { operationId, command } of open) expect([operationId, typeof command!.decoy]).toEqual([operationId, 'function']);
});

describe.each(Object.entries(questions))('%s', (operation, bodies) => {
  const path = operation.split(' ')[1]!;

  it('answers every business like one that does not exist, at the same pace', async () => {
    for (const body of bodies) {
      const spreads: number[] = [];
      // A busy machine misses a pace now and then, and hardly thrice; who looks for a business first misses it each time.
      for (let attempt = 0; attempt < 3 && !(spreads.at(-1)! <= 1); attempt++) spreads.push(await spreadOf(path, body));
      expect(Math.min(...spreads)).toBeLessThanOrEqual(1);
    }
  }, 180_000);

  it('remembers no idempotency key for who knows nobody', async () => {
    const [first] = bodies as [object];
    const second = 'email' in first ? { ...first, email: 'other@example.com' } : first;
    const probe = async (tenant: string) => {
      const ask = async (body: object) =>
        (await app.client().post(path, { tenant, ...body }, { 'idempotency-key': `probe-${tenant}` })).status;
      return [await ask(first), await ask(second)];
    };
    const statuses = await Promise.all(Object.values(businesses).map(probe));
    for (const [before, after] of statuses) expect(after).toBe(before);
    expect(new Set(statuses.flat()).size).toBe(1);
  });
});

it('a refresh token of an unknown business is as worthless as an invented one of a known', async () => {
  const packed = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
  const answers = [];
  for (const id of [known.id, suspended.id, crypto.randomUUID()])
    answers.push(told(await app.client().post('/v1/auth/refresh', { refresh_token: `srt_${packed(id)}.${'x'.repeat(43)}` })));
  expect(answers[0]!.status).toBe(401);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

it('who holds an invitation of a suspended business learns why it cannot be accepted now', async () => {
  const tenant = await app.tenant();
  const role_ids = [(await tenant.owner.get('/v1/roles?code=viewer')).body.data[0].id];
  const { token } = (await tenant.owner.post('/v1/invitations', { email: 'new@example.com', role_ids })).body;
  const platform = app.client(adminToken);
  await platform.post(`/platform/v1/tenants/${tenant.id}/suspend`, { reason: 'A test of it' });
  const accept = () => app.client().post('/v1/invitations/accept', { tenant: tenant.slug, token, password });
  expect((await accept()).body.code).toBe('tenant_suspended');
  await platform.post(`/platform/v1/tenants/${tenant.id}/reactivate`, { reason: 'The test goes on' });
  expect((await accept()).status).toBe(201);
});

it('the pages show a business on its own domain and to who holds its link, and to nobody who names it', async () => {
  const shown = async (path: string, headers: Record<string, string> = {}) => {
    const { status, text } = await app.client().get(path, headers);
    return { status, text: text.replace(/nonce[-=]"?[\w-]+"?/g, '') };
  };
  for (const path of [
    '/reset?tenant=',
    '/track?number=AWB123456&tenant=',
    '/invitation?token=sri_invented&tenant=',
    '/reset?token=srp_invented&tenant=',
  ]) {
    const pages = [];
    for (const slug of Object.values(businesses)) {
      const page = await shown(path + slug);
      pages.push(JSON.stringify(page).replaceAll(slug, 'slug'));
    }
    expect([path, new Set(pages).size]).toEqual([path, 1]);
  }
  const role_ids = [(await known.owner.get('/v1/roles?code=viewer')).body.data[0].id];
  const { token } = (await known.owner.post('/v1/invitations', { email: 'guest@example.com', role_ids })).body;
  expect((await shown(`/invitation?tenant=${known.slug}&token=${token}`)).text).toContain(`<strong>${known.slug}</strong>`);
  expect((await shown('/reset', { host: 'teas.example' })).text).toContain(`<strong>${withDomain.slug}</strong>`);
}, 180_000);
