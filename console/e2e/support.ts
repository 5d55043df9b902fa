import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, expect, inject, vi } from 'vitest';
import { type TestApp, testApp, testPassword } from '#test/app';
import type { AppOptions } from '../../src/app.ts';

// A browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

export const shots = join(import.meta.dirname, 'shots');

export interface Tab extends Page {
  /** What went wrong in this page so far: console errors, failed requests, thrown errors. */
  readonly troubles: string[];
}

export interface BrowserApp extends TestApp {
  readonly url: string;
  readonly browser: Browser;
  /** A new person at a new machine. Everything that goes wrong in the page is kept in `troubles`. */
  tab(options?: Parameters<Browser['newContext']>[0] & { language?: string }): Promise<Tab>;
}

/** A whole Serai that a real browser talks to, over HTTP on loopback. */
export async function browserApp(options: Partial<AppOptions> = {}): Promise<BrowserApp> {
  const app = await testApp(options);
  await app.server.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://localhost:${(app.server.server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({ executablePath: inject('chromium')!, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  const contexts = new Set<BrowserContext>();
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser.close();
  });
  return {
    ...app,
    url,
    browser,
    async tab({ language = 'en', ...rest } = {}) {
      const context = await browser.newContext({
        baseURL: url,
        viewport: { width: 1440, height: 900 },
        locale: 'en-IN',
        reducedMotion: 'reduce',
        ...rest,
      });
      contexts.add(context);
      context.setDefaultTimeout(15_000);
      // The frame of a PDF has no storage.
      await context.addInitScript(
        `localStorage?.getItem('serai.language') ?? localStorage?.setItem('serai.language', ${JSON.stringify(language)})`,
      );
      const page = await context.newPage();
      const troubles: string[] = [];
      page.on('console', (message) => message.type() === 'error' && troubles.push(`console: ${message.text()} ${message.location().url}`));
      page.on('pageerror', (error) => troubles.push(`thrown: ${error.message}`));
      page.on('requestfailed', (request) => {
        const why = request.failure()?.errorText ?? '';
        // A page that is left takes its own reads back.
        if (why !== 'net::ERR_ABORTED') troubles.push(`failed: ${request.url()} ${why}`);
      });
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        if (origin !== url && protocol.startsWith('http')) troubles.push(`third party: ${request.url()}`);
      });
      return Object.assign(page, { troubles });
    },
  };
}

export interface Credentials {
  readonly slug: string;
  readonly email: string;
  readonly password?: string;
}

/** Signs in as a person does. */
export async function signIn(page: Page, { slug, email, password = testPassword }: Credentials): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Business').fill(slug);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Signed in, and Home is there. */
export async function enter(page: Page, who: Credentials): Promise<void> {
  await signIn(page, who);
  await page
    .getByRole('navigation', { name: 'Menu' })
    .or(page.getByRole('button', { name: 'Menu' }))
    .first()
    .waitFor();
}

/** Nothing went wrong in this page: no error in its console, no request that failed, none to anybody else. */
export const expectNoTrouble = (page: Tab): void => expect(page.troubles).toEqual([]);

/** Waits until the page stands still: it has its heading, what it asked for has come and nothing is shown as loading. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('h1') && !document.querySelector('[aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root'),
  );
  await page.waitForTimeout(150);
}

/** What axe-core objects to on the page as it is now: rule, impact and where. All its rules, or those named. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Past the page's own policy, as an inspector would.
  await page.evaluate(axe.source);
  const found = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'], ${rules ? `runOnly: ${JSON.stringify(rules)}` : ''} }).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.slice(0, 3).map(({ target, failureSummary }) => target.join(' ') + ' — ' + failureSummary.replaceAll('\\n', ' ')) })))`,
  )) as { id: string; impact: string; at: string[] }[];
  return found.map(({ id, impact, at }) => `${id} (${impact}): ${at.join(' | ')}`);
}

export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}
