import { expect, it } from 'vitest';
import { testApp } from '#test/app';

const app = await testApp();
const tenant = await app.tenant();
await tenant.owner.post('/v1/products', { sku: 'A', name: 'A', currency: 'INR', selling_price: '1' });
await app.idle();
await app.audit.seal(tenant);

it('says that a trail is whole, and what is wrong once somebody was at it', async () => {
  const { status, body } = await tenant.owner.post('/v1/audit/verify');
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body).toMatchObject({ intact: true, findings: [] });
  const sealed = await tenant.tx((tx) => tx.one<{ n: number }>`select count(*)::int as n from audit_leaves`);
  expect([body.entries, body.published > 0]).toEqual([sealed.n, true]);
  expect(sealed.n).toBeGreaterThan(0);

  const edited = await app.database.owner((tx) =>
    tx.text<{ id: string }>(
      `update ${tenant.schema}.audit_entries set actor_name = 'Nobody' where id = (select entry_id from ${tenant.schema}.audit_leaves order by leaf_index limit 1) returning id`,
      [],
    ),
  );
  const again = (await tenant.owner.post('/v1/audit/verify')).body;
  expect(again.intact).toBe(false);
  expect(again.findings).toContainEqual(expect.objectContaining({ kind: 'edited', entry_id: edited[0]!.id }));
  expect((await (await tenant.person('viewer')).post('/v1/audit/verify')).status).toBe(403);
});
