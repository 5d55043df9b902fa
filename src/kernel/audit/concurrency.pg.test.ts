import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { testApp } from '#test/app';
import { verified } from '#test/trail';
import { outsideIn } from './outside.ts';

const directory = mkdtempSync(join(tmpdir(), 'serai-audit-'));
process.env.SERAI_AUDIT_DIR = directory;
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const outside = outsideIn(directory);
const app = await testApp({ role: 'api', poolSize: 36 });

it('32 writers, two sequencers and a checker at once: everything is sealed once, and nothing is wrongly called wrong', async () => {
  const tenant = await app.tenant();
  const world = app.world((await app.tenants.find(tenant.id))!);
  const each = 15;
  let writing = true;
  const write = async (writer: number) => {
    for (let n = 0; n < each; n++) {
      await world.transaction(async ({ audit, tx }) => {
        audit({ action: 'orders.update', resource: 'orders', resourceId: `${writer}/${n}`, metadata: { writer, n } });
        // Some take their number early and commit late, behind others that began after them.
        if ((writer + n) % 7 === 0) await tx.text(`select pg_current_xact_id(), pg_sleep(${((writer * n) % 10) / 50})`, []);
      });
    }
  };
  const background = [0, 1].map(async () => {
    while (writing) await app.audit.seal(tenant);
  });
  const checks: unknown[] = [];
  const checker = (async () => {
    while (writing) checks.push(...(await verified(app, tenant, outside)).findings);
  })();
  await Promise.all(Array.from({ length: 32 }, (_, writer) => write(writer)));
  writing = false;
  await Promise.all([...background, checker]);
  await app.audit.seal(tenant);
  expect(checks).toEqual([]);
  const report = await verified(app, tenant, outside);
  expect(report).toMatchObject({ findings: [], pending: 0, notes: [] });
  const { n, written } = await tenant.tx(
    (tx) => tx.one<{ n: number; written: number }>`
      select count(*) as n, count(distinct resource_id) filter (where action = 'orders.update') as written from audit_entries`,
  );
  expect(written).toBe(32 * each);
  expect(report.entries).toBe(n);
  expect(report.checkpoints, 'in batches').toBeLessThan(n);
}, 360_000);
