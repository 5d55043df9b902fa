import { beforeAll, describe, expect, test } from 'vitest';
import { pack } from '#kernel/pack';
import { resource } from '#kernel/resource';
import { browserApp, enter, expectNoTrouble, ownerAtWork, settled } from './support.ts';

/** A resource that the console has never heard of. */
const notices = resource('early_order_cancellations', {
  permissions: { read: 'orders.view', create: 'orders.create', update: 'orders.edit', delete: 'orders.cancel' },
  fields: ['id', 'channel_id', 'external_order_id', 'reason', 'cancelled_at', 'created_at'],
  filter: ['external_order_id', 'channel_id', 'cancelled_at'],
  search: ['external_order_id'],
  sort: '-created_at',
  create: ['channel_id', 'external_order_id', 'reason', 'cancelled_at'],
  update: ['reason'],
});
const app = await browserApp({ extraPacks: [pack({ name: 'notices', resources: [notices] })] });
const { tenant, page } = await ownerAtWork(app);

beforeAll(async () => {
  for (const [sku, name] of [
    ['MUG', 'Terracotta mug'],
    ['LAMP', 'Brass lamp'],
    ['RUG', 'Woven rug'],
  ])
    expect((await tenant.owner.post('/v1/products', { sku, name, selling_price: '499.00', currency: 'INR' })).status).toBe(201);
});

describe('a resource added on the server', () => {
  test('has a list, a form, a page, filters and search without a line in the console', async () => {
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Early order cancellations' }).click();
    await page.getByRole('heading', { name: 'Early order cancellations' }).waitFor();
    await page.getByRole('link', { name: 'New', exact: true }).first().click();
    const channels = await tenant.owner.get('/v1/sales-channels');
    await page.getByRole('textbox', { name: 'External order', exact: true }).fill('EXT-77');
    await page.getByRole('textbox', { name: 'Reason', exact: true }).fill('Ordered twice');
    await page.getByRole('combobox', { name: 'Channel' }).click();
    await page.getByRole('option', { name: channels.body.data[0].name }).first().click();
    await page.getByRole('button', { name: 'Cancelled' }).click();
    await page.getByRole('button', { name: /^15 / }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.waitForURL(/\/early-order-cancellations\/[0-9a-f-]{36}$/);
    await page.getByText('Ordered twice').waitFor();
    await page.goto('/early-order-cancellations');
    await page.getByLabel('Search', { exact: true }).fill('EXT-7');
    await page.waitForURL(/q=EXT-7/);
    await page.getByRole('row').filter({ hasText: 'Ordered twice' }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    await page.getByLabel('Search', { exact: true }).fill('EXT-9');
    await page.getByText('Nothing matches').waitFor();
    expectNoTrouble(page);
  });
});

describe('lists', () => {
  test('are sorted, filtered and shown as their address says', async () => {
    await page.goto('/products');
    await settled(page);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'HSN code' }).click();
    await page.waitForURL(/columns=.*hsn_code/);
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: 'HSN code' }).waitFor();
    await page.goto('/products?sort=name');
    await page.getByText('Woven rug').waitFor();
    const names = await page
      .getByRole('row')
      .locator('[role=cell]:has-text("mug"), [role=cell]:has-text("lamp"), [role=cell]:has-text("rug")')
      .allTextContents();
    expect(names.filter((name) => /mug|lamp|rug/.test(name))).toEqual(['Brass lamp', 'Terracotta mug', 'Woven rug']);
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByLabel('Name of this view').fill('By name');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('View saved').waitFor();
    // Nothing of it is in this browser; it follows the person to another one.
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('By name');
    const elsewhere = await app.tab();
    await enter(elsewhere, { slug: tenant.slug, email: tenant.email });
    await elsewhere.goto('/products');
    await elsewhere.getByRole('button', { name: 'Saved views' }).click();
    await elsewhere.getByRole('button', { name: 'By name', exact: true }).click();
    await elsewhere.waitForURL(/sort=name/);
    expectNoTrouble(elsewhere);
    expectNoTrouble(page);
  });

  test('change by themselves when somebody else changes something', async () => {
    await page.goto('/orders');
    await page.getByText('Nothing here yet').waitFor();
    const { status } = await tenant.owner.post('/v1/orders', {
      items: [{ name: 'Mug', quantity: 1, unit_price: '100.00' }],
      customer_name: 'Meera Live',
    });
    expect(status).toBe(201);
    await page.getByText('Meera Live').waitFor();
    expectNoTrouble(page);
  });

  test('and stay as they are when the stream only greets', async () => {
    const first = page.waitForRequest(/\/v1\/home\/overview/);
    await page.goto('/');
    await first;
    await settled(page);
    const again = page.waitForRequest(/\/v1\/home\/overview/, { timeout: 2_000 }).then(
      () => 'asked again',
      () => 'quiet',
    );
    await page.getByRole('status', { name: 'Live: changes appear by themselves' }).waitFor({ state: 'attached' });
    expect(await again).toBe('quiet');
    expectNoTrouble(page);
  });
});

