import { command, Type } from '#kernel/command';
import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import type { Pack } from '#kernel/pack';
import type { Services } from '../services.ts';
import { checkSettings, Settings } from '../settings.ts';
import { usageOf, usageSchema } from '../usage.ts';
import { touchTenant } from '../versions.ts';

const optional = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

const Business = (packs: readonly Pack[]) =>
  Type.Object({
    slug: Type.String({ description: 'Name in addresses and at sign-in.' }),
    name: Type.String({ description: 'Name of the business.' }),
    domain: optional('Its own domain.'),
    logo_url: optional('Address of its logo.'),
    plan: optional('Code of its plan.'),
    subscription: Type.Object(
      {
        status: optional('trial, active, past_due, cancelled or expired.'),
        until: optional('People can work before this moment.'),
      },
      { description: 'What is paid for.' },
    ),
    ...usageSchema(packs),
    features: Type.Array(Type.String(), { description: 'Codes of the features it has.' }),
    settings: Settings,
  });

interface Row {
  readonly slug: string;
  readonly name: string;
  readonly domain: string | null;
  readonly logo_url: string | null;
  readonly plan: string | null;
  readonly subscription_status: string | null;
  readonly subscribed_until: Date | null;
  readonly installed: string[];
  readonly features: string[];
  readonly settings: object;
}

/** Runs as the tenant's own role: row-level security leaves one row. */
async function business(context: Context, packs: readonly Pack[]) {
  const { tx, tenant } = context;
  const { subscription_status, subscribed_until, installed, ...row } = await tx.one<Row>`
    select a.slug, a.name, a.domain, a.logo_url, a.plan_code as plan, a.subscription_status, a.subscribed_until, a.features, a.settings,
      t.packs as installed
    from platform.tenant_access a join platform.tenants t on t.id = a.id where a.id = ${tenant.id}`;
  return {
    ...row,
    subscription: { status: subscription_status, until: subscribed_until?.toISOString() ?? null },
    ...(await usageOf(context, packs, installed)),
  };
}

/** GET /v1/business/settings */
export const readSettings = ({ packs }: Services) =>
  command({
    on: 'business',
    verb: 'settings',
    target: 'collection',
    method: 'GET',
    permission: 'settings.view',
    whileSuspended: true,
    summary: 'Show the settings of the business, its plan, and how much of the plan it uses.',
    input: Type.Object({}, { additionalProperties: false }),
    output: Business(packs),
    run: (context) => business(context, packs),
  });

/** PATCH /v1/business/settings */
export const changeSettings = ({ packs }: Services) =>
  command({
    on: 'business',
    verb: 'settings',
    target: 'collection',
    method: 'PATCH',
    permission: 'settings.edit',
    summary: 'Change settings of the business; those not named stay.',
    input: Settings,
    output: Business(packs),
    async run(context, settings) {
      const { tx, tenant, actor } = context;
      checkSettings(settings, '');
      if (settings.branding && !actor.features.has('white_label')) throw fail('feature_disabled', { feature: 'white_label' });
      await tx.exec`update platform.tenants set settings = settings || ${settings}::jsonb where id = ${tenant.id}`;
      await touchTenant(tx, tenant.id);
      return business(context, packs);
    },
  });
