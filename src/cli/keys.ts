import { Command } from 'commander';
import { ask, find, type Terminal } from './tenant.ts';

interface Report {
  readonly provider: string;
  readonly master_keys: string[];
  readonly tenants: {
    readonly slug: string | null;
    readonly tenant_id: string;
    readonly version: number;
    readonly versions: number;
    readonly subjects: number;
    readonly forgotten: number;
    readonly destroyed_at: string | null;
    readonly master_keys: string[] | null;
    readonly rotation: { to_version: number; moved: number; finished_at: string | null } | null;
  }[];
}

/** `serai keys …`: what seals, from a terminal. No key is ever printed. */
export function keysVerbs({ client, print }: Terminal): Command {
  const keys = new Command('keys').description('Show, rotate, destroy and verify the keys that seal secrets and personal data');

  keys
    .command('show')
    .description('Which keys there are')
    .action(async () => {
      const report = await ask<Report>(await client(), 'GET', '/keys/show');
      print(`Master keys (${report.provider}): ${report.master_keys.join(', ')}; the first wraps.`);
      for (const tenant of report.tenants) {
        const { rotation } = tenant;
        const state = tenant.destroyed_at
          ? `destroyed ${tenant.destroyed_at}`
          : `key ${tenant.version} (${tenant.versions} kept) under ${tenant.master_keys?.join(', ')}, ${tenant.subjects} subjects, ${tenant.forgotten} forgotten`;
        const under = rotation && !rotation.finished_at ? `, rotating to ${rotation.to_version}: ${rotation.moved} moved` : '';
        print(`${(tenant.slug ?? tenant.tenant_id).padEnd(24)} ${state}${under}`);
      }
    });

  keys
    .command('rotate')
    .description("Give a tenant a new key, or with --master wrap every tenant's key with a new master key; people go on working")
    .argument('[slug]', 'the tenant')
    .option('--master', 'the master key instead', false)
    .option('--resume', 'make no new key, only go on where a rotation stopped', false)
    .action(async (slug: string | undefined, { master, resume }: { master: boolean; resume: boolean }) => {
      if (master === (slug !== undefined)) throw new Error('Say a tenant, or --master.');
      const c = await client();
      if (!slug) {
        let answer = await ask<{ master_key: string; rewrapped: number; left: number }>(c, 'POST', '/keys/rotate-master', {
          fresh: !resume,
        });
        let rewrapped = answer.rewrapped;
        while (answer.left > 0) {
          answer = await ask(c, 'POST', '/keys/rotate-master', { fresh: false });
          rewrapped += answer.rewrapped;
        }
        print(`${answer.master_key} wraps; ${rewrapped} tenant keys were wrapped anew.`);
        return;
      }
      const path = `/tenants/${(await find(c, slug)).id}/rotate-keys`;
      if (!resume) await ask(c, 'POST', path, { fresh: true });
      let moved = 0;
      for (let finished = false; !finished; ) {
        const answer = await ask<{ moved: number; finished: boolean }>(c, 'POST', path, { fresh: false });
        moved += answer.moved;
        finished = answer.finished;
      }
      print(`${moved} keys and fields of ${slug} are under its newest key.`);
    });

  keys
    .command('destroy')
    .description("Destroy a person's key, an older version of a tenant's key, all its keys, or an old master key; it cannot be undone")
    .argument('[slug]', 'the tenant')
    .option('--subject <name>', 'only the key of one subject, such as users/<id>')
    .option('--key-version <number>', 'only this older version of the key, once nothing needs it')
    .option('--master <name>', 'an older master key instead')
    .option('--confirm <name>', 'the slug or the master key once more, to be sure')
    .action(async (slug: string | undefined, options: { subject?: string; keyVersion?: string; master?: string; confirm?: string }) => {
      const { subject, keyVersion, master, confirm } = options;
      if ((master === undefined) === (slug === undefined)) throw new Error('Say a tenant, or --master.');
      const c = await client();
      if (master !== undefined) {
        if (confirm !== master) throw new Error(`Say --confirm ${master}: it cannot be undone.`);
        await ask(c, 'POST', '/keys/destroy-master', { master_key: master });
        print(`${master} is gone.`);
        return;
      }
      if (confirm !== slug) throw new Error(`Say --confirm ${slug}: it cannot be undone.`);
      const { destroyed } = await ask<{ destroyed: boolean }>(c, 'POST', `/tenants/${(await find(c, slug!)).id}/destroy-keys`, {
        confirm,
        ...(subject ? { subject } : {}),
        ...(keyVersion ? { version: Number(keyVersion) } : {}),
      });
      const what = subject ? `The key of ${subject}` : keyVersion ? `Key ${keyVersion} of ${slug}` : `Every key of ${slug}`;
      print(destroyed ? `${what} is gone, and with it what it sealed.` : `${what} was gone before, or never was.`);
    });

  keys
    .command('verify')
    .description('Open every key and every sealed field of a tenant; fails when one does not open')
    .argument('<slug>', 'the tenant')
    .action(async (slug: string) => {
      const c = await client();
      const path = `/tenants/${(await find(c, slug)).id}/verify-keys`;
      const found = await ask<{ keys: number; fields: number; broken: string[] }>(c, 'POST', path, {});
      for (const line of found.broken) print(line);
      print(`${found.keys} keys and ${found.fields} fields open.`);
      if (found.broken.length) throw new Error(`${found.broken.length} do not open.`);
    });

  return keys;
}
