import { pino } from 'pino';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoAdmin, demoPeople, fillDemo, makeDemoTenants } from '../../src/demo/demo.ts';
import { browserApp, enter, expectNoTrouble, settled, shoot, type Tab, violations } from './support.ts';

const app = await browserApp();
const log = pino({ level: 'silent' });
const full = process.env.SERAI_SHOTS === '1';
const slug = 'demo';
const owner = { slug, email: 'asha@demo.example', password: demoAdmin.password };

let page: Tab;

beforeAll(async () => {
  await makeDemoTenants(app, log);
  await fillDemo(app, { signal: new AbortController().signal, said: () => {}, log });
  page = await app.tab();
  await enter(page, owner);
}, 400_000);

/** Every page that the side bar leads to, and one record of each list. */
async function places(of: Tab): Promise<string[]> {
  const links = (await of.evaluate(`[...document.querySelectorAll('nav a')].map((link) => new URL(link.href).pathname)`)) as string[];
  return [...new Set([...links, '/account'])];
}

test('the demo’s people are the ones the README names', () => {
  expect(demoPeople.map(({ email }) => email)).toContain(owner.email);
});

describe('every page', () => {
  test('is accessible in both themes, without an error, a failed request or a word from elsewhere', async () => {
    const all = await places(page);
    expect(all.length).toBeGreaterThan(15);
    const objections: string[] = [];
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      for (const path of all) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        await settled(page);
        objections.push(...(await violations(page)).map((words) => `${scheme} ${path}: ${words}`));
        const row = page.locator('.serai-list-row').first();
        if (!(await row.isVisible())) continue;
        await row.click();
        await page.waitForURL((url) => url.pathname !== path);
        await settled(page);
        objections.push(...(await violations(page)).map((words) => `${scheme} ${path}/…: ${words}`));
      }
    }
    expect(objections).toEqual([]);
    expectNoTrouble(page);
  }, 600_000);

  test('fits 390, 1024 and 1440 pixels without overflow', async () => {
    const all = await places(page);
    const wide: string[] = [];
    for (const width of [1440, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of all) {
        await page.goto(path);
        await settled(page);
        const overflow = (await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) as number;
        if (overflow > 0) wide.push(`${path} at ${width}: ${overflow} px too wide`);
        if (full) await shoot(page, `${path.replaceAll('/', '_').slice(1) || 'home'}-${width}`);
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(wide).toEqual([]);
    expectNoTrouble(page);
  }, 600_000);
});

describe('the platform owners’ pages', () => {
  test('are accessible, and lead to the tenants', async () => {
    const admin = await app.tab();
    await admin.goto('/platform/sign-in');
    await admin.getByLabel('E-mail').fill(demoAdmin.email);
    await admin.getByLabel('Password', { exact: true }).fill(demoAdmin.password);
    await admin.getByRole('button', { name: 'Sign in', exact: true }).click();
    await admin.getByRole('heading', { name: 'Tenants' }).waitFor();
    await admin.getByText('Chai Corner').first().waitFor();
    expect(await violations(admin)).toEqual([]);
    expectNoTrouble(admin);
  });
});
