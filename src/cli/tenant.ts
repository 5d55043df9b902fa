import { Command } from 'commander';
import { randomSecret } from '#kernel/crypto';

/** Speaks to /platform/v1 of the running server, or of one assembled in this process. */
export type Client = (method: string, path: string, body?: unknown) => Promise<{ status: number; body: unknown }>;

export interface Terminal {
  /** Opened by the verb, so that `--help` needs no database. */
  client(): Promise<Client>;
  print(line: string): void;
}

interface TenantRecord {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly status: string;
  readonly status_reason: string | null;
  readonly domain: string | null;
  readonly created_at: string;
}

interface CreateOptions {
  readonly name: string;
  readonly plan: string;
  readonly ownerName: string;
  readonly ownerEmail: string;
  readonly ownerPassword?: string;
  readonly domain?: string;
  readonly trialDays?: number;
  readonly timezone?: string;
  readonly currency?: string;
}

/** A refusal by the platform, in words for a terminal. */
export class Refused extends Error {
  constructor(status: number, body: unknown) {
    const problem = (body ?? {}) as { code?: string; title?: string; errors?: { pointer: string; message: string }[] };
    const fields = (problem.errors ?? []).map(({ pointer, message }) => `\n  ${pointer} ${message}`).join('');
    super(`${problem.title ?? 'Refused'} (${problem.code ?? status})${fields}`);
  }
}

export async function ask<T>(client: Client, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await client(method, `/platform/v1${path}`, body);
  if (answer.status >= 400) throw new Refused(answer.status, answer.body);
  return answer.body as T;
}

export async function find(client: Client, slug: string): Promise<TenantRecord> {
  const { data } = await ask<{ data: TenantRecord[] }>(client, 'GET', `/tenants?slug=${encodeURIComponent(slug)}`);
  if (!data[0]) throw new Error(`There is no tenant ${slug}.`);
  return data[0];
}

export const row = (columns: readonly (string | null)[], widths: readonly number[]): string =>
  columns
    .map((text, i) => (text ?? '').padEnd(widths[i] ?? 0))
    .join('  ')
    .trimEnd();

/** `serai tenant …`: everything a platform's administrator does with tenants, from a terminal. */
export function tenantVerbs({ client, print }: Terminal): Command {
  const tenant = new Command('tenant').description('Create and look after tenants');

  tenant
    .command('create')
    .description('Create a tenant with its schema, role, owner and the packs of its plan')
    .argument('<slug>', 'name in addresses and at sign-in: a-z, 0-9 and hyphens')
    .requiredOption('--name <name>', 'name of the business')
    .requiredOption('--owner-email <email>', 'who may do everything in it')
    .option('--owner-name <name>', 'name of the owner', 'Owner')
    .option('--owner-password <password>', 'without it one is made and shown once')
    .option('--plan <code>', 'starter, professional, business or enterprise', 'starter')
    .option('--domain <domain>', 'its own domain')
    .option('--trial-days <days>', 'start with a trial', Number)
    .option('--timezone <zone>', 'IANA time zone')
    .option('--currency <code>', 'ISO 4217 code')
    .action(async (slug: string, o: CreateOptions) => {
      const password = o.ownerPassword ?? randomSecret(12);
      const made = await ask<TenantRecord>(await client(), 'POST', '/tenants', {
        slug,
        name: o.name,
        plan: o.plan,
        owner: { name: o.ownerName, email: o.ownerEmail, password },
        domain: o.domain,
        trial_days: o.trialDays,
        settings: { timezone: o.timezone, currency: o.currency },
      });
      print(`${made.slug} is ready (${made.id}).`);
      print(`Sign in as ${o.ownerEmail}${o.ownerPassword ? '' : ` with ${password} (shown once; change it)`}`);
    });

  tenant
    .command('list')
    .description('List the tenants')
    .option('--status <status>', 'active, suspended or cancelled')
    .action(async ({ status }: { status?: string }) => {
      const c = await client();
      const widths = [24, 10, 32];
      print(row(['SLUG', 'STATUS', 'NAME', 'CREATED'], widths));
      for (let cursor: string | null = ''; cursor !== null; ) {
        const query = new URLSearchParams({ limit: '200', ...(status && { status }), ...(cursor && { cursor }) });
        const page: { data: TenantRecord[]; next_cursor: string | null } = await ask(c, 'GET', `/tenants?${query}`);
        for (const t of page.data) print(row([t.slug, t.status, t.name, t.created_at.slice(0, 10)], widths));
        cursor = page.next_cursor;
      }
    });

  tenant
    .command('show')
    .description('Show one tenant with its subscriptions and overrides')
    .argument('<slug>')
    .action(async (slug: string) => {
      const c = await client();
      const { id } = await find(c, slug);
      print(JSON.stringify(await ask(c, 'GET', `/tenants/${id}?expand=subscriptions,features`), null, 2));
    });

  const deed = (verb: string, description: string, said: string) =>
    tenant
      .command(verb)
      .description(description)
      .argument('<slug>')
      .requiredOption('--reason <text>', 'kept in the audit trail')
      .action(async (slug: string, { reason }: { reason: string }) => {
        const c = await client();
        await ask(c, 'POST', `/tenants/${(await find(c, slug)).id}/${verb}`, { reason });
        print(`${slug} is ${said}.`);
      });
  deed('suspend', 'Stop everybody in a tenant; deliveries from providers wait', 'suspended');
  deed('cancel', 'Close a tenant; its data stays until it is deleted', 'cancelled');
  deed('reactivate', 'Let a suspended tenant work again; what waited is processed', 'active');

  tenant
    .command('plan')
    .description('Put a tenant on another plan; newly included packs are installed, nothing is dropped')
    .argument('<slug>')
    .argument('<plan>', 'code of the plan')
    .action(async (slug: string, plan: string) => {
      const c = await client();
      await ask(c, 'POST', `/tenants/${(await find(c, slug)).id}/change-plan`, { plan });
      print(`${slug} is on ${plan}.`);
    });

  tenant
    .command('feature')
    .description('Give a tenant a feature despite its plan, take it away, or follow the plan again')
    .argument('<slug>')
    .argument('<feature>', 'code of the feature')
    .argument('<state>', 'on, off or plan')
    .option('--reason <text>', 'kept beside the override')
    .action(async (slug: string, feature: string, state: string, { reason }: { reason?: string }) => {
      if (!['on', 'off', 'plan'].includes(state)) throw new Error('The state is on, off or plan.');
      if (state !== 'plan' && !reason) throw new Error('Say why: --reason.');
      const c = await client();
      const { id } = await find(c, slug);
      if (state === 'plan') await ask(c, 'POST', `/tenants/${id}/reset-feature`, { feature });
      else await ask(c, 'POST', `/tenants/${id}/set-feature`, { feature, is_enabled: state === 'on', reason });
      print(`${feature} of ${slug}: ${state === 'plan' ? 'as in its plan' : state}.`);
    });

  tenant
    .command('delete')
    .description('Delete a tenant: its schema, its role and all its rows. It must be suspended or cancelled, and it cannot be undone')
    .argument('<slug>')
    .requiredOption('--reason <text>', 'kept on the tombstone')
    .requiredOption('--confirm <slug>', 'the slug again')
    .action(async (slug: string, { reason, confirm }: { reason: string; confirm: string }) => {
      const c = await client();
      await ask(c, 'POST', `/tenants/${(await find(c, slug)).id}/delete`, { confirm, reason });
      print(`${slug} is gone.`);
    });

  return tenant;
}
