import { readFile } from 'node:fs/promises';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestTenant } from '#test/app';
import { makeExport } from '../../src/packs/security/reactions/make-export.ts';
import { browserApp, enter, expectNoTrouble, type Tab, violations } from './support.ts';

/** Until this is over, a file is being made: a large one takes as long as that. */
let held: Promise<void> = Promise.resolve();
const { perform } = makeExport;
Object.assign(makeExport, {
  async perform(...given: Parameters<NonNullable<typeof perform>>) {
    await held;
    return perform!(...given);
  },
});

const app = await browserApp();
let tenant: TestTenant;
let page: Tab;
let other: Tab;

beforeAll(async () => {
  tenant = await app.tenant();
  for (const customer_name of ['Meera', 'Nila', 'Asha', 'Uma'])
    expect(
      (await tenant.owner.post('/v1/orders', { items: [{ name: 'Mug', quantity: 1, unit_price: '100.00' }], customer_name })).status,
    ).toBe(201);
  const manager = await tenant.person('manager');
  const admin = await tenant.person('admin');
  page = await app.tab();
  await enter(page, { slug: tenant.slug, email: manager.email });
  other = await app.tab();
  await enter(other, { slug: tenant.slug, email: admin.email });
});

beforeEach(() => {
  page.troubles.length = 0;
});
const ask = async (reason?: string) => {
  await page.goto('/orders');
  await page.getByText('Meera').first().waitFor();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Export: Orders' });
  await dialog.getByText('CSV', { exact: true }).click();
  if (reason) await dialog.getByLabel('What it is for').fill(reason);
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  return dialog;
};

test('a small export is made at once, and followed over a reload until it can be had', async () => {
  let release = () => {};
  held = new Promise((done) => {
    release = done;
  });
  const dialog = await ask();
  await dialog.getByText('Being made').waitFor();
  await page.reload();
  // On whatever page: the button shows that a file is being made, and a message says when it is there.
  await page.locator('.mantine-Indicator-indicator[data-processing]').first().waitFor();
  release();
  await page.getByRole('alert').filter({ hasText: 'Your file is ready' }).waitFor();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('tab', { name: 'My exports' }).click();
  expect(await violations(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  const text = await readFile(await file.path(), 'utf8');
  for (const name of ['Meera', 'Nila', 'Asha', 'Uma']) expect(text).toContain(name);
  expectNoTrouble(page);
});

test('a large one waits for somebody else, who sees what and why; let out, it can be had', async () => {
  expect((await tenant.owner.post('/v1/security-settings/change', { require_approval_threshold: 3 })).status).toBe(200);
  const dialog = await ask('For the accountant');
  await page.getByRole('alert').filter({ hasText: 'Somebody else has to let this out first.' }).waitFor();
  await dialog.getByText('Pending approval').waitFor();

  await other.goto('/security?tab=exports');
  const request = other.getByRole('article').filter({ hasText: 'For the accountant' });
  await request.getByText('wants 4 rows of Orders').waitFor();
  expect(await violations(other)).toEqual([]);
  await request.getByRole('button', { name: 'Approve' }).click();
  await other.getByRole('dialog').getByLabel('Note').fill('As every month');
  await other.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await other.getByText('No export waits for a decision.').waitFor();

  // The asker is told where they are, and finds the file and the remark.
  await page.getByRole('alert').filter({ hasText: 'Your file is ready' }).waitFor();
  const row = dialog.getByRole('row').filter({ hasText: 'As every month' });
  const download = page.waitForEvent('download');
  await row.getByRole('button', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  expectNoTrouble(page);
  expectNoTrouble(other);
});

test('one that is refused says why; nobody decides on their own', async () => {
  const dialog = await ask('Just so');
  await dialog.getByText('Pending approval').waitFor();
  await other.goto('/security?tab=exports');
  const request = other.getByRole('article').filter({ hasText: 'Just so' });
  await request.getByRole('button', { name: 'Reject' }).click();
  await other.getByRole('dialog').getByLabel('Why not; the asker reads it').fill('Ask for one month only');
  await other.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
  await page.getByRole('alert').filter({ hasText: 'Your export was refused' }).waitFor();
  await dialog.getByText('Ask for one month only').waitFor();

  await other.goto('/orders');
  await other.getByText('Meera').first().waitFor();
  await other.getByRole('button', { name: 'Export', exact: true }).click();
  await other.getByRole('dialog').getByLabel('What it is for').fill('My own');
  await other.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
  await other.getByText('Pending approval').first().waitFor();
  await other.goto('/security?tab=exports');
  const own = other.getByRole('article').filter({ hasText: 'My own' });
  await own.getByText('Somebody else has to decide on your own export.').waitFor();
  expect(await own.getByRole('button').count()).toBe(0);
  expectNoTrouble(other);
});

test('a link that has expired says so, and what to do', async () => {
  expect((await tenant.owner.post('/v1/security-settings/change', { require_approval_threshold: null })).status).toBe(200);
  const dialog = await ask();
  const button = dialog.getByRole('row').filter({ hasText: 'Completed' }).first().getByRole('button', { name: 'Download' });
  await button.waitFor();
  await tenant.tx((tx) => tx.exec`update export_logs set download_expires_at = now() - interval '1 minute' where status = 'completed'`);
  await button.click();
  await dialog.getByRole('alert').getByText('The link has expired.').waitFor();
  await dialog.getByRole('alert').getByText('Ask for a new one.').waitFor();
  expect(page.troubles.filter((trouble) => !trouble.includes('403'))).toEqual([]);
});
