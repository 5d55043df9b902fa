import { expect, test } from 'vitest';
import { type Client, testApp } from '#test/app';

const app = await testApp();

async function house() {
  const tenant = await app.tenant();
  const change = (input: object) => tenant.owner.post('/v1/security-settings/change', input);
  await change({ disable_text_selection: true });
  const left = (who: { id: string }) =>
    tenant.tx(
      (tx) => tx.many<{ severity: string; request_path: string | null; metadata: Record<string, unknown> }>`
        select severity, request_path, metadata from security_violations
        where user_id = ${who.id} and violation_type = 'copy_attempt' order by created_at, id`,
    );
  return { tenant, change, left };
}
const report = async (who: Client, attempt: string, resource?: string) =>
  (await who.post('/v1/security/report-copy', { attempt, ...(resource ? { resource } : {}) })).body.counted as boolean;
/** The same second in the minute after. */
const nextMinute = () => {
  app.clock.now = new Date((app.clock.now ?? new Date()).getTime() + 60_000);
};

test('what the console refused is a violation, once a minute per person and kind of record', async () => {
  const { tenant, left } = await house();
  const [one, other] = [await tenant.person('operator'), await tenant.person('operator')];
  app.clock.now = new Date(Math.ceil(Date.now() / 60_000) * 60_000);
  expect([await report(one, 'copy', 'orders'), await report(one, 'cut', 'orders'), await report(one, 'copy', 'orders')]).toEqual([
    true,
    false,
    false,
  ]);
  expect(await report(one, 'drag', 'shipments')).toBe(true);
  expect(await report(other, 'copy', 'orders')).toBe(true);
  nextMinute();
  expect(await report(one, 'copy', 'orders')).toBe(true);
  expect(await left(one)).toEqual([
    { severity: 'low', request_path: '/orders', metadata: { attempt: 'copy', resource: 'orders' } },
    { severity: 'low', request_path: '/shipments', metadata: { attempt: 'drag', resource: 'shipments' } },
    { severity: 'low', request_path: '/orders', metadata: { attempt: 'copy', resource: 'orders' } },
  ]);
  // What is no record here is a page.
  expect(await report(one, 'copy', 'no-such-thing')).toBe(true);
  expect((await left(one)).at(-1)).toMatchObject({ request_path: null, metadata: { resource: null } });
  app.clock.now = undefined;
});

test('what the business allows is none, whatever a console says; owners are hindered by nothing', async () => {
  const { tenant, change, left } = await house();
  const operator = await tenant.person('operator');
  const role = (await tenant.owner.get('/v1/roles?code=operator')).body.data[0].id;
  for (const attempt of ['print', 'save', 'screenshot']) expect([attempt, await report(operator, attempt)]).toEqual([attempt, false]);
  expect(await report(tenant.owner, 'copy', 'orders')).toBe(false);
  await change({ blur_on_print_screen: true, block_keyboard_shortcuts: true });
  expect([await report(operator, 'screenshot', 'orders'), await report(operator, 'save', 'products')]).toEqual([true, true]);
  const made = await tenant.owner.post('/v1/role-security-settings', { role_id: role, can_copy_data: true, can_print: false });
  expect(made.status).toBe(201);
  expect([await report(operator, 'copy', 'users'), await report(operator, 'print', 'shipments')]).toEqual([false, true]);
  expect((await left(operator)).map(({ metadata }) => metadata.attempt)).toEqual(['screenshot', 'save', 'print']);
  expect((await operator.post('/v1/security/report-copy', { attempt: 'think' })).status).toBe(422);
  expect((await app.client().post('/v1/security/report-copy', { attempt: 'copy' })).status).toBe(401);
});

test('ten minutes of it within an hour raise an alert, once', async () => {
  // The middle of an hour, so that a window of an hour does not end within; everybody signs in then.
  app.clock.now = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 1_200_000);
  const { tenant, left } = await house();
  const operator = await tenant.person('operator');
  const alerts = async () => (await tenant.owner.get(`/v1/security-alerts?user_id=${operator.id}`)).body.data;
  for (let minute = 0; minute < 9; minute++) {
    await report(operator, 'copy', 'orders');
    nextMinute();
  }
  expect(await alerts()).toEqual([]);
  for (let minute = 0; minute < 3; minute++) {
    expect(await report(operator, 'copy', 'orders')).toBe(true);
    nextMinute();
  }
  expect((await left(operator)).filter(({ severity }) => severity === 'medium')).toHaveLength(1);
  expect(await alerts()).toMatchObject([
    { kind: 'copy_attempt', severity: 'medium', occurrences: 1, reasons: [expect.stringMatching(/^10 refused/)] },
  ]);
  app.clock.now = undefined;
});
