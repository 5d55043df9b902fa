import { describe, expect, test } from 'vitest';
import { browserApp, expectNoTrouble, ownerAtWork, settled, violations } from './support.ts';

const app = await browserApp();
const { tenant, page } = await ownerAtWork(app);

const made = async (path: string, body: unknown) => {
  const answer = await tenant.owner.post(path, body);
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
};

describe('a new business', () => {
  test('is led from nothing to the first parcel; each step that is done goes by itself', async () => {
    await page.goto('/');
    const steps = page.getByRole('region', { name: 'Your first five minutes' });
    await steps.waitFor();
    await steps.getByRole('progressbar', { name: '0 of 6 done' }).waitFor({ state: 'attached' });
    expect(await steps.getByRole('listitem').count()).toBe(6);
    await page.getByText('No orders in the last two weeks').waitFor();
    expect(await violations(page)).toEqual([]);
    await steps.getByRole('link', { name: 'Do it: Add a product, or import a list of them' }).click();
    await page.getByRole('textbox', { name: 'SKU', exact: true }).fill('MUG');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Terracotta mug');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { level: 1, name: 'Terracotta mug' }).waitFor();
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Home' }).click();
    await steps.getByRole('progressbar', { name: '1 of 6 done' }).waitFor();
    // Somebody else does the next one.
    await made('/v1/courier-configs', { courier_type_code: 'sandbox', name: 'Sandbox courier' });
    await steps.getByRole('progressbar', { name: '2 of 6 done' }).waitFor();
    await steps.getByRole('button', { name: 'Put this away' }).click();
    await steps.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByText('No orders in the last two weeks').waitFor();
    expect(await steps.count()).toBe(0);
    expectNoTrouble(page);
  });

  test('its empty lists teach the next step', async () => {
    for (const [path, lesson, next] of [
      ['/orders', 'Connect one, enter an order by hand, or import a file.', 'New'],
      ['/shipments', 'Ship a confirmed order: choose what to send and the courier, and print the label.', 'New'],
      ['/inventory', 'Each product that you stock has a line here.', 'New'],
      ['/expenses', 'Write down what you spend, so that the profit is true.', 'New'],
      ['/invitations', 'They get a mail with a link', 'New'],
      ['/api-keys', 'A key lets a program act for you', 'New'],
    ] as const) {
      await page.goto(path);
      await page.getByText('Nothing here yet').waitFor();
      expect([path, await page.locator('.serai-list-frame').textContent()]).toEqual([path, expect.stringContaining(lesson)]);
      expect(await page.locator('.serai-list-frame').getByRole('link', { name: next, exact: true }).count()).toBe(1);
    }
    await page.goto('/shipments/new');
    await page.getByText('No order waits to be shipped').waitFor();
    await page.goto('/inventory/count');
    await page.getByText('There is nothing to count yet').waitFor();
    expectNoTrouble(page);
  });
});

describe('a stock count', () => {
  test('is typed line by line, compared, sent, and seen in the movements', async () => {
    const stock: string[] = [];
    for (const [sku, name, units] of [
      ['LAMP', 'Brass lamp', 12],
      ['RUG', 'Woven rug', 7],
      ['POT', 'Copper pot', 3],
    ] as const) {
      const { id } = await made('/v1/products', { sku, name, selling_price: '499.00', currency: 'INR' });
      const row = await made('/v1/inventory', { product_id: id });
      await made(`/v1/inventory/${row.id}/adjust`, { change: units, reason: 'First stock' });
      stock.push(row.id);
    }
    await page.goto('/inventory');
    await page.getByRole('link', { name: 'Count stock' }).click();
    await page.getByRole('textbox', { name: 'Counted: LAMP' }).fill('10');
    // Enter goes to the next line, as on a sheet; the order is the list's.
    await page.getByRole('textbox', { name: 'Counted: LAMP' }).press('Shift+Enter');
    await page.getByRole('textbox', { name: 'Counted: RUG' }).fill('7');
    await page.getByText('2 counted, 1 different').waitFor();
    // What was typed outlives a reload.
    await page.reload();
    await page.getByText('2 counted, 1 different').waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Notes' }).fill('Autumn count');
    await page.getByRole('button', { name: 'Save the count' }).click();
    await page.getByText('2 of 2 done').waitFor();
    expect((await tenant.owner.get(`/v1/inventory/${stock[0]}`)).body.available_quantity).toBe(10);
    await page.goto(`/inventory/${stock[0]}`);
    const history = page.getByRole('region', { name: 'Movements, with what there was after each' });
    const line = history.getByRole('row').filter({ hasText: 'Autumn count' });
    await line.getByText('−2').waitFor();
    await page.goto('/stock-movements');
    await page.locator('.serai-list-row').filter({ hasText: 'Autumn count' }).first().waitFor();
    expectNoTrouble(page);
  });
});

describe('a receipt', () => {
  test('is a file that is chosen; before it is there it is not offered', async () => {
    const { id } = await made('/v1/expenses', {
      category: 'operations',
      amount: '120.00',
      currency: 'INR',
      expense_date: '2026-11-02',
      description: 'Wrapping paper',
    });
    await page.goto(`/expenses/${id}`);
    await page.getByRole('heading', { level: 1, name: 'Wrapping paper' }).waitFor();
    const download = page.getByRole('button', { name: 'Receipt', exact: true });
    expect(await download.count()).toBe(0);
    await page.getByRole('button', { name: 'Attach receipt' }).click();
    const dialog = page.getByRole('dialog');
    const buffer = Buffer.from('%PDF-1.4\n%%EOF\n');
    await dialog.locator('input[type="file"]').setInputFiles({ name: 'paper.pdf', mimeType: 'application/pdf', buffer });
    await dialog.getByText('paper.pdf').waitFor();
    await dialog.getByRole('button', { name: 'Attach receipt' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await app.idle();
    await page.reload();
    await download.waitFor();
    expectNoTrouble(page);
  });
});
