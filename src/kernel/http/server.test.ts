import { describe, expect, it } from 'vitest';
import { adminToken, testApp } from '#test/app';
import { probeHouse } from '#test/probes';

const { owner, as, tenant, app } = await probeHouse({ actor: 40, tenant: 1e9, address: 1e9 });
const slow = await testApp({ rates: { actor: 5, tenant: 1e9, address: 2 } });
const json = { 'content-type': 'application/json' };
// Each person has a rate of their own.
const someone = async () => as(await tenant.person('admin'));

describe('bodies', () => {
  it.each([
    ['{"name": "a"', 'malformed_json', 400],
    ['name=a', 'malformed_json', 400],
    ['{"name": "a"}}', 'malformed_json', 400],
    ['\u0000', 'malformed_json', 400],
    ['{"__proto__": {"admin": true}, "name": "a"}', 'malformed_json', 400],
    ['{"name": "a", "details": {"constructor": {"prototype": {"admin": true}}}}', 'malformed_json', 400],
    ['[]', 'invalid_input', 422],
    ['5', 'invalid_input', 422],
    ['', 'invalid_input', 422],
  ])('%j is %s', async (body, code, status) => {
    const answer = await owner.post('/v1/probes', body, json);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect((Object.prototype as { admin?: boolean }).admin).toBeUndefined();
  });

  it('of another kind are refused', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/csv',
      'nonsense',
    ]) {
      const { status, body } = await owner.post('/v1/probes', '{"name":"a"}', { 'content-type': type });
      expect([type, status, body.code]).toEqual([type, 415, 'unsupported_media_type']);
    }
  });

  it('that are too large are refused before they are read', async () => {
    const answer = await owner.post('/v1/probes', JSON.stringify({ name: 'x'.repeat(1024 * 1024) }), json);
    expect([answer.status, answer.body.code]).toEqual([413, 'body_too_large']);
  });

  it('are not taken where there is nothing to say, nor parameters by a write', async () => {
    const { body } = await owner.post('/v1/probes', { name: 'a' });
    const parameter = await owner.post('/v1/probes?dry_run=1', { name: 'a' });
    expect([parameter.status, parameter.body.code, parameter.body.errors[0].pointer]).toEqual([400, 'unknown_parameter', '?dry_run']);
    expect((await owner.delete(`/v1/probes/${body.id}`)).status).toBe(204);
  });
});

describe('every answer', () => {
  it('carries the request id: yours if it is a decent one, else ours', async () => {
    const client = await someone();
    const ask = async (id: string) => (await client.get('/v1/probes?limit=1', { 'x-request-id': id })).headers['x-request-id'];
    expect(await ask('abc-1:2.3_4')).toBe('abc-1:2.3_4');
    for (const bad of ['', 'a b', '<script>', 'x'.repeat(129)]) expect(await ask(bad)).toMatch(/^[0-9a-f-]{36}$/);
    expect((await client.get('/nowhere')).headers['x-request-id']).toBeDefined();
  });

  it('to an unknown path or method is a problem too', async () => {
    const client = await someone();
    expect((await client.get('/v1/nothing')).body).toMatchObject({
      status: 404,
      code: 'not_found',
      type: 'https://serai.dev/problems/not_found',
    });
    const wrong = await client.delete('/v1/probes');
    expect([wrong.status, wrong.body.code, wrong.headers.allow]).toEqual([405, 'method_not_allowed', 'GET, HEAD, POST']);
  });

  it('is not to be sniffed, nor kept by anyone but the asker', async () => {
    const { headers } = await (await someone()).get('/v1/probes?limit=1');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('a token is a bearer and nothing else', async () => {
    const { token } = tenant.owner;
    const nobody = as({ token: undefined });
    for (const authorization of [
      `Basic ${token}`,
      `Bearer  ${token}`,
      `Bearer ${token} x`,
      token!,
      'Bearer',
      `Bearer ${token!.slice(0, -2)}`,
    ])
      expect((await nobody.get('/v1/probes', { authorization })).status, authorization.slice(0, 12)).toBe(401);
  });
});

describe('rates', () => {
  it('are told with every answer, and beyond them 429 says when to come back', async () => {
    const client = await someone();
    const first = await client.get('/v1/probes?limit=1');
    expect([first.headers['ratelimit-limit'], first.headers['ratelimit-remaining']]).toEqual(['40', '39']);
    expect(Number(first.headers['ratelimit-reset'])).toBeGreaterThan(0);
    for (let n = 1; n < 40; n++) await client.get('/v1/probes?limit=1');
    const refused = await client.get('/v1/probes?limit=1');
    expect([refused.status, refused.body.code, refused.headers['ratelimit-remaining']]).toEqual([429, 'rate_limited', '0']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect((await (await someone()).get('/v1/probes?limit=1')).status).toBe(200);
  });
});

it('a super admin at work has the rate of a signed-in person, a stranger that of an address', async () => {
  const admin = slow.client(adminToken);
  const statuses = async (ask: () => Promise<{ status: number }>) => {
    const seen = [];
    for (let n = 0; n < 6; n++) seen.push((await ask()).status);
    return seen;
  };
  expect(await statuses(() => admin.get('/platform/v1/plans'))).toEqual([200, 200, 200, 200, 200, 429]);
  const wrong = { tenant: 'nobody', email: 'a@b.example', password: 'x'.repeat(12) };
  expect(await statuses(() => slow.client().post('/v1/auth/sign-in', wrong))).toEqual([401, 401, 429, 429, 429, 429]);
});

describe('beside the API', () => {
  it('health, readiness and metrics answer', async () => {
    const nobody = app.client();
    expect((await nobody.get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await nobody.get('/readyz')).body).toEqual({ status: 'ready' });
    const metrics = await nobody.get('/metrics');
    expect(metrics.text).toContain('serai_http_request_seconds');
    expect(metrics.text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
  });
});
