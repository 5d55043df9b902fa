import { Command } from 'commander';
import { randomSecret } from '#kernel/crypto';
import { ask, type Client, row, type Terminal } from './tenant.ts';

interface AdminRecord {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly is_active: boolean;
}

async function find(client: Client, email: string): Promise<AdminRecord> {
  const { data } = await ask<{ data: AdminRecord[] }>(client, 'GET', `/super-admins?email=${encodeURIComponent(email.toLowerCase())}`);
  if (!data[0]) throw new Error(`There is no super admin ${email}.`);
  return data[0];
}

/** `serai admin …`: the people who run the platform. The first one is made here. */
export function superAdminVerbs({ client, print }: Terminal): Command {
  const admin = new Command('admin').description('Look after the super admins of the platform');

  admin
    .command('create')
    .description('Make somebody a super admin')
    .argument('<email>', 'sign-in address')
    .requiredOption('--name <name>', 'full name')
    .option('--password <password>', 'without it one is made and shown once')
    .action(async (email: string, o: { name: string; password?: string }) => {
      const password = o.password ?? randomSecret(12);
      await ask(await client(), 'POST', '/super-admins', { email, name: o.name, password });
      print(`${email} is a super admin${o.password ? '' : ` with the password ${password} (shown once; change it)`}.`);
    });

  admin
    .command('list')
    .description('List the super admins')
    .action(async () => {
      const { data } = await ask<{ data: AdminRecord[] }>(await client(), 'GET', '/super-admins?limit=200');
      const widths = [32, 8];
      print(row(['E-MAIL', 'ACTIVE', 'NAME'], widths));
      for (const one of data) print(row([one.email, one.is_active ? 'yes' : 'no', one.name], widths));
    });

  const deed = (verb: 'activate' | 'deactivate', description: string) =>
    admin
      .command(verb)
      .description(description)
      .argument('<email>')
      .action(async (email: string) => {
        const c = await client();
        await ask(c, 'POST', `/super-admins/${(await find(c, email)).id}/${verb}`, {});
        print(`${email} is ${verb}d.`);
      });
  deed('deactivate', 'Stop a super admin at once');
  deed('activate', 'Let a super admin work again');

  admin
    .command('password')
    .description('Give a super admin a new password, made here and shown once')
    .argument('<email>')
    .action(async (email: string) => {
      const c = await client();
      const password = randomSecret(12);
      await ask(c, 'POST', `/super-admins/${(await find(c, email)).id}/set-password`, { password });
      print(`The password of ${email} is ${password} (shown once).`);
    });

  return admin;
}
