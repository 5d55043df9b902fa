import { afterAll, afterEach, expect, test } from 'vitest';
import { startSandboxShop } from '../../src/packs/sales/sandbox/server.ts';
import { sandboxCourier } from '../../src/packs/shipping/couriers/sandbox.ts';
import { browserApp, expectNoTrouble, ownerAtWork, settled, violations } from './support.ts';

const app = await browserApp();
const shop = await startSandboxShop({ token: 'the-right-token' });
afterAll(() => shop.close());
const { tenant, page } = await ownerAtWork(app);
afterEach(() => sandboxCourier.behave());

test('a channel is connected by what its kind asks for: checked before it is sent, tried for real, corrected', async () => {
  await page.goto('/sales-channels/new');
  await page.getByRole('button', { name: /^Sandbox shop/ }).click();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  // The kind's own schema says what is missing, before anything is sent.
  await page.getByText('Needed').first().waitFor();
  await page.getByRole('textbox', { name: 'Name', exact: true }).first().fill('Practice shop');
  await page.getByRole('textbox', { name: 'Address' }).fill(shop.url);
  await page.getByLabel('Access token').fill('no token has spaces');
  await page.getByLabel(/^Secret/).fill('signs the webhooks');
  expect(await page.getByLabel('Access token').getAttribute('type')).toBe('password');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  // What the provider's kind knows of its own tokens is said at the field.
  await page.getByText('is not an access token', { exact: true }).waitFor();
  await page.getByLabel('Access token').fill('a-wrong-token');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('The connection does not work').waitFor();
  await page.getByText('[API] Invalid API key or access token (unrecognized login or wrong password)', { exact: true }).waitFor();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  // A reload finds the same place.
  await page.reload();
  await page.getByText('The connection does not work').waitFor();

  await page.getByRole('button', { name: 'Correct the credentials' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Address' }).fill(shop.url);
  await dialog.getByLabel('Access token').fill('the-right-token');
  await dialog.getByLabel(/^Secret/).fill('signs the webhooks');
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('The connection works').waitFor();
  const { body } = await tenant.owner.get('/v1/sales-channels?channel_type_code=sandbox');
  expect(body.data.map(({ name, status }: { name: string; status: string }) => [name, status])).toEqual([['Practice shop', 'active']]);
  await page.getByRole('link', { name: 'Open it' }).click();
  await page.getByRole('heading', { level: 1, name: 'Practice shop' }).waitFor();
  await page.getByText(`/v1/hooks/${tenant.id}/${body.data[0].id}`).first().waitFor();
  expect(page.troubles.filter((trouble) => !trouble.includes('422'))).toEqual([]);
});

test('a courier that refuses us is told as such, and mended on its page', async () => {
  sandboxCourier.misbehave('refuse', /auth\/login/, 1);
  await page.goto('/courier-configs/new');
  await page.getByRole('button', { name: /^Sandbox courier/ }).click();
  await page.getByText('It asks for nothing but a name.').waitFor();
  await page.getByRole('textbox', { name: 'Name', exact: true }).first().fill('City couriers');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByText('The courier refuses us').waitFor();
  await page.getByRole('link', { name: 'Open it' }).click();
  await page.getByRole('heading', { level: 1, name: 'City couriers' }).waitFor();
  await page.getByText('The courier refuses us').waitFor();
  await page.getByRole('button', { name: 'Correct the credentials' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Connect', exact: true }).click();
  // The page follows by itself what the courier answers.
  await page.getByText('Connected', { exact: true }).first().waitFor();
  await page.getByText('The courier refuses us').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Show the token' }).click();
  await page.getByText(/^[\w-]{32}$/).waitFor();
  await settled(page);
  expect(await violations(page)).toEqual([]);
  expectNoTrouble(page);
});
