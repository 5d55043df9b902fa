import { expect, test } from 'vitest';
import { testApp } from '#test/app';
import type { Context } from './context.ts';
import { Problem } from './errors.ts';
import { newId } from './ids.ts';
import { ensureRoom, spend } from './quota.ts';
import { platformTenant } from './tenants.ts';

const app = await testApp({ poolSize: 20 });

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
const tally = (all: string[]) => ({
  done: all.filter((one) => one === 'done').length,
  refused: all.filter((one) => one === 'quota_exceeded').length,
});
const twenty = <T>(work: (n: number) => Promise<T>) => Promise.all(Array.from({ length: 20 }, (_, n) => outcome(work(n))));

test('twenty racing requests at a limit of seven end with exactly seven', async () => {
  const tenant = await app.tenant();
  const results = await twenty(() => tenant.tx((tx) => spend({ tx }, 'orders', '2026-11', 7)));
  expect(tally(results)).toEqual({ done: 7, refused: 13 });
  const { used } = await tenant.tx((tx) => tx.one`select used from quota_usage where metric = 'orders' and period = '2026-11'`);
  expect(used).toBe(7);
});

test('what is rolled back was not spent', async () => {
  const tenant = await app.tenant();
  const results = await twenty((n) =>
    tenant.tx(async (tx) => {
      await spend({ tx }, 'orders', '2026-11', 7);
      if (n % 2) throw new Error('undone');
    }),
  );
  // Ten undo theirs, so the seven places go to seven of the ten others, or to as many as came after an undone one.
  const { used } = await tenant.tx((tx) => tx.one`select used from quota_usage where metric = 'orders' and period = '2026-11'`);
  expect(used).toBe(tally(results).done);
  expect(used).toBeLessThanOrEqual(7);
  const more = await twenty(() => tenant.tx((tx) => spend({ tx }, 'orders', '2026-11', 7)));
  expect(tally(results).done + tally(more).done).toBe(7);
});

test('several at once fit or do not; periods and metrics are apart; no limit is not counted', async () => {
  const tenant = await app.tenant();
  const take = (n: number, period = '2026-11', limit: number | null = 5) =>
    outcome(tenant.tx((tx) => spend({ tx }, 'orders', period, limit, n)));
  expect(await take(6)).toBe('quota_exceeded');
  expect(await take(3)).toBe('done');
  expect(await take(3)).toBe('quota_exceeded');
  expect(await take(2)).toBe('done');
  expect(await take(5, '2026-12')).toBe('done');
  expect(await take(1000, '2027-01', null)).toBe('done');
  expect(await take(1, '2027-02', 0)).toBe('quota_exceeded');
  const rows = await tenant.tx((tx) => tx.many`select period, used from quota_usage where metric = 'orders' order by period`);
  expect(rows).toEqual([
    { period: '2026-11', used: 5 },
    { period: '2026-12', used: 5 },
  ]);
});

const things = {
  metric: 'things',
  limit: () => 3,
  used: async ({ tx }: Pick<Context, 'tx'>) => (await tx.one<{ n: number }>`select count(*)::int as n from roles where not is_system`).n,
};

test('counting under a hold: twenty racing inserts at a limit of three end with exactly three rows', async () => {
  const tenant = await app.tenant();
  const results = await twenty(() =>
    tenant.tx(async (tx) => {
      await ensureRoom({ tx, tenant: platformTenant, now: new Date() }, things);
      const id = newId();
      await tx.exec`insert into roles (id, code, name) values (${id}, ${`r_${id.replaceAll('-', '')}`}, 'A thing to count')`;
    }),
  );
  expect(tally(results)).toEqual({ done: 3, refused: 17 });
  const { n } = await tenant.tx((tx) => tx.one<{ n: number }>`select count(*)::int as n from roles where not is_system`);
  expect(n).toBe(3);
});
