import { command, Type } from '#kernel/command';
import type { Context } from '#kernel/context';
import { fail } from '#kernel/errors';
import { checkSettings, Settings } from '../settings.ts';
import { touchTenant } from '../versions.ts';

const limit = (description: string) => Type.Union([Type.Integer(), Type.Null()], { description });
const optional = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

const Business = Type.Object({
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
  limits: Type.Object(
    {
      users: limit('Most users; null is unlimited.'),
      orders_per_month: limit('Most orders a month; null is unlimited.'),
      channels: limit('Most sales channels; null is unlimited.'),
    },
    { description: 'What the plan allows.' },
  ),
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
  readonly limits: object;
  readonly features: string[];
  readonly settings: object;
}

/** Runs as the tenant's own role: row-level security leaves one row. */
async function business({ tx, tenant }: Pick<Context, 'tx' | 'tenant'>) {
  const { subscription_status, subscribed_until, ...row } = await tx.one<Row>`
    select slug, name, domain, logo_url, plan_code as plan, subscription_status, subscribed_until, limits, features, settings
    from platform.tenant_access where id = ${tenant.id}`;
  return { ...row, subscription: { status: subscription_status, until: subscribed_until?.toISOString() ?? null } };
}

/** GET /v1/business/settings */
export const readSettings = command({
  on: 'business',
  verb: 'settings',
  target: 'collection',
  method: 'GET',
  permission: 'settings.view',
  whileSuspended: true,
  summary: 'Show the settings, plan and limits of the business.',
  input: Type.Object({}, { additionalProperties: false }),
  output: Business,
  run: business,
});

/** PATCH /v1/business/settings */
export const changeSettings = command({
  on: 'business',
  verb: 'settings',
  target: 'collection',
  method: 'PATCH',
  permission: 'settings.edit',
  summary: 'Change settings of the business; those not named stay.',
  input: Settings,
  output: Business,
  async run(context, settings) {
    const { tx, tenant, actor } = context;
    checkSettings(settings, '');
    if (settings.branding && !actor.features.has('white_label')) throw fail('feature_disabled', { feature: 'white_label' });
    await tx.exec`update platform.tenants set settings = settings || ${settings}::jsonb where id = ${tenant.id}`;
    await touchTenant(tx, tenant.id);
    return business(context);
  },
});
