import { expect, test } from 'vitest';
import { browserApp, enter, expectNoTrouble, ownerAtWork, settled, violations } from './support.ts';

const app = await browserApp();
const { tenant, page } = await ownerAtWork(app);
await page.addInitScript(slowHands);

/** A slow machine takes more than the six seconds to press *Undo*; no test here waits for their end. */
function slowHands(): void {
  const set = window.setTimeout;
  window.setTimeout = ((work: TimerHandler, wait?: number, ...given: unknown[]) =>
    set(work, wait === 6_000 ? 300_000 : wait, ...given)) as typeof setTimeout;
}

const order = async (customer_name: string): Promise<{ id: string; order_number: string }> => {
  const { status, body, text } = await tenant.owner.post('/v1/orders', {
    items: [{ name: 'Mug', quantity: 1, unit_price: '100.00' }],
    customer_name,
  });
  expect(status, text).toBe(201);
  return body;
};
const statusOf = async (id: string) => (await tenant.owner.get(`/v1/orders/${id}`)).body.status;
const column = (name: string) => page.getByRole('region', { name, exact: true });
const card = (text: string) => page.getByRole('listitem').filter({ hasText: text });
/** As a hand does it: the card is taken, then the board closes up, then it is let go over the column. */
async function drag(text: string, to: string): Promise<void> {
  await card(text).hover();
  await page.mouse.down();
  const box = (await card(text).boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + 30, { steps: 4 });
  await page.locator('.serai-board[data-dragging]').waitFor();
  await column(to).hover();
  await page.mouse.up();
}
const onBoard = async () => {
  await page.goto('/orders?layout=board');
  await column('Pending').waitFor();
  await settled(page);
};

test('a card dragged by mouse waits to be taken back; once its message goes, the order has moved', async () => {
  const { id, order_number } = await order('Meera Drag');
  await onBoard();
  await drag('Meera Drag', 'Confirmed');
  await column('Confirmed').getByText('Meera Drag').waitFor();
  const message = page.getByRole('alert').filter({ hasText: `${order_number} goes to Confirmed` });
  await message.getByRole('button', { name: 'Undo' }).click();
  await column('Pending').getByText('Meera Drag').waitFor();
  expect(await statusOf(id)).toBe('pending');

  await drag('Meera Drag', 'Confirmed');
  await message.waitFor();
  expect(await statusOf(id)).toBe('pending');
  const done = page.waitForResponse((response) => response.url().endsWith(`/orders/${id}/confirm`));
  // Put away by its cross: not to be taken back any more.
  await message.locator('.mantine-Notification-closeButton').click();
  expect((await done).status()).toBe(200);
  await column('Confirmed').getByText('Meera Drag').waitFor();
  expect(await statusOf(id)).toBe('confirmed');
  expectNoTrouble(page);
});

test('by keyboard: the card’s menu names where it may go, and the focus goes along', async () => {
  const { id, order_number } = await order('Nila Keys');
  await onBoard();
  await page.getByRole('button', { name: `Move ${order_number}` }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Confirmed' }).waitFor();
  expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Confirmed', 'Cancelled']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await column('Confirmed').getByText('Nila Keys').waitFor();
  await page.waitForFunction((name) => document.activeElement?.textContent === name, order_number);
  // Who leaves the board has decided.
  const done = page.waitForResponse((response) => response.url().endsWith(`/orders/${id}/confirm`));
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Home' }).click();
  expect((await done).status()).toBe(200);
  expect(await statusOf(id)).toBe('confirmed');
  expectNoTrouble(page);
});

test('a move that was waiting is done when the page is reloaded', async () => {
  const { id } = await order('Uma Reload');
  await onBoard();
  await drag('Uma Reload', 'Confirmed');
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await page.reload();
  await column('Confirmed').getByText('Uma Reload').waitFor();
  expect(await statusOf(id)).toBe('confirmed');
  expectNoTrouble(page);
});

test('where a card cannot go it is said why; what needs a reason asks for it', async () => {
  const { id, order_number } = await order('Ravi Far');
  await onBoard();
  await drag('Ravi Far', 'Delivered');
  const said = page.getByRole('alert').filter({ hasText: `${order_number} cannot go to Delivered` });
  await said.getByText('An order that is “Pending” can go to: Confirmed, Cancelled.').waitFor();
  expect(await statusOf(id)).toBe('pending');
  expect(await violations(page)).toEqual([]);

  await drag('Ravi Far', 'Cancelled');
  const dialog = page.getByRole('dialog', { name: 'Cancel' });
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Ordered twice');
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).last().click();
  await column('Cancelled').getByText('Ravi Far').waitFor();
  expect(await statusOf(id)).toBe('cancelled');
  expectNoTrouble(page);
});

test('somebody else was faster: the card goes where the order really is, with the reason', async () => {
  const { id, order_number } = await order('Asha Late');
  await onBoard();
  await drag('Asha Late', 'Confirmed');
  const message = page.getByRole('alert').filter({ hasText: `${order_number} goes to Confirmed` });
  await message.waitFor();
  expect((await tenant.owner.post(`/v1/orders/${id}/cancel`, { reason: 'No longer wanted' })).status).toBe(200);
  await message.locator('.mantine-Notification-closeButton').click();
  const why = page.getByRole('alert').filter({ hasText: `${order_number}: Not possible in its present state.` });
  await why.getByText('It is “Cancelled” now; this is possible from: Pending.').waitFor();
  await column('Cancelled').getByText('Asha Late').waitFor();
  expect(page.troubles.filter((trouble) => !trouble.includes('409'))).toEqual([]);
});

test('who may only look moves nothing', async () => {
  const { order_number } = await order('Zoya Look');
  const viewer = await tenant.person('viewer');
  const second = await app.tab();
  await enter(second, { slug: tenant.slug, email: viewer.email });
  await second.goto('/orders?layout=board');
  await second.getByText('Zoya Look').waitFor();
  expect(await second.getByRole('button', { name: `Move ${order_number}` }).count()).toBe(0);
  expect(await second.getByRole('listitem').filter({ hasText: 'Zoya Look' }).getAttribute('draggable')).toBe('false');
  expectNoTrouble(second);
});
