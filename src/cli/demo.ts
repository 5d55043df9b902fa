import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { randomSecret } from '#kernel/crypto';
import { ownShop } from '#packs/sales';
import { provisionTenant } from '#platform';
import { type Ask, askOver, type DemoOptions, demoOrder, stepLine, summaryLines } from './demo-order.ts';

export interface DemoTerminal {
  print(line: string): void;
  /** Address of the server that runs on this machine's data; undefined when none does. */
  running(): Promise<string | undefined>;
  /** Who signs in at a running server unless options say otherwise. */
  readonly signIn: Pick<DemoOptions, 'tenant' | 'email' | 'password'>;
}

interface OrderOptions {
  readonly url?: string;
  readonly tenant?: string;
  readonly email?: string;
  readonly password?: string;
  readonly label?: string;
  readonly alone?: boolean;
}

/** `serai demo …`: stories told on a real Serai. */
export function demoVerbs({ print, running, signIn }: DemoTerminal): Command {
  const demo = new Command('demo').description('See it work');
  demo
    .command('order')
    .description('Follow one shop order through confirmation, parcel, label, tracking and delivery to its revenue record')
    .option('--url <url>', 'address of a server; default: the one running here, else one started for the story')
    .option('--tenant <slug>', 'business to sign in to')
    .option('--email <email>', 'who signs in')
    .option('--password <password>', 'their password')
    .option('--label <file>', 'where to keep the label PDF')
    .option('--alone', 'start a server for the story even though one is running')
    .action(async ({ url, label, alone, ...who }: OrderOptions) => {
      const base = url ?? (alone ? undefined : await running());
      const told = async (ask: Ask, options: Pick<DemoOptions, 'tenant' | 'email' | 'password'>) => {
        const shopUrl = ownShop.replace('//', `//${randomBytes(4).toString('hex')}.`);
        const outcome = await demoOrder(ask, { ...options, shopUrl, step: (step) => print(stepLine(step)) });
        if (label) writeFileSync(label, outcome.label);
        print('');
        for (const line of summaryLines(outcome)) print(line);
        if (label) print(`Label     ${label}`);
      };
      if (base) {
        print(`On ${base}`);
        await told(askOver(base), { ...signIn, ...who });
      } else {
        print('On a server of its own, in memory; this takes a few seconds to start.');
        await onServerOfItsOwn(told);
      }
    });
  return demo;
}

/** A whole Serai in this process and in memory, with one business, for as long as the story takes. */
async function onServerOfItsOwn(tell: (ask: Ask, who: Pick<DemoOptions, 'tenant' | 'email' | 'password'>) => Promise<void>): Promise<void> {
  const { startApp } = await import('../app.ts');
  const directory = mkdtempSync(join(tmpdir(), 'serai-demo-'));
  const app = await startApp({ directory, inMemory: true });
  try {
    const who = { tenant: 'demo', email: 'owner@demo.example', password: randomSecret(12) };
    await provisionTenant(app.database, app.services, {
      slug: who.tenant,
      name: 'Demo Bottles',
      plan: 'business',
      owner: { name: 'Demo Owner', email: who.email, password: who.password },
      settings: { business_name: 'Demo Bottles', currency: 'INR', timezone: 'Asia/Kolkata' },
    });
    await app.server.listen({ host: '127.0.0.1', port: 0 });
    await tell(askOver(app.server.listeningOrigin), who);
  } finally {
    await app.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
