import { afterAll, beforeAll, expect, test } from 'vitest';
import { hmacSha256Base64 } from '#kernel/crypto';
import type { TestTenant } from '#test/app';
import { practiceOrder, trackingStory } from '../../src/cli/demo-payloads.ts';
import { startSandboxShop } from '../../src/packs/sales/sandbox/server.ts';
import { browserApp, enter, expectNoTrouble, settled, type Tab, violations } from './support.ts';

const app = await browserApp();
let tenant: TestTenant;
let courier: { path: string; token: string };
let shop: { id: string; webhook_path: string };

const made = async (path: string, body: unknown) => {
  const answer = await tenant.owner.post(path, body);
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
};

beforeAll(async () => {
  tenant = await app.tenant();
  const product = await made('/v1/products', {
    sku: 'DEMO-BOTTLE',
    name: 'Steel bottle',
    selling_price: '799.00',
    cost_price: '310.00',
    weight_grams: 375,
  });
  const stock = await made('/v1/inventory', { product_id: product.id });
  await made(`/v1/inventory/${stock.id}/adjust`, { change: 50, reason: 'First stock' });
  const provider = await startSandboxShop();
  afterAll(() => provider.close());
  shop = await made('/v1/sales-channels', {
    channel_type_code: 'sandbox',
    name: 'Practice shop',
    credentials: { base_url: provider.url, api_secret: 'a secret of this shop alone' },
  });
  const connection = await made('/v1/courier-configs', { courier_type_code: 'sandbox', name: 'Sandbox courier' });
  courier = await made(`/v1/courier-configs/${connection.id}/reveal-webhook`, {});
}, 240_000);

/** The shop sends a signed order. */
async function orderArrives(): Promise<{ number: string }> {
  const placed = practiceOrder({ sku: 'DEMO-BOTTLE', units: 2, at: new Date(Date.now() - 48 * 3_600_000) });
  const { status } = await app.client().post(shop.webhook_path, placed.body, {
    'content-type': 'application/json',
    'x-shopify-topic': 'orders/create',
    'x-shopify-webhook-id': placed.webhookId,
    'x-shopify-hmac-sha256': hmacSha256Base64('a secret of this shop alone', placed.body),
  });
  expect(status).toBe(200);
  return { number: placed.id };
}

/** The parcel of the page's order, once it is booked. */
async function awbOf(orderId: string): Promise<string> {
  for (let tries = 0; tries < 600; tries++) {
    const { body } = await tenant.owner.get(`/v1/shipments?order_id=${orderId}`);
    if (body.data[0]?.awb_number) return body.data[0].awb_number;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('No parcel was booked.');
}

/** From the wizard's first step to a booked parcel with its label on the screen. */
async function ship(page: Tab, press: (name: string | RegExp) => Promise<void>): Promise<void> {
  await page.getByRole('heading', { name: 'What do you send?' }).waitFor();
  await press('Continue');
  await page.getByRole('heading', { name: /How heavy/ }).waitFor();
  await press('Continue');
  await page.getByRole('heading', { name: 'Who brings it?' }).waitFor();
  await press(/^Book 1 parcel/);
  await page.getByText('1 of 1 booked').first().waitFor();
}

test('a webhook becomes an order, a parcel with a label, a delivery and revenue: by clicking', async () => {
  const page = await app.tab();
  await enter(page, { slug: tenant.slug, email: tenant.email });
  await page.goto('/orders');
  await page.getByText('Nothing here yet').first().waitFor();
  // Nobody reloads: the list follows what happens.
  await orderArrives();
  const row = page.locator('.serai-list-row').first();
  await row.waitFor();
  await row.getByRole('cell').nth(1).click();
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const orderId = new URL(page.url()).pathname.split('/').at(-1)!;
  await page.getByRole('link', { name: 'Ship', exact: true }).first().click();
  await ship(page, (name) => page.getByRole('button', { name }).click());
  await page.getByRole('button', { name: 'Label', exact: true }).first().click();
  await page.locator('iframe[title^="Label of"]').waitFor();
  expect(await violations(page)).toEqual([]);

  const awb = await awbOf(orderId);
  await page.goto(`/orders/${orderId}`);
  await settled(page);
  for (const { body } of trackingStory({ awb, until: new Date() }).toReversed())
    expect((await app.client().post(courier.path, body, { 'content-type': 'application/json', 'x-api-key': courier.token })).status).toBe(
      200,
    );
  // The page follows the courier by itself.
  await page.getByText('Delivered', { exact: true }).first().waitFor();
  await app.idle();
  const { body } = await tenant.owner.get(`/v1/revenue-records?order_id=${orderId}`);
  expect(body.data).toHaveLength(1);
  await page.goto('/revenue-records');
  await page.locator('.serai-list-row').first().waitFor();
  expect(await violations(page)).toEqual([]);
  expectNoTrouble(page);
}, 400_000);

test('the shipping wizard is worked by keyboard alone', async () => {
  const order = await made('/v1/orders', {
    items: [{ sku: 'DEMO-BOTTLE', name: 'Steel bottle', quantity: 3, unit_price: '799.00' }],
    customer_name: 'Meera Nair',
    customer_phone: '9845012345',
    shipping_address: {
      name: 'Meera Nair',
      phone: '9845012345',
      line1: '14 Residency Road',
      city: 'Bengaluru',
      state: 'Karnataka',
      postal_code: '560025',
      country: 'IN',
    },
  });
  await made(`/v1/orders/${order.id}/confirm`, {});
  const page = await app.tab();
  await enter(page, { slug: tenant.slug, email: tenant.email });
  await page.goto(`/shipments/new?orders=${order.id}`);
  await page.getByRole('heading', { name: 'What do you send?' }).waitFor();
  const units = page.getByLabel('Units of Steel bottle to send now');
  const tabTo = async (reached: () => Promise<boolean>) => {
    for (let step = 0; step < 80; step++) {
      if (await reached()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('The keyboard did not get there.');
  };
  await tabTo(() => units.evaluate((element) => element === document.activeElement));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('2');
  await ship(page, async (name) => {
    const button = page.getByRole('button', { name });
    await tabTo(() => button.evaluate((element) => element === document.activeElement));
    await page.keyboard.press('Enter');
  });
  const { body } = await tenant.owner.get(
    `/v1/shipment-items?shipment_id=${(await tenant.owner.get(`/v1/shipments?order_id=${order.id}`)).body.data[0].id}`,
  );
  expect(body.data[0].quantity).toBe(2);
  expectNoTrouble(page);
}, 400_000);
