import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { type Client, testApp } from '#test/app';
import { leafHash, signerOf, verifierOf } from '../audit.ts';

const require = createRequire(import.meta.url);
/** Somebody else's code: RFC 6962 as sigstore checks it. */
const { verifyMerkleInclusion } = require(join(dirname(require.resolve('@sigstore/verify')), 'tlog/merkle.js'));

const app = await testApp();
const tenant = await app.tenant();
const entryOf = async (action: string) =>
  (await tenant.owner.get(`/v1/audit-entries?action=${action}&limit=1`)).body.data[0] as { id: string; actor_name: string };
const prove = (who: Client, entry_id: string) => who.post('/v1/audit/prove', { entry_id });

await tenant.owner.post('/v1/products', { sku: 'A', name: 'A', currency: 'INR', selling_price: '12.50', cost_price: '7' });
await tenant.owner.post('/v1/orders', {
  customer_phone: '+919876543210',
  customer_email: 'meera@home.example',
  items: [{ sku: 'A', quantity: 1 }],
});

it('a business proves one of its own entries, and other people’s code accepts the proof and no other text', async () => {
  const { id } = await entryOf('orders.create');
  const early = await prove(tenant.owner, id);
  // Nothing is proved before it is sealed; the worker may have sealed it already.
  if (early.status !== 200) expect(early.body).toMatchObject({ status: 409, code: 'invalid_state', state: 'pending' });
  await app.idle();
  await app.audit.seal(tenant);
  const { status, body: proof, text } = await prove(tenant.owner, id);
  expect(status, text).toBe(200);
  const checkpoint = verifierOf(signerOf(app.keys, tenant.id).verifierKey).open(proof.checkpoint)!;
  expect([checkpoint.size, proof.verifier_key]).toEqual([proof.tree_size, signerOf(app.keys, tenant.id).verifierKey]);
  const hashes = proof.hashes.map((hash: string) => Buffer.from(hash, 'base64'));
  const claim = (entry: string) => ({
    canonicalizedBody: Buffer.from(entry),
    inclusionProof: { logIndex: String(proof.leaf_index), hashes },
  });
  const signed = { logSize: BigInt(checkpoint.size), logHash: checkpoint.root };
  expect(() => verifyMerkleInclusion(claim(proof.entry), signed)).not.toThrow();
  expect(() => verifyMerkleInclusion(claim(proof.entry.replace('orders.create', 'orders.cancel')), signed)).toThrow();
  expect(leafHash(Buffer.from(proof.entry))).toHaveLength(32);
  // It says whose deed it was, and of the customer nothing but ciphertext.
  expect(JSON.parse(proof.entry)).toEqual(expect.arrayContaining([id, 'orders.create', 'Asha Owner']));
  for (const personal of ['9876543210', 'meera@']) expect(text).not.toContain(personal);
  // Who took a proof is in the trail as well.
  expect(await entryOf('audit.prove')).toMatchObject({ actor_name: 'Asha Owner', metadata: { input: { entry_id: id } } });
});

it('is for who may read the trail, of this business, and never shows what is masked for them', async () => {
  const { id } = await entryOf('products.create');
  await app.audit.seal(tenant);
  expect((await prove(await tenant.person('viewer'), id)).body).toMatchObject({ code: 'forbidden', permission: 'audit.view' });
  expect((await prove((await app.tenant()).owner, id)).status).toBe(404);
  expect((await prove(tenant.owner, crypto.randomUUID())).status).toBe(404);
  await tenant.owner.post('/v1/roles', { code: 'auditor', name: 'Auditor', permissions: ['audit.view', 'products.view'] });
  const auditor = await tenant.person('auditor');
  expect((await prove(auditor, id)).status).toBe(200);
  const rule = { field_name: 'cost_price', field_type: 'financial', mask_pattern: '***', applies_to_roles: ['auditor'] };
  expect((await tenant.owner.post('/v1/data-masking-rules', rule)).status).toBe(201);
  expect((await prove(auditor, id)).body).toMatchObject({ code: 'forbidden', permission: 'data.unmasked', field: 'cost_price' });
  // What is sealed is ciphertext for everybody: it hinders no proof.
  const order = await entryOf('orders.create');
  expect((await prove(auditor, order.id)).status).toBe(200);
});
