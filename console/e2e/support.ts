import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core';
import { afterAll, beforeEach, expect, inject, vi } from 'vitest';
import { type TestApp, type TestTenant, testApp, testPassword } from '#test/app';
import type { AppOptions } from '../../src/app.ts';

// A browser on a busy machine takes its time, and a slow machine a multiple of it.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** SERAI_TEST_THROTTLE=4 makes the browsers' processor four times slower: what a test should have waited for shows. */
const throttle = Number(process.env.SERAI_TEST_THROTTLE ?? 1);

export const shots = join(import.meta.dirname, 'shots');

export interface Tab extends Page {
  /** What went wrong in this page so far: console errors, failed requests, thrown errors. */
  readonly troubles: string[];
  /** Requests that are not answered yet; streams, which never end, are none. */
  readonly asked: ReadonlySet<Request>;
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
      context.setDefaultTimeout(60_000);
      // The frame of a PDF has no storage.
      await context.addInitScript(
        `localStorage?.getItem('serai.language') ?? localStorage?.setItem('serai.language', ${JSON.stringify(language)})`,
      );
      if (process.env.SERAI_TEST_NOW) await context.addInitScript(shiftedClock, Date.parse(process.env.SERAI_TEST_NOW));
      const page = await context.newPage();
      if (throttle > 1) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: throttle });
      const troubles: string[] = [];
      const asked = new Set<Request>();
      page.on('request', (request) => {
        // What a page that is left had asked for is not always told to have failed.
        if (request.isNavigationRequest() && request.frame() === page.mainFrame()) asked.clear();
        if (!request.url().endsWith('/v1/stream')) asked.add(request);
      });
      page.on('requestfinished', (request) => asked.delete(request));
      page.on('requestfailed', (request) => asked.delete(request));
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
      return Object.assign(page, { troubles, asked });
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

/** A business, and its owner signed in at a browser, with a network and without troubles when a test begins. */
export async function ownerAtWork(app: BrowserApp): Promise<{ tenant: TestTenant; page: Tab }> {
  const tenant = await app.tenant();
  const page = await app.tab();
  await enter(page, { slug: tenant.slug, email: tenant.email });
  beforeEach(async () => {
    await page.context().setOffline(false);
    page.troubles.length = 0;
  });
  return { tenant, page };
}

/** Nothing went wrong in this page: no error in its console, no request that failed, none to anybody else. */
export const expectNoTrouble = (page: Tab): void => expect(page.troubles).toEqual([]);

/** The clock that test/support/moment.ts gives the server, in the page. */
function shiftedClock(begin: number): void {
  const Actual = Date;
  const ahead = begin - Actual.now();
  window.Date = class extends Actual {
    constructor(...given: [] | [number]) {
      super(...((given.length ? given : [Actual.now() + ahead]) as [number]));
    }
    static override now = () => Actual.now() + ahead;
  } as DateConstructor;
}

/** Asked once a frame: whether nothing was shown as loading or on its way, ten frames in a row since `look` began. */
function standsStill(look: number): boolean {
  const seen = window as { still?: { look: number; frames: number } };
  const isMoving = ({ effect, playState }: Animation) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity;
  const isBusy = document.querySelector('[aria-busy="true"], .mantine-Skeleton-root, .mantine-Loader-root');
  if (seen.still?.look !== look) seen.still = { look, frames: 0 };
  if (isBusy || !document.querySelector('h1') || document.getAnimations().some(isMoving)) seen.still.frames = 0;
  return ++seen.still.frames > 10;
}
let looks = 0;

/** Waits until the page stands still: it has its heading, what it asked for has come and is drawn. Ten frames take a slow machine longer. */
export async function settled(page: Page & { readonly asked?: ReadonlySet<Request> }): Promise<void> {
  do await page.waitForFunction(standsStill, ++looks);
  while (page.asked?.size);
}

/** The element with this id has the focus. */
export const focused = (page: Page, id: string) => page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);

/** What axe-core objects to on the page as it is now: rule, impact and where. All its rules, or those named. */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Colours on their way are neither the old nor the new ones.
  await settled(page);
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
