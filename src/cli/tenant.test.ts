import { expect, test } from 'vitest';
import { adminToken, testApp } from '#test/app';
import { Refused, tenantVerbs } from './tenant.ts';

const app = await testApp();
const admin = app.client(adminToken);

/** Runs `serai tenant …` against this server and returns what it printed. */
async function serai(...args: string[]): Promise<string> {
  const lines: string[] = [];
  const verbs = tenantVerbs({
    client: async () => (method, path, body) => (method === 'GET' ? admin.get(path) : admin.post(path, body)),
    print: (line) => lines.push(line),
  });
  await verbs.parseAsync(args, { from: 'user' });
  return lines.join('\n');
}

test('a tenant from the first day to the last, from the command line', async () => {
  const created = await serai(
    'create',
    'tea-house',
    '--name',
    'Tea House',
    '--owner-email',
    'asha@tea.example',
    '--timezone',
    'Asia/Kolkata',
  );
  const password = /with (\S+) \(shown once/.exec(created)![1]!;
  const signIn = () => app.client().post('/v1/auth/sign-in', { tenant: 'tea-house', email: 'asha@tea.example', password });
  const owner = app.client((await signIn()).body.access_token);

  expect(await serai('list')).toMatch(/tea-house +active +Tea House/);
  expect(await serai('plan', 'tea-house', 'professional')).toBe('tea-house is on professional.');
  expect((await owner.get('/v1/expenses')).status).toBe(200);

  await serai('feature', 'tea-house', 'finance_reports', 'off', '--reason', 'not paid');
  expect((await owner.get('/v1/expenses')).body.code).toBe('feature_disabled');
  await serai('feature', 'tea-house', 'finance_reports', 'plan');
  expect((await owner.get('/v1/expenses')).status).toBe(200);
  await expect(serai('feature', 'tea-house', 'finance_reports', 'off')).rejects.toThrow('--reason');

  await serai('suspend', 'tea-house', '--reason', 'holidays');
  expect((await owner.get('/v1/products')).body.code).toBe('tenant_suspended');
  expect(await serai('list', '--status', 'suspended')).toContain('tea-house');
  await serai('reactivate', 'tea-house', '--reason', 'back again');
  expect((await owner.get('/v1/products')).status).toBe(200);

  const shown = JSON.parse(await serai('show', 'tea-house'));
  expect(shown).toMatchObject({ slug: 'tea-house', settings: { timezone: 'Asia/Kolkata' } });
  expect(shown.subscriptions).toHaveLength(2);

  await expect(serai('delete', 'tea-house', '--reason', 'over', '--confirm', 'tea-house')).rejects.toThrow('invalid_state');
  await serai('cancel', 'tea-house', '--reason', 'over');
  expect(await serai('delete', 'tea-house', '--reason', 'over', '--confirm', 'tea-house')).toBe('tea-house is gone.');
  await expect(serai('show', 'tea-house')).rejects.toThrow('There is no tenant tea-house.');
});

test('a refusal is told in words, with the fields', async () => {
  const refused = serai('create', 'Tea', '--name', 'Tea', '--owner-email', 'nobody');
  await expect(refused).rejects.toBeInstanceOf(Refused);
  await expect(refused).rejects.toThrow(/invalid_input[\s\S]*\/slug[\s\S]*\/owner\/email/);
});

test("a trial of some days, with the owner's own password", async () => {
  const said = await serai(
    'create',
    'trial',
    '--name',
    'T',
    '--owner-email',
    'a@t.example',
    '--owner-password',
    'my own long password',
    '--trial-days',
    '14',
  );
  expect(said).not.toContain('my own long password');
  const shown = JSON.parse(await serai('show', 'trial'));
  expect(shown.subscriptions[0]).toMatchObject({ status: 'trial' });
});
