import { beforeAll, describe, expect, test } from 'vitest';
import { trackingToken } from '#packs/shipping';
import type { TestTenant } from '#test/app';
import { browserApp, expectNoTrouble, focused, type Tab, violations } from './support.ts';

const app = await browserApp();
let tenant: TestTenant;
let tab: Tab;

beforeAll(async () => {
  tenant = await app.tenant({ plan: 'enterprise' });
  tab = await app.tab({ viewport: { width: 390, height: 800 } });
});

async function parcel(): Promise<string> {
  const id = crypto.randomUUID();
  const { body: order } = await tenant.owner.post('/v1/orders', { items: [{ name: 'Tea', quantity: 1, unit_price: '100' }] });
  await tenant.tx(async (tx) => {
    const config = crypto.randomUUID();
    await tx.exec`
      insert into courier_configs (id, courier_type_code, name, credentials, webhook_token, status)
      select ${config}, 'sandbox', ${config}, decode('00', 'hex'), decode('00', 'hex'), 'connected'`;
    await tx.exec`
      insert into shipments (id, order_id, courier_config_id, status, booking_state, awb_number, courier_name, delivery_address, currency, estimated_delivery_date)
      values (${id}, ${order.id}, ${config}, 'out_for_delivery', 'booked', 'SWIFT-77', 'Swift and a courier with a very long name of its own', '{}', 'INR', '2026-07-20')`;
    await tx.exec`
      insert into shipment_tracking (id, shipment_id, status, courier_status, location, description, event_time, source, dedupe_key)
      values (gen_random_uuid(), ${id}, 'picked', 'picked', 'Bengaluru_Peenya_Industrial_Area_Second_Stage_Hub', '', '2026-07-15T04:00:00Z', 'webhook', 'a'),
        (gen_random_uuid(), ${id}, 'out_for_delivery', 'out', 'Pune', '', '2026-07-18T03:30:00Z', 'webhook', 'b')`;
  });
  return id;
}

async function invited(): Promise<string> {
  const { body: roles } = await tenant.owner.get('/v1/roles?code=viewer');
  const { status, body } = await tenant.owner.post('/v1/invitations', {
    email: `new${Math.random().toString(36).slice(2)}@${tenant.slug}.example`,
    name: 'Nila',
    role_ids: [roles.data[0].id],
  });
  expect(status).toBe(201);
  return `/invitation?tenant=${tenant.slug}&token=${body.token}`;
}

/** The link of the mail that a person gets who asks for one. */
async function resetLink(): Promise<string> {
  const person = await tenant.person('viewer');
  expect((await app.client().post('/v1/auth/request-password-reset', { tenant: tenant.slug, email: person.email })).status).toBeLessThan(
    300,
  );
  await app.idle();
  const row = await tenant.tx((tx) => tx.one<{ id: string }>`select id from password_resets order by id desc limit 1`);
  const mail = JSON.parse((await app.world((await app.tenants.find(tenant.id))!).files.get(`outbox/${row.id}.json`))!.toString());
  return `/reset?tenant=${tenant.slug}&token=${mail.data.token}`;
}

/** Nothing for axe to say in either theme, on a telephone and on a desk, in both languages. */
async function fine(title: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await tab.emulateMedia({ colorScheme });
    expect([title, colorScheme, await violations(tab)]).toEqual([title, colorScheme, []]);
  }
  for (const width of [390, 1440]) {
    await tab.setViewportSize({ width, height: 800 });
    const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect([title, width, over <= 0]).toEqual([title, width, true]);
  }
  await tab.setViewportSize({ width: 390, height: 800 });
}

const heading = (name: string) => tab.getByRole('heading', { level: 1, name });

