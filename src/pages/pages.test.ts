import { describe, expect, it } from 'vitest';
import { trackingToken } from '#packs/shipping';
import { testApp } from '#test/app';

const app = await testApp();
const limited = await testApp({ rates: { address: 3 } });
const tenant = await app.tenant({ domain: 'teas.example', plan: 'enterprise' });
const nobody = app.client();
const form = {
  'content-type': 'application/x-www-form-urlencoded',
  host: 'teas.example',
  origin: 'http://teas.example',
  'sec-fetch-site': 'same-origin',
};
const post = (path: string, values: Record<string, string>, headers: Record<string, string> = form) =>
  nobody.post(path, new URLSearchParams(values).toString(), headers);
const at = { host: 'teas.example' };
await app.database.platform(
  (tx) =>
    tx.exec`update tenants set settings = settings || ${{
      timezone: 'Asia/Kolkata',
      business_name: 'Teas & <Co>',
      support_email: 'help@teas.example',
      branding: { primary_color: '#7a1f3d' },
    }}::jsonb, version = version + 1 where id = ${tenant.id}`,
);

/** A parcel of a person, with a way behind it. */
async function parcel(status: string, scans: [string, string, string][], awb = `AWB${Math.floor(Math.random() * 1e9)}`): Promise<string> {
  const id = crypto.randomUUID();
  const { body: order } = await tenant.owner.post('/v1/orders', { items: [{ name: 'Tea', quantity: 1, unit_price: '100' }] });
  await tenant.tx(async (tx) => {
    const config = crypto.randomUUID();
    await tx.exec`
      insert into courier_configs (id, courier_type_code, name, credentials, webhook_token, status)
      select ${config}, 'sandbox', ${config}, decode('00', 'hex'), decode('00', 'hex'), 'connected'`;
    await tx.exec`
      insert into shipments (id, order_id, courier_config_id, status, booking_state, awb_number, courier_name, delivery_address, currency, estimated_delivery_date)
      values (${id}, ${order.id}, ${config}, ${status}, 'booked', ${awb}, 'Swift', '{"name": "Meera Nair", "phone": "9845012345", "line1": "14 Residency Road"}', 'INR', '2026-07-20')`;
    for (const [state, location, time] of scans)
      await tx.exec`
        insert into shipment_tracking (id, shipment_id, status, courier_status, location, description, event_time, source, dedupe_key)
        values (gen_random_uuid(), ${id}, ${state}, ${state}, ${location}, 'Handed to Meera Nair', ${time}::timestamptz, 'webhook', ${state + time})`;
  });
  return id;
}

describe('following a parcel', () => {
  it('by the link: where it is, and nothing about people', async () => {
    const id = await parcel('out_for_delivery', [
      ['picked', 'Bengaluru_Hub', '2026-07-15T04:00:00Z'],
      ['out_for_delivery', 'Pune <Hub>', '2026-07-18T03:30:00Z'],
    ]);
    const { body: link } = await tenant.owner.get(`/v1/shipments/${id}/tracking-link`);
    expect(link).toEqual({
      token: trackingToken(tenant.id, id, app.keys),
      path: `/track/${link.token}`,
      url: `https://teas.example/track/${link.token}`,
    });
    const { status, text, headers } = await nobody.get(link.path);
    expect(status).toBe(200);
    expect(text).toContain('<h1>Out for delivery</h1>');
    expect(text).toContain('Teas &amp; &lt;Co&gt;');
    expect(text).toContain('Pune &lt;Hub&gt;');
    expect(text).toContain('18 Jul 2026, 9:00');
    expect(text).toMatch(/<li class="done">Picked up/);
    expect(text).toMatch(/<li class="now" aria-current="step">Out for delivery/);
    expect(text).toContain('#7a1f3d');
    for (const personal of ['Meera', '98450', 'Residency']) expect(text).not.toContain(personal);
    const nonce = /nonce-([\w-]+)/.exec(headers['content-security-policy']!)![1];
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    );
    expect(text).toContain(`<style nonce="${nonce}">`);
    expect(text).not.toMatch(/<script|style=|\son\w+=/);
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'content-language': 'en' });
  });

  it('by the courier’s number, where the domain or the form says whose it is, and nowhere else', async () => {
    await parcel('delivered', [['delivered', 'Pune', '2026-07-18T03:30:00Z']], 'SWIFT-1001');
    expect((await nobody.get('/track/SWIFT-1001', at)).text).toContain('<h1>Delivered</h1>');
    expect((await nobody.get(`/track?tenant=${tenant.slug}&number=SWIFT-1001`)).text).toContain('<h1>Delivered</h1>');
    const elsewhere = await nobody.get('/track/SWIFT-1001');
    expect([elsewhere.status, elsewhere.text.includes('We know no such parcel')]).toEqual([404, true]);
    const other = await app.tenant();
    expect((await nobody.get(`/track/SWIFT-1001?tenant=${other.slug}`)).status).toBe(404);
  });

  it('tells of the way back as such', async () => {
    const id = await parcel('rto_in_transit', [['rto_initiated', 'Pune', '2026-07-18T03:30:00Z']]);
    const { text } = await nobody.get(`/track/${trackingToken(tenant.id, id, app.keys)}?lang=hi`);
    expect(text).toContain('<html lang="hi"');
    expect(text).toMatch(/aria-current="step">भेजने वाले की ओर रास्ते में/);
    expect(text).not.toContain('पहुँच गया');
  });

  it('takes no link that we did not make', async () => {
    const id = await parcel('picked', []);
    const token = trackingToken(tenant.id, id, app.keys);
    const forged = [
      token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'),
      token.replace('sht_', ''),
      trackingToken(tenant.id, id, { secret: () => Buffer.alloc(32) }),
      trackingToken((await app.tenant()).id, id, app.keys),
      '%00',
      "x' or 1=1",
    ];
    for (const one of forged) expect([one, (await nobody.get(`/track/${encodeURIComponent(one)}`, at)).status]).toEqual([one, 404]);
  });

  it('guesses are counted', async () => {
    const statuses = [];
    for (let n = 0; n < 5; n++) statuses.push((await limited.client().get(`/track/AWB${n}000`)).status);
    expect(statuses).toEqual([404, 404, 404, 429, 429]);
  });
});

