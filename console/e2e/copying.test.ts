import { expect, test } from 'vitest';
import { browserApp, enter } from './support.ts';

const app = await browserApp();

test('what the console refuses to copy or print is told to the business, once a minute per list', async () => {
  const tenant = await app.tenant();
  const operator = await tenant.person('operator');
  const role_id = (await tenant.owner.get('/v1/roles?code=operator')).body.data[0].id;
  await tenant.owner.post('/v1/security-settings/change', { block_keyboard_shortcuts: true });
  await tenant.owner.post('/v1/role-security-settings', { role_id, can_print: false });
  await tenant.owner.post('/v1/orders', { items: [{ name: 'Mug', quantity: 1, unit_price: '100.00' }], customer_name: 'Meera' });
  const page = await app.tab();
  await enter(page, { slug: tenant.slug, email: operator.email });
  const reports: string[] = [];
  page.on('request', (request) => request.url().endsWith('/report-copy') && reports.push(request.postData() ?? ''));
  const told = () => page.waitForResponse((response) => response.url().endsWith('/v1/security/report-copy'));

  await page.goto('/orders');
  await page.getByRole('row').nth(1).waitFor();
  const first = told();
  await page.keyboard.press('Control+c');
  expect(await (await first).json()).toEqual({ counted: true });
  // Again within the minute: refused as before, and not told again.
  await page.keyboard.press('Control+c');
  await page.goto('/products');
  await page.getByRole('heading', { name: 'Products', exact: true }).waitFor();
  const second = told();
  await page.keyboard.press('Control+p');
  expect(await (await second).json()).toEqual({ counted: true });
  expect(reports.map((report) => JSON.parse(report))).toEqual([
    { attempt: 'copy', resource: 'orders' },
    { attempt: 'print', resource: 'products' },
  ]);
  const { body } = await tenant.owner.get(`/v1/security-violations?user_id=${operator.id}&violation_type=copy_attempt&sort=created_at`);
  expect(body.data.map(({ request_path: path }: { request_path: string }) => path)).toEqual(['/orders', '/products']);
  expect(page.troubles).toEqual([]);
});

test('whom nothing is forbidden copies in peace', async () => {
  const tenant = await app.tenant();
  const page = await app.tab();
  await enter(page, { slug: tenant.slug, email: tenant.email });
  await page.goto('/products');
  await page.getByRole('heading', { name: 'Products', exact: true }).waitFor();
  let reports = 0;
  page.on('request', (request) => request.url().endsWith('/report-copy') && reports++);
  await page.keyboard.press('Control+c');
  await page.goto('/orders');
  await page.getByRole('heading', { name: 'Orders', exact: true }).waitFor();
  expect(reports).toBe(0);
});

test('who may not copy or print is told why, and the clipboard stays as it was', async () => {
  const tenant = await app.tenant();
  const viewer = await tenant.person('viewer');
  const role_id = (await tenant.owner.get('/v1/roles?code=viewer')).body.data[0].id;
  await tenant.owner.post('/v1/security-settings/change', { copy_protection_enabled: true, block_keyboard_shortcuts: true });
  await tenant.owner.post('/v1/role-security-settings', { role_id, can_print: false });
  await tenant.owner.post('/v1/orders', { items: [{ name: 'Mug', quantity: 1, unit_price: '100.00' }], customer_name: 'Meera Nair' });
  const page = await app.tab({ permissions: ['clipboard-read', 'clipboard-write'] });
  await enter(page, { slug: tenant.slug, email: viewer.email });
  await page.goto('/orders');
  const name = page.getByText('Meera Nair');
  await name.waitFor();
  await page.evaluate(() => navigator.clipboard.writeText('as before'));
  await name.evaluate((element) => getSelection()!.selectAllChildren(element));
  await page.keyboard.press('Control+c');
  await page.getByRole('alert').filter({ hasText: 'does not allow copying' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('as before');
  await page.keyboard.press('Control+p');
  await page.getByRole('alert').filter({ hasText: 'does not allow printing' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('none');
  expect(page.troubles).toEqual([]);
});
