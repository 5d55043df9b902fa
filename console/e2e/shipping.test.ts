import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { sandboxCourier } from '../../src/packs/shipping/couriers/sandbox.ts';
import { browserApp, expectNoTrouble, ownerAtWork, settled, violations } from './support.ts';

const app = await browserApp();
const { tenant, page } = await ownerAtWork(app);

const made = async (path: string, body: unknown) => {
  const answer = await tenant.owner.post(path, body);
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
};

const address = {
  name: 'Meera Nair',
  phone: '9845012345',
  line1: '14 Residency Road',
  city: 'Bengaluru',
  state: 'Karnataka',
  postal_code: '560025',
  country: 'IN',
};

/** A confirmed order of so many mugs. */
async function order(quantity = 1, shipping_address: object | null = address): Promise<{ id: string; order_number: string }> {
  const { id, order_number } = await made('/v1/orders', {
    items: [{ sku: 'MUG', name: 'Terracotta mug', quantity, unit_price: '499.00' }],
    customer_name: 'Meera Nair',
    customer_phone: '9845012345',
    ...(shipping_address ? { shipping_address } : {}),
  });
  await made(`/v1/orders/${id}/confirm`, {});
  return { id, order_number };
}

const parcelsOf = async (...orders: string[]) =>
  (await tenant.owner.get(`/v1/shipments?order_id=${orders.join(',')}`)).body.data as {
    id: string;
    order_id: string;
    shipment_number: string;
    booking_state: string;
  }[];
/** What the courier has of a parcel. */
const atCourier = ({ id, shipment_number }: { id: string; shipment_number: string }) =>
  sandboxCourier.orders.filter(({ reference }) => reference === `${shipment_number}-${id.slice(-6)}`);
const row = (number: string) => page.getByRole('row').filter({ hasText: number });

beforeAll(async () => {
  await made('/v1/products', { sku: 'MUG', name: 'Terracotta mug', selling_price: '499.00', weight_grams: 350 });
  await made('/v1/courier-configs', { courier_type_code: 'sandbox', name: 'Sandbox courier' });
});
afterEach(() => sandboxCourier.behave());

/** Through the wizard's steps to the booking. */
async function book(name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: /How heavy/ }).waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Who brings it?' }).waitFor();
  await page.getByRole('button', { name }).click();
}

describe('many orders at once', () => {
  test('are chosen in the list and booked one by one; one that cannot go says why, the others go', async () => {
    const good = [await order(), await order(2)];
    const nowhere = await order(1, null);
    await page.goto('/orders');
    for (const { order_number } of [...good, nowhere])
      await page.locator('.serai-list-row').filter({ hasText: order_number }).getByRole('checkbox').click();
    await page.getByRole('region', { name: 'Chosen rows' }).getByRole('link', { name: 'Ship' }).click();
    await page.getByRole('heading', { name: 'Ship 3 orders' }).waitFor();
    await page.getByRole('region', { name: nowhere.order_number }).getByText('No address').waitFor();
    await book(/^Book 3 parcels/);
    await page.getByText('2 of 3 booked').first().waitFor();
    for (const { order_number } of good) await row(order_number).getByText('Booked').waitFor();
    await row(nowhere.order_number).getByText('The order has no delivery address.').waitFor();
    await row(nowhere.order_number).getByText('Add the address first.').waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);

    // Once mended it goes by itself, and nothing goes twice.
    await made(`/v1/orders/${nowhere.id}/set-address`, { shipping_address: address });
    await page.getByRole('button', { name: `Try again: ${nowhere.order_number}` }).click();
    await page.getByText('3 of 3 booked').first().waitFor();
    const parcels = await parcelsOf(nowhere.id, ...good.map(({ id }) => id));
    expect(parcels).toHaveLength(3);
    for (const parcel of parcels) expect(atCourier(parcel)).toHaveLength(1);
    expect(page.troubles.filter((trouble) => !trouble.includes('409'))).toEqual([]);
  });
});

describe('a booking', () => {
  test('that the courier refuses says why; tried again it is the same parcel', async () => {
    const { id, order_number } = await order();
    sandboxCourier.misbehave('refuse');
    await page.goto(`/shipments/new?orders=${id}`);
    await book(/^Book 1 parcel/);
    await row(order_number).getByText('The pincode is not serviceable.').waitFor();
    await row(order_number).getByText('Failed').waitFor();
    await page.getByRole('button', { name: `Try again: ${order_number}` }).dblclick();
    await page.getByText('1 of 1 booked').first().waitFor();
    const parcels = await parcelsOf(id);
    expect(parcels).toHaveLength(1);
    expect(atCourier(parcels[0]!)).toHaveLength(1);
    expectNoTrouble(page);
  });

  test('goes on after a reload, when the answer was lost on the way: no second parcel, and every unit once', async () => {
    const { id, order_number } = await order(5);
    await page.goto(`/shipments/new?orders=${id}`);
    await page.getByLabel('Units of Terracotta mug to send now').fill('2');
    const asked: string[] = [];
    // The server does it; the answer never arrives.
    await page.route('**/v1/shipments', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch();
      asked.push(route.request().headers()['idempotency-key']!);
      await page.unroute('**/v1/shipments');
      await page.reload();
    });
    await book(/^Book 1 parcel/);
    await page.getByText('1 of 1 booked').first().waitFor();
    await row(order_number).getByText('Booked').waitFor();
    expect(asked).toHaveLength(1);
    const parcels = await parcelsOf(id);
    expect(parcels).toHaveLength(1);
    expect(atCourier(parcels[0]!)).toHaveLength(1);
    const { body } = await tenant.owner.get(`/v1/order-items?order_id=${id}`);
    expect(body.data[0].fulfilled_quantity).toBe(2);
    expectNoTrouble(page);
  });

  test('without a network says so, keeps what was entered, and goes through when it is back', async () => {
    const { id, order_number } = await order(3);
    await page.goto(`/shipments/new?orders=${id}`);
    await page.getByLabel('Units of Terracotta mug to send now').fill('1');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Weight (g)').fill('900');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Who brings it?' }).waitFor();
    await settled(page);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: /^Book 1 parcel/ }).click();
    await row(order_number).getByText('The server cannot be reached').waitFor();
    await row(order_number).getByText('Check your connection and try again.').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: `Try again: ${order_number}` }).click();
    await page.getByText('1 of 1 booked').first().waitFor();
    const parcels = await parcelsOf(id);
    expect(parcels).toHaveLength(1);
    expect((await tenant.owner.get(`/v1/shipments/${parcels[0]!.id}`)).body.weight_grams).toBe(900);
    expect(page.troubles.filter((trouble) => !/INTERNET_DISCONNECTED|NETWORK_CHANGED/.test(trouble))).toEqual([]);
  });
});
