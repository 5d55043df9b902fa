import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultRates } from '#kernel/http/limits';
import { browserApp, enter, expectNoTrouble, ownerAtWork, settled, type Tab } from './support.ts';

// As many requests a minute as a person has in earnest.
const app = await browserApp({ rates: { actor: defaultRates.actor, tenant: 1e9, address: 1e9, businesses: false } });
const { tenant, page } = await ownerAtWork(app);
let product: string;

beforeAll(async () => {
  const { status, body } = await tenant.owner.post('/v1/products', { sku: 'MUG', name: 'Terracotta mug', selling_price: '499.00' });
  expect(status).toBe(201);
  product = body.id;
});

const order = async (customer_name: string, more: object = {}) => {
  const { status, body } = await tenant.owner.post('/v1/orders', {
    items: [{ name: 'Mug', quantity: 1, unit_price: '100.00' }],
    customer_name,
    ...more,
  });
  expect(status).toBe(201);
  return body as { id: string; order_number: string };
};

/** Opens the form of the product's name, with another name typed in. */
async function renamed(name: string) {
  await page.goto(`/products/${product}`);
  await page.getByRole('button', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  return dialog;
}

describe('a refusal says what to do, and loses nothing that was typed', () => {
  test('409: the state it is in, and where it would be possible', async () => {
    const { id } = await order('Meera');
    await page.goto(`/orders/${id}`);
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();
    expect((await tenant.owner.post(`/v1/orders/${id}/cancel`, { reason: 'No longer wanted' })).status).toBe(200);
    await page.getByRole('dialog').getByRole('button', { name: 'Confirm', exact: true }).click();
    const said = page.getByRole('dialog').getByRole('alert');
    await said.getByText('Not possible in its present state.').waitFor();
    await said.getByText('It is “Cancelled” now; this is possible from: Pending.').waitFor();
    expect(page.troubles.filter((trouble) => !trouble.includes('409'))).toEqual([]);
  });

  test('412: both versions, and the choice between them', async () => {
    const dialog = await renamed('Mine');
    expect((await tenant.owner.patch(`/v1/products/${product}`, { name: 'Theirs' })).status).toBe(200);
    await dialog.getByRole('button', { name: 'Save' }).click();
    const conflict = page.getByRole('dialog', { name: 'Somebody changed this meanwhile' });
    await conflict.getByText('Mine', { exact: true }).waitFor();
    await conflict.getByText('Theirs', { exact: true }).waitFor();
    await conflict.getByRole('button', { name: 'Take what is there' }).click();
    await page.getByRole('heading', { level: 1, name: 'Theirs' }).waitFor();
    expect((await tenant.owner.get(`/v1/products/${product}`)).body.name).toBe('Theirs');
    expect(page.troubles.filter((trouble) => !trouble.includes('412'))).toEqual([]);
  });

  test('429: how long to wait', async () => {
    const hasty = await tenant.person('manager');
    const tab = await app.tab();
    await enter(tab, { slug: tenant.slug, email: hasty.email });
    await tab.goto(`/products/${product}`);
    await tab.getByRole('button', { name: 'Edit' }).click();
    const dialog = tab.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Patience');
    // A program in the same person's name takes the rest of the minute, and of the next, should that begin before *Save* is pressed.
    const take = () => Promise.all(Array.from({ length: 25 }, () => hasty.get('/v1/auth/me')));
    while ((await take()).at(-1)!.status !== 429);
    let isRefused = false;
    const taking = (async () => {
      for (; !isRefused; await sleep(20)) await take();
    })();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog
      .getByRole('alert')
      .getByText('Too many requests.')
      .waitFor()
      .finally(() => {
        isRefused = true;
      });
    await taking;
    await dialog
      .getByRole('alert')
      .getByText(/^Wait \d+ seconds?, then try again\.$/)
      .waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe('Patience');
    expect(tab.troubles.filter((trouble) => !trouble.includes('429'))).toEqual([]);
  });

  test('no network: it says so at once, and goes through when it is back', async () => {
    const dialog = await renamed('After the tunnel');
    await settled(page);
    await page.context().setOffline(true);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').getByText('The server cannot be reached').waitFor();
    await dialog.getByText('Check your connection and try again. What you entered is still here.').waitFor();
    await page.context().setOffline(false);
    const again = await renamed('After the tunnel');
    await again.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'After the tunnel' }).waitFor();
    expect(page.troubles.filter((trouble) => !/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/.test(trouble))).toEqual([]);
  });
});

