import { expect, test } from 'vitest';
import { adminToken, testApp } from '#test/app';
import { superAdminVerbs } from './super-admin.ts';

const app = await testApp();
const root = app.client(adminToken);

async function serai(...args: string[]): Promise<string> {
  const lines: string[] = [];
  const verbs = superAdminVerbs({
    client: async () => (method, path, body) => (method === 'GET' ? root.get(path) : root.post(path, body)),
    print: (line) => lines.push(line),
  });
  await verbs.parseAsync(args, { from: 'user' });
  return lines.join('\n');
}

test('super admins from the command line: made, listed, stopped, let in with a new password', async () => {
  const signIn = (password: string) => app.client().post('/platform/v1/auth/sign-in', { email: 'asha@serai.example', password });
  const first = /password (\S+) \(shown once/.exec(await serai('create', 'Asha@serai.example', '--name', 'Asha'))![1]!;
  await serai('create', 'ben@serai.example', '--name', 'Ben', '--password', 'my own long password');
  expect((await signIn(first)).status).toBe(200);
  await serai('deactivate', 'asha@serai.example');
  expect(await serai('list')).toMatch(/asha@serai.example +no +Asha\nben@serai.example +yes +Ben/);
  expect((await signIn(first)).status).toBe(401);
  await serai('activate', 'asha@serai.example');
  const second = /is (\S+) \(shown once/.exec(await serai('password', 'asha@serai.example'))![1]!;
  expect((await signIn(first)).status).toBe(401);
  expect((await signIn(second)).status).toBe(200);
  await expect(serai('password', 'nobody@serai.example')).rejects.toThrow('There is no super admin');
});
