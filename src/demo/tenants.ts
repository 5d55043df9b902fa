import type { Logger } from 'pino';
import type { Database } from '#kernel/db';
import { ownShop } from '#packs/sales';
import type { App } from '../app.ts';
import { channelName, channelSecret, type DemoTenant, demoAdmin, demoPassword, demoShop, demoTenants, staff } from './cast.ts';
import { type Office, openOffice } from './office.ts';

const day = 86_400_000;

/** Nothing was ever made here: neither a tenant nor the trace of a deleted one. */
export async function isFirstRun(database: Database): Promise<boolean> {
  const { used } = await database.platform(
    (tx) => tx.one<{ used: boolean }>`select exists (select from tenants) or exists (select from tenant_tombstones) as used`,
  );
  return !used;
}

/** Whether the demo shop is here, as we made it. */
export const hasDemo = async (database: Database): Promise<boolean> => (await demoId(database, demoShop)) !== undefined;

/** The tenant's id; a tenant of the same slug that somebody else made is not it. */
export async function demoId(database: Database, { slug, domain }: DemoTenant): Promise<string | undefined> {
  const found = await database.platform(
    (tx) => tx.maybe<{ id: string }>`select id from tenants where slug = ${slug} and domain = ${domain}`,
  );
  return found?.id;
}

/** Makes whatever of the demo's businesses, people and connections is missing. They look as if they had joined months ago. */
export async function makeDemoTenants(app: App, log: Logger): Promise<void> {
  const office = openOffice(app, log);
  for (const tenant of demoTenants) await makeTenant(app, office, tenant);
  const { admins } = await app.database.platform((tx) => tx.one<{ admins: number }>`select count(*)::int as admins from super_admins`);
  if (admins === 0) await office.platform(new Date(), 'POST /platform/v1/super-admins', { body: demoAdmin });
  const id = await demoId(app.database, demoShop);
  if (id) await equipShop(app, office, id);
}

async function makeTenant(app: App, office: Office, tenant: DemoTenant): Promise<void> {
  const taken = await app.database.platform((tx) => tx.maybe`select 1 from tenants where slug = ${tenant.slug}`);
  if (taken) return;
  const joined = new Date(Date.now() - 90 * day);
  const { slug, name, plan, domain, gstin, owner, suspended } = tenant;
  const { id } = await office.platform(joined, 'POST /platform/v1/tenants', {
    body: {
      slug,
      name,
      plan,
      domain,
      owner: { ...owner, password: demoPassword },
      settings: { timezone: 'Asia/Kolkata', currency: 'INR', business_name: name, ...(gstin ? { gstin } : {}) },
    },
  });
  // Many look at the demo at once, and as the same few people.
  await office.tenant(joined, id, 'POST /v1/security-settings/change', {
    body: { requests_per_minute: 600, max_concurrent_sessions: 100, session_timeout_minutes: 480 },
  });
  if (suspended)
    await office.platform(new Date(Date.now() - 5 * day), 'POST /platform/v1/tenants/{id}/suspend', { id, body: { reason: suspended } });
}

/** The shop's people, its channel with a secret everybody knows, and what the packs bring. */
async function equipShop(app: App, office: Office, id: string): Promise<void> {
  const ref = (await app.tenants.ref(id))!;
  const have = await app.database.tenant(
    ref,
    {},
    (tx) => tx.one<{ people: string[]; channel: boolean }>`
      select array(select email from users) as people, exists (select from sales_channels where name = ${channelName}) as channel`,
  );
  const joined = new Date(Date.now() - 80 * day);
  for (const person of staff) if (!have.people.includes(person.email)) await hire(app, office, id, person);
  if (!have.channel) {
    await office.tenant(joined, id, 'POST /v1/sales-channels', {
      body: {
        channel_type_code: 'sandbox',
        name: channelName,
        credentials: { base_url: ownShop, api_secret: channelSecret },
        settings: { fees: { platform_fee_percent: '2', gateway_fee_percent: '1.9', gateway_fee_fixed: '3' } },
      },
    });
  }
  await furnish(app, ref.id, joined);
}

/** What the packs themselves bring for a demo: goods on the shelves, a courier, overheads. */
async function furnish(app: App, tenantId: string, at: Date): Promise<void> {
  const tenant = (await app.tenants.find(tenantId))!;
  for (const { feature, demo } of app.packs) if (!feature || tenant.features.has(feature)) await demo?.(app.world(tenant, at));
}

async function hire(app: App, office: Office, id: string, { name, email, role }: (typeof staff)[number]): Promise<void> {
  const now = new Date();
  const ref = (await app.tenants.ref(id))!;
  const found = await app.database.tenant(ref, {}, (tx) => tx.one<{ id: string }>`select id from roles where code = ${role}`);
  const { token } = await office.tenant<{ token: string }>(now, id, 'POST /v1/invitations', {
    body: { email, name, role_ids: [found.id] },
  });
  await office.tenant(now, id, 'POST /v1/invitations/accept', { body: { tenant: ref.slug, token, password: demoPassword } });
}

/** Where the practice channel's orders are posted, and what signs them. */
export async function shopChannel(app: App): Promise<{ webhook_path: string; secret: string } | undefined> {
  const id = await demoId(app.database, demoShop);
  const ref = id && (await app.tenants.ref(id));
  if (!ref) return undefined;
  const channel = await app.database.tenant(
    ref,
    { readOnly: true },
    (tx) => tx.maybe<{ webhook_path: string }>`
      select webhook_path from sales_channels where name = ${channelName} and disconnected_at is null and webhook_path is not null`,
  );
  return channel && { webhook_path: channel.webhook_path, secret: channelSecret };
}
