import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Unzip, UnzipInflate } from 'fflate';
import { expect, test } from 'vitest';
import { type TestTenant, testApp } from '#test/app';
import { codesIn } from './rules/watermark.ts';

const full = process.env.SERAI_TEST_FULL === '1';
const rows = full ? 1_000_000 : 30_000;
const app = await testApp();

async function withExpenses(): Promise<TestTenant> {
  const tenant = await app.tenant({ plan: 'enterprise' });
  await app.database.owner(async (tx) => {
    // The indexes are not what this is about, and take longer to fill than the file takes to write.
    await tx.script(
      `drop index "${tenant.schema}".expenses_search_idx, "${tenant.schema}".expenses_amount_idx, "${tenant.schema}".expenses_category_idx`,
    );
    await tx.text(
      `insert into "${tenant.schema}".expenses (id, category, description, amount, currency, expense_date, metadata)
       select gen_random_uuid(), 'marketing', 'Flyers, batch ' || i || ', with a longer line of text behind it', i * 0.01, 'INR', date '2026-01-01' + i % 300,
         jsonb_build_object('n', i)
       from generate_series(1, ${rows}) i`,
      [],
    );
  });
  const settings = { max_export_rows: 2_000_000, require_approval_threshold: null };
  expect((await tenant.owner.post('/v1/security-settings/change', settings)).status).toBe(200);
  return tenant;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** The most megabytes that are held on to while something goes on, beyond what was before; and how long it took. */
async function watched(work: () => Promise<void>): Promise<{ peak: number; seconds: number }> {
  const held = () => {
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 2 ** 20;
  };
  const before = held();
  let peak = 0;
  const watch = setInterval(
    () => {
      peak = Math.max(peak, held() - before);
    },
    full ? 3_000 : 250,
  );
  const started = performance.now();
  await work().finally(() => clearInterval(watch));
  return { peak, seconds: (performance.now() - started) / 1_000 };
}

test(
  `${rows} rows go out in flat memory, as CSV and as Excel, whole and marked`,
  async () => {
    const tenant = await withExpenses();
    const world = app.world((await app.tenants.find(tenant.id))!);
    for (const format of ['csv', 'xlsx'] as const) {
      let id = '';
      const { peak, seconds } = await watched(async () => {
        const { status, body } = await tenant.owner.post('/v1/exports', { resource: 'expenses', format, sort: 'id' });
        expect([status, body]).toMatchObject([202, { row_count: rows }]);
        ({ id } = body);
        for (let state = 'approved'; state === 'approved'; await sleep(100))
          state = (await tenant.owner.get(`/v1/export-logs/${id}`)).body.status;
      });
      const log = (await tenant.owner.get(`/v1/export-logs/${id}`)).body;
      expect([log.status, log.row_count]).toEqual(['completed', rows]);
      // A few batches and their text, however many there are.
      expect(peak, `${format} in ${seconds.toFixed(1)} s`).toBeLessThan(40);
      const file = await world.files.open(`exports/${id}.${format}`);
      expect(file!.size).toBe(log.file_size_bytes);
      const found = await (format === 'csv' ? linesOf(file!.stream) : rowsOf(file!.stream));
      expect(found).toEqual({ rows, code: log.watermark_text });
    }
  },
  full ? 300_000 : 60_000,
);

/** Lines of a CSV file but its header, and the code in the last. */
async function linesOf(stream: AsyncIterable<Buffer | string>): Promise<{ rows: number; code: string }> {
  let lines = 0;
  let end = '';
  for await (const bytes of stream as AsyncIterable<Buffer>) {
    for (let at = bytes.indexOf('\r\n'); at >= 0; at = bytes.indexOf('\r\n', at + 2)) lines += 1;
    end = `${end}${bytes.toString()}`.slice(-2_000);
    // A line end that falls between two chunks.
    if (bytes[bytes.length - 1] === 13) lines += 1;
  }
  return { rows: lines - 1, code: [...codesIn(end).keys()].join() };
}

/** Rows of all sheets of an Excel file but their headers, and the code in them. */
async function rowsOf(stream: AsyncIterable<Buffer | string>): Promise<{ rows: number; code: string }> {
  let found = 0;
  let sheets = 0;
  const codes = new Set<string>();
  const unzip = new Unzip((part) => {
    if (!part.name.startsWith('xl/worksheets/')) return;
    sheets += 1;
    const decoder = new TextDecoder();
    let rest = '';
    part.ondata = (error, bytes, isLast) => {
      if (error) throw error;
      const text = rest + decoder.decode(bytes, { stream: !isLast });
      const end = text.lastIndexOf('</row>') + 6;
      rest = text.slice(end);
      found += text.slice(0, end).split('</row>').length - 1;
      if (codes.size === 0) for (const code of codesIn(text).keys()) codes.add(code);
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for await (const bytes of stream) unzip.push(bytes as Buffer);
  unzip.push(new Uint8Array(0), true);
  return { rows: found - sheets, code: [...codes].join() };
}

test('racing requests do not pass the quota', async () => {
  const tenant = await app.tenant();
  expect((await tenant.owner.post('/v1/security-settings/change', { max_exports_per_day: 3 })).status).toBe(200);
  const manager = await tenant.person('manager');
  const answers = await Promise.all(Array.from({ length: 30 }, () => manager.post('/v1/exports', { resource: 'orders', format: 'csv' })));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(3);
  for (const { body } of answers.filter(({ status }) => status !== 202))
    expect(body).toMatchObject({ code: 'export_limit_reached', limit: 'day' });
  const { body } = await tenant.owner.get(`/v1/security-violations?user_id=${manager.id}&violation_type=export_limit_exceeded&limit=200`);
  expect(body.data).toHaveLength(27);
});

test('two decisions at once are one', async () => {
  const tenant = await app.tenant();
  await tenant.owner.post('/v1/security-settings/change', { require_approval_threshold: 0 });
  const made = await tenant.owner.post('/v1/products', { name: 'Mug', sku: 'MUG' });
  expect(made.status).toBe(201);
  const asked = await tenant.owner.post('/v1/exports', { resource: 'products', format: 'csv' });
  expect(asked.body.status).toBe('pending_approval');
  const admins = [await tenant.person('admin'), await tenant.person('admin')];
  const at = `/v1/export-logs/${asked.body.id}`;
  const answers = await Promise.all([admins[0]!.post(`${at}/approve`), admins[1]!.post(`${at}/reject`, { reason: 'No need' })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});
