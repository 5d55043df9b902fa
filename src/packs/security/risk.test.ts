import { expect, test } from 'vitest';
import { newId } from '#kernel/ids';
import { type Stage, stages } from '#test/stage';

const stage = await stages({ trustProxy: '127.0.0.1' });
const password = 'a long enough sentence';
const asha = { email: 'asha@example.com', password };
const assess = (s: Stage) => s.schedule('security.assess_risks');
const found = (s: Stage) =>
  s.sql<{ rule: string; severity: string; user_id: string }>`
    select metadata ->> 'rule' as rule, severity, user_id from security_violations
    where violation_type = 'suspicious_activity' order by rule, created_at`;
const alerts = async (s: Stage) => (await s.get('/v1/security-alerts', s.ownerToken)).body.data as { id: string; kind: string }[];

async function withAsha(roles = ['admin']) {
  const s = await stage();
  const userId = await s.person({ ...asha, name: 'Asha', roles });
  return { s, userId };
}
/** As a proxy that knows where addresses are would send it. */
const from = (ip: string, latitude?: number, longitude?: number, city?: string) => ({
  'x-forwarded-for': ip,
  ...(latitude === undefined ? {} : { 'x-geo-latitude': String(latitude), 'x-geo-longitude': String(longitude), 'x-geo-city': city! }),
});
const signIn = (s: Stage, headers: Record<string, string>) => s.post('/v1/auth/sign-in', { tenant: s.slug, ...asha }, undefined, headers);

test('two continents within minutes are impossible travel: one violation, one alert, one entry, however often it is looked at', async () => {
  const { s, userId } = await withAsha();
  expect((await signIn(s, from('198.51.100.7', 19.07, 72.88, 'Mumbai'))).status).toBe(200);
  expect((await signIn(s, from('203.0.113.9', 6.52, 3.38, 'Lagos'))).status).toBe(200);
  await assess(s);
  await assess(s);
  expect(await found(s)).toEqual([{ rule: 'impossible_travel', severity: 'high', user_id: userId }]);
  expect(await alerts(s)).toMatchObject([
    { kind: 'impossible_travel', severity: 'high', occurrences: 1, user_id: userId, title: expect.stringContaining('later in Lagos') },
  ]);
  const entries = await s.sql`select risk_score, severity, affected_user_ids from audit_entries where action = 'security_violations.found'`;
  expect(entries).toEqual([{ risk_score: 80, severity: 'high', affected_user_ids: [userId] }]);
  const [session] = await s.sql<{ location: string }>`select location from user_sessions where ip_address = '203.0.113.9'`;
  expect(session!.location).toBe('Lagos');
});

test('places come from the business’s own networks too, and from nobody who is no trusted proxy', async () => {
  const { s } = await withAsha();
  const place = (network: string, name: string, latitude: number, longitude: number) =>
    s.post('/v1/network-places', { network, name, latitude, longitude }, s.ownerToken);
  expect((await place('198.51.100.9/24', 'Head office', 19.07, 72.88)).body).toMatchObject({ network: '198.51.100.0/24' });
  expect((await place('nowhere', 'x', 0, 0)).body).toMatchObject({ code: 'invalid_input', errors: [{ pointer: '/network' }] });
  // Without a proxy in between the header is only what somebody says.
  await s.post('/v1/auth/sign-in', { tenant: s.slug, ...asha }, undefined, { 'x-geo-latitude': '6.52', 'x-geo-longitude': '3.38' });
  await signIn(s, from('198.51.100.7'));
  await assess(s);
  expect(await found(s)).toEqual([]);
  await place('203.0.113.0/24', 'Lagos depot', 6.52, 3.38);
  await signIn(s, from('203.0.113.5'));
  await assess(s);
  expect(await found(s)).toMatchObject([{ rule: 'impossible_travel' }]);
});

test('mass reads, many exports and changes of access at night are found in the trail, and alerts are taken up and closed', async () => {
  const { s, userId } = await withAsha();
  const now = new Date();
  await s.sql`
    insert into audit_entries (id, occurred_at, actor_kind, actor_id, actor_name, action, category, resource, outcome, metadata)
    select gen_random_uuid(), date_trunc('hour', ${now}::timestamptz), 'user', ${userId}, 'Asha', 'customers.read', 'sensitive_read', 'customers', 'success',
      '{"count": 200}' from generate_series(1, 7)`;
  for (let i = 0; i < 6; i++)
    await s.sql`
      insert into export_logs (id, user_id, export_type, resource, file_format, row_count, status, created_at)
      values (${newId()}, ${userId}, 'customers', 'customers', 'csv', 10, 'completed', ${now})`;
  // It is night somewhere: three in the morning in the zone where this business is said to be.
  await inZone(s, zoneWhere(3, now));
  const { access_token } = await s.signIn(asha);
  expect((await s.post('/v1/roles', { code: 'night', name: 'Night' }, access_token)).status).toBe(201);
  await assess(s);
  expect((await found(s)).map(({ rule }) => rule)).toEqual(['many_exports', 'mass_reads', 'privilege_change_at_night']);
  const [one] = await alerts(s);
  expect((await s.post(`/v1/security-alerts/${one!.id}/acknowledge`, {}, s.ownerToken)).body).toMatchObject({
    status: 'acknowledged',
    acknowledged_by: s.ownerId,
  });
  const resolved = await s.post(`/v1/security-alerts/${one!.id}/resolve`, { resolution: 'It was the yearly stock-taking.' }, s.ownerToken);
  expect(resolved.body).toMatchObject({ status: 'resolved', resolved_by: s.ownerId });
  expect((await s.post(`/v1/security-alerts/${one!.id}/acknowledge`, {}, s.ownerToken)).body.code).toBe('invalid_state');
  expect((await s.get('/v1/security-alerts?status=open', s.ownerToken)).body.data).toHaveLength(2);
});

test('a sensitive permission used for the first time after weeks is found; a newcomer’s first day is not', async () => {
  const { s, userId } = await withAsha();
  // Noon in the business's zone: what is done at night is found for that.
  await inZone(s, zoneWhere(12, new Date()));
  await assess(s);
  await s.post('/v1/roles', { code: 'early', name: 'Early' }, (await s.signIn(asha)).access_token);
  await assess(s);
  expect(await found(s)).toEqual([]);
  await s.sql`update permission_uses set first_used_at = first_used_at - interval '20 days' where user_id = ${userId}`;
  await s.post('/v1/security-settings/change', { max_export_rows: 500 }, (await s.signIn(asha)).access_token);
  await assess(s);
  expect(await found(s)).toEqual([{ rule: 'first_use_of_permission', severity: 'low', user_id: userId }]);
});

/** A zone in which it is now this hour, or up to an hour later. */
function zoneWhere(hour: number, now: Date): string {
  const offset = ((((hour - now.getUTCHours() + 12) % 24) + 24) % 24) - 12;
  // Etc/GMT zones count the other way round.
  return offset === 0 ? 'UTC' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
}

async function inZone(s: Stage, timezone: string) {
  const told = await s.patch('/v1/business/settings', { timezone }, s.ownerToken);
  expect(told.status, told.text).toBe(200);
}
