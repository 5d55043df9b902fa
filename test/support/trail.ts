import { type Against, type Outside, type Report, signerOf, type TrailLine, trailPage, verifyTrail } from '#kernel/audit';
import type { Tx } from '#kernel/db';
import type { TestApp, TestTenant } from '#test/app';

/** Writes entries as the tenant, spread over the last twenty days, without the way through the house. */
export async function writeEntries(tenant: TestTenant, count: number): Promise<void> {
  for (let done = 0; done < count; done += 10_000) {
    await tenant.tx((tx) =>
      tx.text(
        `insert into audit_entries (id, occurred_at, actor_kind, actor_name, action, category, resource, resource_id, before, after, outcome, ip, metadata)
         select gen_random_uuid(), now() - interval '1 day' - random() * interval '20 days', 'system', 'Écrivain ' || i, 'orders.update', 'sales', 'orders', i::text,
                jsonb_build_object('status', 'pending', 'n', i), jsonb_build_object('status', 'confirmed', 'amount', '12.5000'), 'success', '10.0.0.1', '{"ü": "\\" x"}'
           from generate_series(1, $1::int) i`,
        [Math.min(10_000, count - done)],
      ),
    );
  }
}

export async function linesOf(app: TestApp, tx: Tx, tenant: TestTenant): Promise<TrailLine[]> {
  const lines: TrailLine[] = [];
  let page = await trailPage(tx, tenant.schema, signerOf(app.keys, tenant.id), tenant.id, null);
  for (;;) {
    lines.push(...page.lines);
    if (!page.next) return lines;
    page = await trailPage(tx, tenant.schema, signerOf(app.keys, tenant.id), tenant.id, page.next);
  }
}

export const against = (app: TestApp, tenant: TestTenant, outside: Outside): Against => ({
  published: outside.read(tenant.id),
  verifierKey: signerOf(app.keys, tenant.id).verifierKey,
});

export async function verified(app: TestApp, tenant: TestTenant, outside: Outside): Promise<Report> {
  const known = against(app, tenant, outside);
  return verifyTrail(await app.database.owner((tx) => linesOf(app, tx, tenant)), known);
}
