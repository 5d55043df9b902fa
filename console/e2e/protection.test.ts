import { beforeAll, describe, expect, test } from 'vitest';
import { browserApp, enter, expectNoTrouble, ownerAtWork, settled, violations } from './support.ts';

const app = await browserApp();
const { tenant, page } = await ownerAtWork(app);

beforeAll(async () => {
  const { status } = await tenant.owner.post('/v1/orders', {
    items: [{ name: 'Mug', quantity: 1, unit_price: '100.00' }],
    customer_name: 'Meera Nair',
    customer_phone: '9845012345',
    customer_email: 'meera.nair@home.example',
  });
  expect(status).toBe(201);
});

describe('roles', () => {
  test('are changed in the matrix, looked at, saved, and act at once', async () => {
    const operator = await tenant.person('operator');
    const granted = async () => (await operator.get('/v1/meta')).body.actor.permissions as string[];
    const before = await granted();
    expect(before).toContain('orders.create');
    expect(before).not.toContain('team.invite');
    await page.goto('/roles');
    await page.getByLabel('Find a permission').fill('Create orders');
    await page.getByRole('checkbox', { name: 'Operator: Create orders' }).click();
    await page.getByLabel('Find a permission').fill('invite');
    await page.getByRole('checkbox', { name: /^Operator: Invite/ }).click();
    await page.getByText('2 changes not saved').waitFor();
    await page.getByRole('button', { name: 'Look and save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Changes to roles' });
    await dialog.getByText('− Create orders').waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const after = await granted();
    expect(after).not.toContain('orders.create');
    expect(after).toContain('team.invite');
    // Seen again from the server, not only remembered.
    await page.reload();
    await page.getByLabel('Find a permission').fill('Create orders');
    expect(await page.getByRole('checkbox', { name: 'Operator: Create orders' }).isChecked()).toBe(false);
    expectNoTrouble(page);
  });
});

describe('API keys', () => {
  test('are made with few permissions, shown once, used, and withdrawn', async () => {
    await page.goto('/api-keys');
    await page.getByRole('link', { name: 'New', exact: true }).first().click();
    await page.getByLabel('What it is for').fill('Warehouse scanner');
    await page.getByLabel('Find a permission').fill('View orders');
    await page.getByRole('checkbox', { name: 'View orders' }).click();
    await page.getByRole('button', { name: 'Make the key' }).click();
    const key = (await page.getByTestId('api-key').textContent())!;
    expect(key).toMatch(/^srk_/);
    const program = app.client(key);
    expect((await program.get('/v1/orders')).status).toBe(200);
    expect((await program.get('/v1/products')).status).toBe(403);
    await page.getByRole('link', { name: 'I have kept it' }).click();
    await page.getByText('Warehouse scanner').click();
    await page.getByRole('heading', { level: 1, name: 'Warehouse scanner' }).waitFor();
    expect(await page.content()).not.toContain(key);
    await page
      .getByRole('button', { name: 'Revoke' })
      .or(page.getByRole('button', { name: 'More' }))
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Revoke' }).or(page.getByRole('dialog')).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect((await program.get('/v1/orders')).status).toBe(401);
    expectNoTrouble(page);
  });
});

describe('the security centre', () => {
  test('shows a record through the eyes of a role, exactly as the server gives it', async () => {
    await page.goto('/security?tab=masking');
    const table = page.getByRole('region', { name: 'See this as' });
    const phone = table.getByRole('row').filter({ hasText: 'Customer phone' });
    await phone.getByText('9845012345').waitFor();
    const viewer = await tenant.person('viewer');
    const { body } = await viewer.get('/v1/orders');
    expect(body.data[0].customer_phone).not.toContain('9845012345');
    await phone.getByText(body.data[0].customer_phone, { exact: true }).waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    expectNoTrouble(page);
  });

  test('ends a session; whoever had it is signed out', async () => {
    const person = await tenant.person('manager');
    const theirs = await app.tab();
    await enter(theirs, { slug: tenant.slug, email: person.email });
    await theirs.goto('/orders');
    await theirs.getByText('Meera Nair').waitFor();
    await page.goto('/security?tab=sessions');
    const rows = page.getByRole('row').filter({ hasText: person.email });
    await rows.first().waitFor();
    // The test's own client is signed in as well: both end.
    for (let left = await rows.count(); left > 0; left--) {
      await rows.first().getByRole('button', { name: /^End/ }).click();
      await page
        .getByRole('row')
        .filter({ hasText: person.email })
        .nth(left - 1)
        .waitFor({ state: 'detached' });
    }
    await theirs.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect((await person.get('/v1/orders')).status).toBe(401);
    expectNoTrouble(page);
  });
});
