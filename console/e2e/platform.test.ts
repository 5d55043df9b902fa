import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { adminToken, type TestTenant, testPassword } from '#test/app';
import { browserApp, expectNoTrouble, settled, signIn, type Tab, violations } from './support.ts';

const app = await browserApp();
const root = app.client(adminToken);
const email = 'dev@serai.example';

let tenant: TestTenant;
let page: Tab;

const enterPlatform = async (tab: Tab) => {
  await tab.getByLabel('E-mail').fill(email);
  await tab.getByLabel('Password', { exact: true }).fill(testPassword);
  await tab.getByRole('button', { name: 'Sign in', exact: true }).click();
};
/** The part of a page with this name. */
const part = (name: string) => page.getByRole('region', { name, exact: true });
const saved = () => page.getByText('Saved', { exact: true }).first().waitFor();

beforeAll(async () => {
  const made = await root.post('/platform/v1/super-admins', { email, name: 'Dev Patil', password: testPassword });
  expect(made.status, made.text).toBe(201);
  tenant = await app.tenant({ slug: 'chai-corner', name: 'Chai Corner', plan: 'starter' });
  await app.tenant({ slug: 'lamp-house', name: 'Lamp House', plan: 'business' });
  page = await app.tab();
  await page.goto('/platform/tenants');
  await enterPlatform(page);
  await page.getByRole('heading', { name: 'Tenants', exact: true }).waitFor();
});

beforeEach(() => {
  page.troubles.length = 0;
});

describe('the session of a platform owner', () => {
  test('leads to the page that was asked for, survives a reload, and is nowhere that a script could read', async () => {
    expect(new URL(page.url()).pathname).toBe('/platform/tenants');
    const kept = await page.evaluate('JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie');
    expect(kept).not.toMatch(/srt_|eyJ|access|refresh/i);
    const cookies = await page.context().cookies(`${app.url}/platform/v1/auth/refresh`);
    expect(cookies).toMatchObject([{ name: 'serai_platform_refresh', httpOnly: true, sameSite: 'Strict', path: '/platform/v1/auth' }]);
    await page.reload();
    await page.getByRole('heading', { name: 'Tenants', exact: true }).waitFor();
    const second = await page.context().newPage();
    await second.goto('/platform/plans');
    await second.getByRole('heading', { name: 'Plans', exact: true }).waitFor();
    await second.close();
    expectNoTrouble(page);
  });

  test('is apart from a business’s: each outlives the other, and no link leads from one sign-in into the other area', async () => {
    const both = await app.tab();
    await both.goto('/platform/sign-in?to=/orders');
    await enterPlatform(both);
    await both.getByRole('heading', { name: 'Overview', exact: true }).waitFor();
    expect(new URL(both.url()).pathname).toBe('/platform');
    await signIn(both, { slug: tenant.slug, email: tenant.email });
    await both.getByRole('navigation', { name: 'Menu' }).waitFor();
    await both.goto('/platform');
    await both.getByRole('button', { name: 'My account' }).click();
    await both.getByRole('menuitem', { name: 'Sign out' }).click();
    await both.getByRole('heading', { name: 'Platform sign-in' }).waitFor();
    await both.goto('/orders');
    await both.getByRole('heading', { name: 'Orders', exact: true }).waitFor();
    await both.goto('/platform');
    await both.getByRole('heading', { name: 'Platform sign-in' }).waitFor();
    expectNoTrouble(both);
  });
});