describe('forms', () => {
  test('are checked by the API’s schema, and show the server’s objections at their fields', async () => {
    await page.goto('/products/new');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('Needed').first().waitFor();
    expect(await page.getByRole('textbox', { name: 'SKU', exact: true }).getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('textbox', { name: 'SKU', exact: true }).fill('MUG');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Another mug');
    await page.getByRole('textbox', { name: 'Selling price', exact: true }).fill('abc');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByText('Not in the right form').first().waitFor();
    await page.getByRole('textbox', { name: 'Selling price', exact: true }).fill('12.50');
    await page.getByRole('button', { name: 'Create' }).click();
    // Its SKU is taken: only the server knows.
    await page.getByRole('alert').filter({ hasText: 'already' }).waitFor();
    expect(page.troubles.filter((trouble) => !/409|422/.test(trouble))).toEqual([]);
  });

  test('tell both versions where somebody else was faster', async () => {
    const { body } = await tenant.owner.get('/v1/products?filter=&q=Brass'.replace('filter=&', ''));
    const [lamp] = body.data as { id: string }[];
    await page.goto(`/products/${lamp!.id}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill('Brass lamp, mine');
    expect((await tenant.owner.patch(`/v1/products/${lamp!.id}`, { name: 'Brass lamp, theirs' })).status).toBe(200);
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Somebody changed this meanwhile' });
    await dialog.getByText('Brass lamp, mine').waitFor();
    await dialog.getByText('Brass lamp, theirs').waitFor();
    await dialog.getByRole('button', { name: 'Save mine over it' }).click();
    await page.getByRole('heading', { name: 'Brass lamp, mine' }).waitFor();
    expect((await tenant.owner.get(`/v1/products/${lamp!.id}`)).body.name).toBe('Brass lamp, mine');
    expect(page.troubles.filter((trouble) => !trouble.includes('412'))).toEqual([]);
    page.troubles.length = 0;
  });
});

describe('a record', () => {
  test('tells what happened to it, and how to ask for it', async () => {
    const { body } = await tenant.owner.get('/v1/products?q=Brass');
    await page.goto(`/products/${body.data[0].id}?tab=timeline`);
    await page.getByText('Brass lamp, theirs').first().waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Raw JSON' }).click();
    await page.getByRole('dialog').getByText('"sku": "LAMP"').waitFor();
    await page.keyboard.press('Escape');
    expectNoTrouble(page);
  });
});

describe('getting about', () => {
  test('⌘K finds a record by a part of its name, and a page by its own', async () => {
    await page.goto('/');
    await settled(page);
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Type a name, a number or a page').fill('woven');
    await page
      .getByRole('button', { name: /Woven rug/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Woven rug' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Type a name, a number or a page').fill('Shipments');
    await page
      .getByRole('button', { name: /^Shipments/ })
      .first()
      .click();
    await page.waitForURL(/\/shipments/);
    expectNoTrouble(page);
  });

  test('? shows the shortcuts, g and a letter goes there', async () => {
    await page.goto('/products');
    await settled(page);
    await page.keyboard.press('Shift+?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.waitForURL(/\/orders/);
    expectNoTrouble(page);
  });

  test('the orders list is worked by keyboard alone', async () => {
    for (const name of ['Zoya', 'Yusuf', 'Xena'])
      await tenant.owner.post('/v1/orders', { items: [{ name: 'Mug', quantity: 1, unit_price: '100.00' }], customer_name: name });
    await page.goto('/orders');
    await page.getByText('Xena').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('Yusuf');
    await page.waitForURL(/q=Yusuf/);
    await page.getByText('Xena').waitFor({ state: 'hidden' });
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate('document.activeElement?.getAttribute("role")')) === 'row') break;
    }
    await page.keyboard.press('x');
    await page.getByRole('region', { name: 'Chosen rows' }).waitFor();
    await page.keyboard.press('x');
    await page.getByRole('region', { name: 'Chosen rows' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /SO-/ }).waitFor();
    expectNoTrouble(page);
  });
});

describe('languages', () => {
  test('Hindi stands on every page, and the person keeps it', async () => {
    const second = await app.tab();
    await enter(second, { slug: tenant.slug, email: tenant.email });
    await second.getByRole('button', { name: 'My account' }).click();
    await second.getByRole('menuitem', { name: 'Language' }).hover();
    await second.getByRole('menuitem', { name: 'हिन्दी' }).click();
    await second.waitForFunction(() => document.documentElement.lang === 'hi');
    await second.goto('/orders');
    await settled(second);
    expect(await second.getByRole('heading', { level: 1 }).textContent()).toMatch(/[\u0900-\u097f]/);
    // What the server says of a field, too.
    await second.goto('/inventory/new');
    await second.getByText('गोदाम या शेल्फ़; व्यवसाय का एक ही स्थान हो तो खाली।').waitFor();
    // Asked of the database: so many browsers of one person have ended the session that the test began with.
    const kept = await tenant.tx((tx) => tx.one<{ locale: string }>`select locale from user_profiles where user_id = ${tenant.ownerId}`);
    expect(kept.locale).toBe('hi');
    expectNoTrouble(second);
    // And why it refuses: the browser calls that a failed request.
    await second.goto('/products/00000000-0000-7000-8000-000000000000');
    await second.getByText('यहाँ ऐसा कुछ नहीं है।').waitFor();
  });

  test('laid out from the right, nothing overflows', async () => {
    await page.goto('/orders');
    await page.evaluate(`document.documentElement.dir = 'rtl'`);
    await settled(page);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    const nav = await page.getByRole('navigation', { name: 'Menu' }).boundingBox();
    expect(nav!.x).toBeGreaterThan(700);
    expectNoTrouble(page);
  });
});
