import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { leafHash, signerOf, verifierOf, verifyInclusion } from '#kernel/audit';
import { browserApp, enter, expectNoTrouble, shoot } from './support.ts';

const app = await browserApp();

test('the proof of an entry is shown and saved, and leads to the signed root', async () => {
  const tenant = await app.tenant();
  await tenant.owner.post('/v1/products', { sku: 'A', name: 'A', currency: 'INR', selling_price: '1' });
  await app.idle();
  await app.audit.seal(tenant);
  const [entry] = (await tenant.owner.get('/v1/audit-entries?action=products.create')).body.data;
  const page = await app.tab();
  await enter(page, { slug: tenant.slug, email: tenant.email });
  await page.goto(`/audit-entries/${entry.id}`);
  await page.getByRole('button', { name: 'Proof of this entry' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Proof of this entry' }).click();
  const save = dialog.getByRole('button', { name: 'Save the proof' });
  await save.waitFor();
  await shoot(page, 'audit-proof');
  const saved = page.waitForEvent('download');
  await save.click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe(`audit-proof-${entry.id}.json`);
  const proof = JSON.parse(readFileSync((await download.path())!, 'utf8'));
  const { root, size } = verifierOf(signerOf(app.keys, tenant.id).verifierKey).open(proof.checkpoint)!;
  const hashes = proof.hashes.map((hash: string) => Buffer.from(hash, 'base64'));
  expect(verifyInclusion(leafHash(Buffer.from(proof.entry)), proof.leaf_index, size, hashes, root)).toBe(true);
  expect(JSON.parse(proof.entry)[1]).toBe(entry.id);
  expectNoTrouble(page);
});

test('a deed that needed approval says who gave it, and the list finds it', async () => {
  const tenant = await app.tenant();
  const spend = { category: 'software', amount: '7', currency: 'INR', expense_date: '2026-03-01' };
  expect((await tenant.owner.post('/v1/expenses', spend)).status).toBe(201);
  const { name } = (await tenant.owner.get(`/v1/users/${tenant.ownerId}`)).body;
  const [entry] = (await tenant.owner.get('/v1/audit-entries?approval_required=true')).body.data;
  const page = await app.tab();
  await enter(page, { slug: tenant.slug, email: tenant.email });
  await page.goto('/audit-entries?approval_required=true');
  await page.locator('.serai-list-row').filter({ hasText: 'expenses.create' }).waitFor();
  expect(await page.locator('.serai-list-row').count()).toBe(1);
  await page.goto(`/audit-entries/${entry.id}`);
  const fact = page.locator('.serai-field', { hasText: 'Approval required' });
  await fact.getByRole('link', { name }).waitFor();
  expectNoTrouble(page);
});