describe('a tenant', () => {
  test('is found in the list, shows what it uses of its plan, and is put on another', async () => {
    await page.goto('/platform/tenants');
    await page.getByLabel('Search', { exact: true }).fill('chai');
    await page.waitForURL(/q=chai/);
    await page.getByText('Lamp House').waitFor({ state: 'hidden' });
    await page.getByRole('row').filter({ hasText: 'Chai Corner' }).click();
    await page.waitForURL(new RegExp(`/platform/tenants/${tenant.id}`));
    const plan = part('Plan and limits');
    await plan.getByText('1 / 2', { exact: true }).waitFor();
    await plan.getByText('0 / 500', { exact: true }).waitFor();
    await plan.getByText('0 byte / 1 GB', { exact: true }).waitFor();
    expect(await plan.getByRole('progressbar', { name: 'People' }).getAttribute('aria-valuenow')).toBe('50');

    await page.getByRole('button', { name: 'Change plan', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'New plan' }).click();
    await page.getByRole('option', { name: 'Professional' }).click();
    await dialog.getByText('2000', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await plan.getByText('Professional', { exact: true }).waitFor();
    await plan.getByText('1 / 5', { exact: true }).waitFor();
    expect((await tenant.owner.get('/v1/business/settings')).body).toMatchObject({ plan: 'professional', usage: { users: 1 } });
    expectNoTrouble(page);
  });

  test('gets a feature besides its plan, with a reason, and goes back to what the plan says', async () => {
    await page.goto(`/platform/tenants/${tenant.id}`);
    const features = part('Features');
    await features.getByRole('switch', { name: 'White label' }).click({ force: true });
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why').fill('Part of their contract');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await features.getByText('Part of their contract').waitFor();
    expect((await tenant.owner.get('/v1/business/settings')).body.features).toContain('white_label');
    await features.getByRole('button', { name: 'As the plan says: White label' }).click();
    await features.getByText('Part of their contract').waitFor({ state: 'hidden' });
    expect((await tenant.owner.get('/v1/business/settings')).body.features).not.toContain('white_label');
    expectNoTrouble(page);
  });

  test('has a limit of its plan raised for itself alone', async () => {
    await page.goto(`/platform/tenants/${tenant.id}`);
    const features = part('Features');
    await features.getByRole('button', { name: 'Change limits: File storage' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Max storage mb').fill('20480');
    await dialog.getByLabel('Why').fill('They keep many pictures');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await features.getByText('They keep many pictures').waitFor();
    // The bar above follows, and so does what holds the limit.
    await part('Plan and limits').getByText('0 byte / 20 GB', { exact: true }).waitFor();
    expect((await tenant.owner.get('/v1/business/settings')).body.limits.file_storage).toBe(20_480 * 1024 * 1024);
    expectNoTrouble(page);
  });

  test('is suspended with a reason, and works again', async () => {
    await page.goto(`/platform/tenants/${tenant.id}`);
    await page.getByRole('button', { name: 'Suspend', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Unpaid since May');
    await dialog.getByRole('button', { name: 'Suspend', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await part('Plan and limits').getByText('Unpaid since May').waitFor();
    expect((await tenant.owner.get('/v1/products')).body.code).toBe('tenant_suspended');
    await page.getByRole('button', { name: 'Reactivate', exact: true }).click();
    await dialog.getByLabel('Reason').fill('Paid');
    await dialog.getByRole('button', { name: 'Reactivate', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Suspend', exact: true }).waitFor();
    expect((await tenant.owner.get('/v1/products')).status).toBe(200);
    expectNoTrouble(page);
  });
});

describe('plans', () => {
  test('a tick includes a feature for every business on the plan', async () => {
    await page.goto('/platform/matrix');
    const tick = (checked: boolean) => page.getByRole('checkbox', { name: 'Professional: White label', checked, disabled: false });
    await tick(false).click();
    await saved();
    await tick(true).waitFor();
    expect((await tenant.owner.get('/v1/business/settings')).body.features).toContain('white_label');
    await tick(true).click();
    await tick(false).waitFor();
    expect((await tenant.owner.get('/v1/business/settings')).body.features).not.toContain('white_label');
    expectNoTrouble(page);
  });

  test('limits of a plan are changed on the plan', async () => {
    await page.goto('/platform/matrix');
    await page.getByRole('link', { name: 'Professional' }).click();
    await page.getByRole('button', { name: 'Set limits', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Max users').fill('7');
    await dialog.getByRole('button', { name: 'Set limits', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.goto(`/platform/tenants/${tenant.id}`);
    await part('Plan and limits').getByText('1 / 7', { exact: true }).waitFor();
    // What was not named stays.
    await part('Plan and limits').getByText('0 / 2,000', { exact: true }).waitFor();
    expectNoTrouble(page);
  });
});

describe('migrations', () => {
  test('what failed in one business is shown, held back, mended and begun again, while it is watched', async () => {
    const { schema } = tenant;
    await app.database.owner((tx) =>
      tx.script(`
        drop table "${schema}".shipment_tracking;
        delete from "${schema}".schema_migrations where pack = 'shipping' and name like '0003%';
        create table "${schema}".shipment_tracking (mine integer);`),
    );
    await page.goto('/platform/migrations');
    const row = page.getByRole('row').filter({ hasText: 'Chai Corner' });
    await row.getByText('0002, 1 waiting').waitFor();
    await page.getByRole('row').filter({ hasText: 'Lamp House' }).getByText('Up to date').waitFor();
    await page.getByRole('button', { name: 'Bring all up to date' }).click();
    await page.getByText('Finished with failures').waitFor();
    await page.getByText('1 business is held back').waitFor();
    await row.getByText('shipping/0003_create_shipment_tracking').waitFor();
    await row.getByText(/already exists/).waitFor();
    expect((await tenant.owner.get('/v1/products')).body.code).toBe('tenant_held_back');
    expect(await violations(page)).toEqual([]);

    await app.database.owner((tx) => tx.script(`drop table "${schema}".shipment_tracking`));
    await row.getByRole('button', { name: 'Bring up to date: Chai Corner' }).click();
    await row.getByText('Up to date').waitFor();
    await page.getByText('Finished', { exact: true }).waitFor();
    expect((await tenant.owner.get('/v1/products')).status).toBe(200);
    expectNoTrouble(page);
  });
});

describe('the trail', () => {
  test('says who did all that, and why', async () => {
    await page.goto(`/platform/audit-entries?tenant_id=${tenant.id}`);
    await settled(page);
    for (const action of ['tenants.change-plan', 'tenants.set-feature', 'tenants.suspend', 'tenants.reactivate', 'tenants.migrate'])
      await page.getByText(action, { exact: true }).first().waitFor();
    expect(await page.getByRole('row').filter({ hasText: 'Dev Patil' }).count()).toBeGreaterThan(4);
    expectNoTrouble(page);
  });
});
