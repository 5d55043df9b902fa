import { pino } from 'pino';
import { beforeAll, expect, test } from 'vitest';
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
  await moreRecords();
  page = await app.tab();
  await enter(page, owner);
}, 600_000);

/** What a business makes only when it wants to: a key, an invitation, an office, a review of access and an export. */
async function moreRecords(): Promise<void> {
  const client = app.client();
  const { access_token } = (await client.post('/v1/auth/sign-in', { tenant: slug, email: owner.email, password: owner.password })).body;
  const asha = app.client(access_token);
  const [first] = (await asha.get('/v1/roles')).body.data as { id: string }[];
  const [person] = (await asha.get('/v1/users?is_owner=false')).body.data as { id: string }[];
  const made = [
    await asha.post('/v1/api-keys', { name: 'Warehouse robot', permissions: ['orders.view'] }),
    await asha.post('/v1/invitations', { email: 'neha@demo.example', role_ids: [first!.id] }),
    await asha.post('/v1/admin-users', { user_id: person!.id, role_id: first!.id, department: 'Operations', approval_limit: '5000.00' }),
    await asha.post('/v1/access-reviews', {}),
    await asha.post('/v1/exports', { resource: 'orders', format: 'csv' }),
  ];
  expect(made.map(({ status, body }) => (status < 300 ? 'made' : body))).toEqual(made.map(() => 'made'));
}

/** Every page that the side bar leads to. */
async function places(of: Tab): Promise<string[]> {
  return (await of.evaluate(
    `[...new Set([...document.querySelectorAll('nav a')].map((link) => new URL(link.href).pathname))]`,
  )) as string[];
}

/** Names of columns and states that are shown cut short. */
const cutShort = (of: Tab) =>
  of.evaluate(() =>
    [...document.querySelectorAll('[role="columnheader"] .serai-name, .serai-state .serai-clip')]
      .filter((words) => words.scrollWidth > words.clientWidth + 1 || words.scrollHeight > words.clientHeight + 1)
      .map((words) => words.textContent),
  );

test('the demo’s people are the ones the README names', () => {
  expect(demoPeople.map(({ email }) => email)).toContain(owner.email);
});

/** What is wrong with the page as it stands: in both themes, and at three widths. A theme changes colours and nothing else. */
async function objectionsTo(page: Tab, name: string): Promise<string[]> {
  const found = (await violations(page)).map((words) => `light ${name}: ${words}`);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  found.push(...(await violations(page, ['color-contrast'])).map((words) => `dark ${name}: ${words}`));
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  for (const width of [1024, 390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await settled(page);
    const overflow = (await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')) as number;
    if (overflow > 0) found.push(`${name} at ${width}: ${overflow} px too wide`);
    const cut = await cutShort(page);
    if (cut.length > 0) found.push(`${name} at ${width}: cut short: ${[...new Set(cut)].join(', ')}`);
    if (full) await shoot(page, `${name.replaceAll('/', '_').slice(1) || 'home'}-${width}`);
  }
  return found;
}

/** What is wrong with these pages, and with one record of each list among them. */
async function objections(page: Tab, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await settled(page);
    found.push(...(await objectionsTo(page, path)));
    const row = page.locator('.serai-list-row').first();
    if (!(await row.isVisible())) continue;
    // At its beginning: a link in the middle of it leads elsewhere.
    await row.click({ position: { x: 60, y: 4 } });
    await page.waitForURL((url) => url.pathname !== path);
    await settled(page);
    found.push(...(await objectionsTo(page, `${path}/one`)));
  }
  return found;
}

test('every page is accessible in both themes and fits its window, without an error, a failed request or a word from elsewhere', async () => {
  const all = [...(await places(page)), '/account'];
  expect(all.length).toBeGreaterThan(15);
  expect(await objections(page, all)).toEqual([]);
  expectNoTrouble(page);
}, 1_200_000);

test('so is every page of those who run the platform', async () => {
  const admin = await app.tab();
  await admin.goto('/platform/sign-in');
  await admin.getByLabel('E-mail').fill(demoAdmin.email);
  await admin.getByLabel('Password', { exact: true }).fill(demoAdmin.password);
  await admin.getByRole('button', { name: 'Sign in', exact: true }).click();
  await admin.getByRole('heading', { name: 'Tenants' }).waitFor();
  await admin.getByText('Chai Corner').first().waitFor();
  const all = await places(admin);
  expect(all.length).toBeGreaterThan(7);
  expect(await objections(admin, all)).toEqual([]);
  expectNoTrouble(admin);
}, 600_000);