describe('following a parcel', () => {
  test('by its link, in both languages, and without one by its number', async () => {
    const token = trackingToken(tenant.id, await parcel(), app.keys);
    await tab.goto(`/track/${token}`);
    await heading('Out for delivery').waitFor();
    await fine('track');
    await tab.getByRole('link', { name: 'हिन्दी' }).click();
    await heading('डिलीवरी के लिए निकला').waitFor();
    await fine('track in Hindi');

    await tab.goto(`/track?tenant=${tenant.slug}&lang=en`);
    await heading('Track a parcel').waitFor();
    await fine('track: the form');
    // By keys alone: the language, the business (whose name nobody is told), the number.
    for (let step = 0; step < 3; step++) await tab.keyboard.press('Tab');
    await tab.keyboard.type('SWIFT-77');
    await tab.keyboard.press('Enter');
    await heading('Out for delivery').waitFor();
    expectNoTrouble(tab);
  });

  test('a number or a link that is none says what to do', async () => {
    await tab.goto(`/track/sht_${'x'.repeat(60)}?lang=en`);
    await heading('We know no such parcel').waitFor();
    await fine('track: unknown');
    expect(tab.troubles.filter((trouble) => !trouble.includes('404'))).toEqual([]);
    tab.troubles.length = 0;
  });
});

describe('an invitation', () => {
  test('is taken by keys alone; a password too short is told at its field; used, it says so', async () => {
    const link = await invited();
    await tab.goto(`${link}&lang=en`);
    await heading('Join the team').waitFor();
    await fine('invitation');
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Tab');
    await focused(tab, 'name');
    await tab.keyboard.press('Tab');
    await tab.keyboard.type('short');
    await tab.keyboard.press('Enter');
    await tab.getByText('The password needs at least ten characters.').waitFor();
    expect(await tab.getByLabel('Password').getAttribute('aria-invalid')).toBe('true');
    // Whoever does not see the page hears of it: the field in question has the focus.
    await focused(tab, 'password');
    await fine('invitation: wrong');
    await tab.keyboard.type('a long enough sentence');
    await tab.keyboard.press('Enter');
    await heading('You are in').waitFor();
    await fine('invitation: taken');
    await tab.goto(`${link}&lang=en`);
    await tab.getByLabel('Password').fill('a long enough sentence');
    await tab.getByRole('button', { name: 'Join' }).click();
    await heading('This link does not work any more').waitFor();
    await fine('invitation: used');
    expect(tab.troubles.filter((trouble) => !/422|410/.test(trouble))).toEqual([]);
    tab.troubles.length = 0;
  });

  test('one that is not whole, or has expired, says what to do', async () => {
    await tab.goto('/invitation?lang=en');
    await heading('The link is not whole').waitFor();
    await fine('invitation: not whole');
    const link = await invited();
    await tenant.tx((tx) => tx.exec`update invitations set expires_at = now() - interval '1 minute'`);
    await tab.goto(`${link}&lang=en`);
    await tab.getByLabel('Password').fill('a long enough sentence');
    await tab.getByRole('button', { name: 'Join' }).click();
    await heading('This link does not work any more').waitFor();
    await tab.getByText('Ask for a new one.').waitFor();
    await fine('invitation: expired');
    expect(tab.troubles.filter((trouble) => !/400|410/.test(trouble))).toEqual([]);
    tab.troubles.length = 0;
  });
});

describe('a password', () => {
  test('is asked for, chosen anew, and the link is good once', async () => {
    await tab.goto('/reset?lang=en');
    await heading('Reset your password').waitFor();
    await fine('reset: the form');
    await tab.getByLabel('Business').fill(tenant.slug);
    await tab.getByLabel('E-mail address').fill('nonsense');
    await tab.keyboard.press('Enter');
    await tab.getByText('Write the whole address, such as asha@example.com.').waitFor();
    await fine('reset: wrong');
    await tab.getByLabel('E-mail address').fill(tenant.email);
    await tab.keyboard.press('Enter');
    await heading('Look into your mailbox').waitFor();
    await fine('reset: sent');

    const link = await resetLink();
    await tab.goto(`${link}&lang=en`);
    await heading('Choose a new password').waitFor();
    await fine('reset: choose');
    await tab.getByLabel('Password').fill('a brand new sentence');
    await tab.keyboard.press('Enter');
    await heading('Your password is changed').waitFor();
    await fine('reset: saved');
    await tab.goto(`${link}&lang=en`);
    await tab.getByLabel('Password').fill('another new sentence');
    await tab.keyboard.press('Enter');
    await heading('This link does not work any more').waitFor();
    await fine('reset: used');
    await tab.getByRole('link', { name: 'Ask for a new link' }).click();
    await heading('Reset your password').waitFor();
    expect(tab.troubles.filter((trouble) => !/422|410/.test(trouble))).toEqual([]);
  });
});
