import { describe, expect, test } from 'vitest';
import { reaction } from '#kernel/events';
import { pack } from '#kernel/pack';
import { browserApp, expectNoTrouble, ownerAtWork, settled, violations } from './support.ts';

let isMended = false;
const fragile = reaction({
  name: 'fragile.tell-warehouse',
  on: 'fragile.packed',
  attempts: 1,
  async apply() {
    if (!isMended) throw new Error('The warehouse does not answer.');
  },
});
const app = await browserApp({ extraPacks: [pack({ name: 'fragile', reactions: [fragile] })] });
const { tenant, page } = await ownerAtWork(app);

describe('the audit trail', () => {
  test('tells what was before and after, of whom and when; and proves that nobody changed it', async () => {
    const { body: product } = await tenant.owner.post('/v1/products', { sku: 'MUG', name: 'Terracotta mug', selling_price: '499.00' });
    expect((await tenant.owner.patch(`/v1/products/${product.id}`, { name: 'Blue mug' })).status).toBe(200);
    await app.idle();
    await app.audit.seal(tenant);
    await page.goto('/audit-entries?resource=products');
    await page.locator('.serai-list-row').filter({ hasText: 'products.update' }).first().click();
    const changes = page.getByRole('region', { name: 'What changed' });
    const name = changes.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Name', exact: true }) });
    await name.waitFor();
    expect(await name.getByRole('cell').allTextContents()).toEqual(['Terracotta mug', 'Blue mug']);
    await page.getByRole('link', { name: 'Asha Owner' }).waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Proof of this entry' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Proof of this entry' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).waitFor();
    expectNoTrouble(page);
  });

  test('is verified now, with its figures; a forged entry is found and named', async () => {
    await page.goto('/audit-entries');
    await page.getByRole('button', { name: 'Verify now' }).click();
    const dialog = page.getByRole('dialog', { name: 'Verify now' });
    await dialog.getByRole('button', { name: 'Verify now' }).click();
    await dialog.getByText('The trail is intact').waitFor();
    await dialog.getByText('Entries checked').waitFor();
    expect(await violations(page)).toEqual([]);

    await app.database.owner((tx) =>
      tx.text(`update ${tenant.schema}.audit_entries set after = '{"name": "Red mug"}' where action = 'products.update'`, []),
    );
    await dialog.getByRole('button', { name: 'Verify again' }).click();
    await dialog.getByText(/^\d+ things? (is|are) wrong with the trail$/).waitFor();
    expect(await violations(page)).toEqual([]);
    expectNoTrouble(page);
  });
});

describe('the trail’s usual view', () => {
  test('leaves renewed sessions out until the filter is taken away; then they say whose they were', async () => {
    await page.goto('/audit-entries');
    const rows = page.locator('.serai-list-row');
    await rows.filter({ hasText: 'auth.sign-in' }).filter({ hasText: 'Asha Owner' }).first().waitFor();
    expect(await rows.filter({ hasText: 'auth.refresh' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Remove the filter Action' }).click();
    await rows.filter({ hasText: 'auth.refresh' }).filter({ hasText: 'Asha Owner' }).first().waitFor();
    expectNoTrouble(page);
  });
});

describe('jobs and events', () => {
  const pack = async (times: number) => {
    const world = app.world((await app.tenants.find(tenant.id))!);
    await world.transaction(async ({ emit }) => {
      for (let n = 1; n <= times; n++) emit('fragile.packed', { n }, { subject: `parcels/${n}` });
    });
    await app.idle();
  };

  test('what failed says why; it is tried again alone, chosen, or all, and is gone when it went well', async () => {
    await pack(4);
    await page.goto('/jobs');
    const rows = page.getByRole('row').filter({ hasText: 'fragile.tell-warehouse' });
    await rows.nth(3).waitFor();
    await rows.first().getByText('The warehouse does not answer.').waitFor();
    expect(await violations(page)).toEqual([]);
    isMended = true;
    await rows
      .first()
      .getByRole('button', { name: /^Try again/ })
      .click();
    await page.getByRole('alert').filter({ hasText: '1 is tried again' }).waitFor();
    await rows.nth(3).waitFor({ state: 'detached' });
    await rows.first().getByRole('checkbox').click();
    await page.getByRole('button', { name: 'Try 1 again' }).click();
    await rows.nth(2).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Try all again' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Try all again' }).click();
    await page.getByText('Nothing has failed.').waitFor();
    await app.idle();
    expect((await tenant.owner.get('/v1/failed-deliveries')).body.data).toEqual([]);
    expectNoTrouble(page);
  });

  test('every event is listed and searched by its kind', async () => {
    await page.goto('/jobs?tab=events');
    await page.locator('.serai-list-row').filter({ hasText: 'fragile.packed' }).first().waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    expectNoTrouble(page);
  });
});