describe('an invitation', () => {
  it('is accepted in a browser without script', async () => {
    const { body: roles } = await tenant.owner.get('/v1/roles?code=viewer');
    const { body } = await tenant.owner.post('/v1/invitations', { email: 'new@teas.example', name: 'Nila', role_ids: [roles.data[0].id] });
    const shown = await nobody.get(`/invitation?tenant=${tenant.slug}&token=${body.token}`);
    expect(shown.text).toContain('autocomplete="new-password"');
    const given = { tenant: tenant.slug, token: body.token };
    const short = await post('/invitation', { ...given, password: 'short' });
    expect([short.status, short.text.includes('at least ten characters.'), short.text.includes(`value="${body.token}"`)]).toEqual([
      422,
      true,
      true,
    ]);
    const crossed = await post(
      '/invitation',
      { ...given, password: 'a long enough sentence' },
      { ...form, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    );
    expect(crossed.status).toBe(403);
    const done = await post('/invitation', { ...given, password: 'a long enough sentence' });
    expect([done.status, done.text.includes('You are in')]).toEqual([200, true]);
    const signedIn = await nobody.post('/v1/auth/sign-in', {
      tenant: tenant.slug,
      email: 'new@teas.example',
      password: 'a long enough sentence',
    });
    expect([signedIn.status, signedIn.body.user.name]).toEqual([200, 'Nila']);
    expect((await post('/invitation', { ...given, password: 'a long enough sentence' })).status).toBe(410);
    expect((await nobody.get('/invitation')).status).toBe(400);
  });
});

describe('a password', () => {
  it('is reset by the link that the mail has, which leads to this page', async () => {
    const person = await tenant.person('viewer');
    const asked = await post('/reset', { email: person.email });
    const unknown = await post('/reset', { email: 'nobody@teas.example' });
    expect([asked.status, asked.text.replace(/nonce[-=]"?[\w-]+/g, '')]).toEqual([200, unknown.text.replace(/nonce[-=]"?[\w-]+/g, '')]);
    await app.idle();
    const [row] = await tenant.tx((tx) => tx.many<{ id: string }>`select id from password_resets order by id desc limit 1`);
    const mail = JSON.parse((await app.world((await app.tenants.find(tenant.id))!).files.get(`outbox/${row!.id}.json`))!.toString());
    expect(mail.data.link).toBe(`https://teas.example/reset?tenant=${tenant.slug}&token=${mail.data.token}`);
    const { pathname, search } = new URL(mail.data.link);
    expect((await nobody.get(pathname + search)).text).toContain('Choose a new password');
    const given = { tenant: tenant.slug, token: mail.data.token };
    expect((await post('/reset', { ...given, password: 'short' })).status).toBe(422);
    const saved = await post('/reset', { ...given, password: 'a brand new sentence' });
    expect(saved.text).toContain('Your password is changed');
    expect(
      (await nobody.post('/v1/auth/sign-in', { tenant: tenant.slug, email: person.email, password: 'a brand new sentence' })).status,
    ).toBe(200);
    expect((await post('/reset', { ...given, password: 'a brand new sentence' })).text).toContain('Ask for a new link');
  });

  it('asks whose it is where nobody knows, and helps with mistakes in the reader’s language', async () => {
    const plain = { ...form, host: 'localhost', origin: 'http://localhost' };
    expect((await nobody.get('/reset')).text).toContain('name="tenant"');
    expect((await nobody.get('/reset', at)).text).not.toContain('Its short name');
    expect((await post('/reset', { email: 'a@b.example' }, plain)).status).toBe(422);
    expect((await post('/reset', { tenant: 'no-such-business', email: 'a@b.example' }, plain)).text).toContain('Look into your mailbox');
    const hindi = await post('/reset?lang=hi', { tenant: tenant.slug, email: 'nonsense' }, plain);
    expect([hindi.status, hindi.text.includes('पूरा पता लिखें')]).toEqual([422, true]);
    expect((await nobody.get('/reset', { 'accept-language': 'fr, hi;q=0.8, en;q=0.5' })).headers['content-language']).toBe('hi');
    expect((await nobody.post('/reset', 'x'.repeat(20_000), plain)).status).toBe(413);
    expect((await nobody.post('/reset', '{}', { 'content-type': 'application/json' })).status).toBe(415);
  });
});