describe('a page whose file does not come', () => {
  const orders = (tab: Tab) => tab.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Orders', exact: true });

  /** Somebody who has seen no list yet. */
  const atHome = async () => {
    const tab = await app.tab();
    await enter(tab, { slug: tenant.slug, email: (await tenant.person('manager')).email });
    await settled(tab);
    return tab;
  };

  test('no network: it says so instead of waiting in silence, and comes by itself with the network', async () => {
    await order('Nandi Offline');
    const tab = await atHome();
    await tab.context().setOffline(true);
    await orders(tab).click();
    await tab.getByRole('alert').getByText('The server cannot be reached').waitFor();
    await tab.context().setOffline(false);
    await tab.locator('.serai-list-row').first().waitFor();
    expect(tab.troubles.filter((trouble) => !/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/.test(trouble))).toEqual([]);
  });

  test('a newer console has other files: it says so, and loads itself again', async () => {
    const tab = await atHome();
    await orders(tab).click();
    await tab.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
    await settled(tab);
    await tab.route('**/assets/**', (route) => route.fulfill({ status: 404 }));
    await tab.getByRole('link', { name: 'New', exact: true }).click();
    const said = tab.getByRole('alert');
    await said.getByText('There is a newer version of this page').waitFor();
    await tab.unroute('**/assets/**');
    await said.getByRole('button', { name: 'Try again' }).click();
    await tab.getByRole('textbox', { name: 'Customer name' }).first().waitFor();
    expect(tab.troubles.filter((trouble) => !trouble.includes('404'))).toEqual([]);
  });
});

describe('what others do', () => {
  test('a row changes where it stands when somebody else changes it', async () => {
    const { id, order_number } = await order('Uma Live');
    await page.goto('/orders');
    const row = page.locator('.serai-list-row').filter({ hasText: order_number });
    await row.getByText('Pending', { exact: true }).first().waitFor();
    expect((await tenant.owner.post(`/v1/orders/${id}/confirm`)).status).toBe(200);
    await row.getByText('Confirmed', { exact: true }).waitFor();
    expectNoTrouble(page);
  });

  test('a list’s address shows another person the same list; what they may not filter by is said', async () => {
    await order('Nila One', { customer_email: 'nila@home.example' });
    await order('Nila Two');
    await page.goto('/orders');
    await page.getByLabel('Search', { exact: true }).fill('Nila');
    await page.waitForURL(/q=Nila/);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Payment method' }).click();
    await page.waitForURL(/columns=.*payment_method/);
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: 'Order date' }).getByRole('button').click();
    await page.waitForURL(/sort=order_date/);
    const address = new URL(page.url());

    const manager = await tenant.person('manager');
    const theirs = await app.tab();
    await theirs.goto(address.pathname + address.search);
    await theirs.getByLabel('Business').fill(tenant.slug);
    await theirs.getByLabel('E-mail').fill(manager.email);
    await theirs.getByLabel('Password', { exact: true }).fill(tenant.password);
    await theirs.getByRole('button', { name: 'Sign in', exact: true }).click();
    await theirs.getByRole('columnheader', { name: 'Payment method' }).waitFor();
    await theirs.getByText('Nila Two').waitFor();
    const names = await theirs.locator('.serai-list-row').allTextContents();
    expect(names.map((text) => /Nila (One|Two)/.exec(text)?.[0])).toEqual(['Nila One', 'Nila Two']);
    expect(theirs.url()).toBe(page.url());
    expectNoTrouble(theirs);

    // A viewer sees e-mails masked, and so may not look for one by them.
    const viewer = await tenant.person('viewer');
    const shy = await app.tab();
    await enter(shy, { slug: tenant.slug, email: viewer.email });
    await shy.goto('/orders?customer_email=nila@home.example');
    await shy.getByRole('note').getByText('This address also filters by Customer email, which you may not').waitFor();
    expectNoTrouble(shy);
    expectNoTrouble(page);
  });
});
