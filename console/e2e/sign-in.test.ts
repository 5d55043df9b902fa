import { describe, expect, test } from 'vitest';
import { testPassword } from '#test/app';
import { hotp, stepOf } from '../../src/packs/identity/mfa/totp.ts';
import { browserApp, enter, expectNoTrouble, signIn } from './support.ts';

const app = await browserApp();

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
}

describe('signing in', () => {
  test('a password opens the console; the session outlives a reload and ends everywhere by signing out', async () => {
    const tenant = await app.tenant();
    const page = await app.tab();
    await enter(page, { slug: tenant.slug, email: tenant.email });
    expect(new URL(page.url()).pathname).toBe('/');
    // The access token is nowhere that a script could read it later.
    const kept = await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie');
    expect(kept).not.toMatch(/srt_|sat_|eyJ|access|refresh/i);
    await page.reload();
    await page.getByRole('navigation', { name: 'Menu' }).waitFor();
    const second = await page.context().newPage();
    await second.goto('/orders');
    await second.getByRole('heading', { name: 'Orders', exact: true }).waitFor();
    await page.getByRole('button', { name: 'My account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await second.getByRole('heading', { name: 'Sign in' }).waitFor();
    expectNoTrouble(page);
  });

  test('a wrong password is told, in words that give nothing away', async () => {
    const tenant = await app.tenant();
    const page = await app.tab();
    await signIn(page, { slug: tenant.slug, email: tenant.email, password: 'not the password' });
    await page.getByRole('alert').getByText('The e-mail or the password is wrong.').waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });

  test('who asks for a page without a session gets it after signing in; another site is never gone to', async () => {
    const tenant = await app.tenant();
    const page = await app.tab();
    await page.goto('/orders?status=pending');
    await page.getByLabel('Business').fill(tenant.slug);
    await page.getByLabel('E-mail').fill(tenant.email);
    await page.getByLabel('Password', { exact: true }).fill(testPassword);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Orders', exact: true }).waitFor();
    expect(page.url()).toBe(`${app.url}/orders?status=pending`);
    expectNoTrouble(page);

    const lured = await app.tab();
    await lured.goto('/sign-in?to=//evil.example/');
    await lured.getByLabel('Business').fill(tenant.slug);
    await lured.getByLabel('E-mail').fill(tenant.email);
    await lured.getByLabel('Password', { exact: true }).fill(testPassword);
    await lured.getByRole('button', { name: 'Sign in', exact: true }).click();
    await lured.getByRole('navigation', { name: 'Menu' }).waitFor();
    expect(new URL(lured.url()).host).toBe(new URL(app.url).host);
    expectNoTrouble(lured);
  });

  test('the authenticator’s code is asked for after the password', async () => {
    const tenant = await app.tenant();
    const enrolment = await tenant.owner.post('/v1/auth/enrol-totp', { password: testPassword });
    expect(enrolment.status).toBe(200);
    const { secret } = enrolment.body as { secret: string };
    const code = (at: Date) => hotp(fromBase32(secret), stepOf(at));
    // The code of the half minute before, told in the middle of this one: no half minute ends in between.
    app.clock.now = new Date((stepOf(new Date()) + 0.5) * 30_000);
    const before = new Date(app.clock.now.getTime() - 30_000);
    expect((await tenant.owner.post('/v1/auth/confirm-totp', { code: code(before) })).status).toBe(200);
    app.clock.now = undefined;
    const page = await app.tab();
    await signIn(page, { slug: tenant.slug, email: tenant.email });
    await page.getByText('Enter the code of your authenticator app').waitFor();
    await page.getByLabel('Digit 1', { exact: true }).click();
    await page.keyboard.type(code(new Date()));
    await page.getByRole('navigation', { name: 'Menu' }).waitFor();
    // The first answer was 401: it asked for the code.
    expect(page.troubles.filter((trouble) => !trouble.includes('401'))).toEqual([]);
  });

  test('a passkey signs in alone, with a real authenticator’s protocol', async () => {
    const tenant = await app.tenant();
    const page = await app.tab();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await enter(page, { slug: tenant.slug, email: tenant.email });
    await page.goto('/account');
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByLabel('Name of the passkey').fill('Laptop');
    await page.getByRole('dialog').locator('input[type=password]').fill(testPassword);
    await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Laptop').first().waitFor();
    await page.getByRole('button', { name: 'My account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByRole('navigation', { name: 'Menu' }).waitFor();
    expectNoTrouble(page);
  });
});

describe('what a person may not do is not offered', () => {
  test('a viewer sees no button that they cannot use', async () => {
    const tenant = await app.tenant();
    const viewer = await tenant.person('viewer');
    const order = await tenant.owner.post('/v1/orders', {
      items: [{ name: 'Mug', quantity: 1, unit_price: '100.00' }],
      customer_name: 'Meera',
    });
    expect(order.status).toBe(201);
    const page = await app.tab();
    await enter(page, { slug: tenant.slug, email: viewer.email });
    await page.goto('/orders');
    await page.getByRole('row').nth(1).waitFor();
    expect(await page.getByRole('link', { name: 'New', exact: true }).count()).toBe(0);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await page.goto(`/orders/${order.body.id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const name of ['Confirm', 'Cancel', 'Edit', 'Ship', 'Add note', 'Set address'])
      expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
    await page.goto('/api-keys');
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    expectNoTrouble(page);
  });
});
