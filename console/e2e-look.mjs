// Ad hoc: node look.mjs path[,path…] [width] [scheme] [lang]
import { chromium } from 'playwright-core';

const [paths = '/', width = '1440', scheme = 'light', lang = 'en', who = 'asha'] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const context = await browser.newContext({ viewport: { width: Number(width), height: 900 }, colorScheme: scheme, locale: 'en-IN' });
const page = await context.newPage();
page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log('console', m.type(), m.text().slice(0, 400)));
page.on('pageerror', (e) => console.log('pageerror', e.message.slice(0, 600)));
page.on('response', (r) => r.status() >= 400 && console.log('http', r.status(), r.url()));
const base = process.env.BASE ?? 'http://127.0.0.1:4100';
await page.addInitScript((l) => {
  if (!localStorage.getItem('serai.language')) localStorage.setItem('serai.language', l);
}, lang);
await page.goto(base + '/sign-in');
await page
  .getByLabel('Business')
  .or(page.getByLabel('व्यवसाय'))
  .fill('demo')
  .catch(() => {});
await page.locator('input[type=email]').fill(`${who}@demo.example`);
await page.locator('input[type=password]').fill('serai-demo-2026');
await page.locator('button[type=submit]').click();
await page.waitForURL((u) => !u.pathname.includes('sign-in'), { timeout: 40000 }).catch((e) => console.log(e.message));
const settle = async () => { await page.waitForTimeout(500); await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('.mantine-Skeleton-root'), undefined, { timeout: 25000 }).catch((e) => console.log('not settled', page.url())); await page.waitForTimeout(700); };
await page.waitForSelector('nav', {timeout: 40000});
await settle();
for (const path of paths.split(',')) {
  let to = path;
  if (path.includes(':first')) {
    await page.evaluate((to) => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }, '/' + path.split('/')[1]);
    await page.waitForSelector('.serai-list-row', {timeout: 30000});
    await page.locator('.serai-list-row').first().click();
    await page.waitForTimeout(300);
    to = new URL(page.url()).pathname + (path.split(':first')[1] ?? '');
  }
  await page.evaluate((to) => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')); }, to);
  await settle();
  await page.screenshot({ path: `/tmp/scr/shots/${path.replace(/[^\w]+/g, '_')}-${width}-${scheme}-${lang}.png` });
}
await browser.close();
