import type { Static } from 'typebox';
import { Type } from '#kernel/command';
import { type Database, schemaOf } from '#kernel/db';
import { fail } from '#kernel/errors';
import { newId } from '#kernel/ids';
import { createSchema, lockRoles } from './install.ts';
import type { OwnerWork, Services } from './services.ts';
import { checkSettings, Settings } from './settings.ts';
import { subscribe } from './subscriptions.ts';

const day = 86_400_000;

export const NewTenant = Type.Object(
  {
    slug: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$', description: 'Name in addresses and at sign-in; it never changes.' }),
    name: Type.String({ minLength: 1, maxLength: 255, description: 'Name of the business.' }),
    plan: Type.Optional(Type.String({ description: 'Code of its plan; default: starter.' })),
    owner: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 255, description: 'Name of the person.' }),
        email: Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$', maxLength: 255, description: 'Address to sign in with.' }),
        password: Type.String({ minLength: 12, maxLength: 200, description: 'First password, at least 12 characters.' }),
      },
      { additionalProperties: false, description: 'The first user; may do everything.' },
    ),
    domain: Type.Optional(Type.String({ maxLength: 253, description: 'Its own domain, in small letters.' })),
    logo_url: Type.Optional(Type.String({ pattern: '^(https?://|/[A-Za-z0-9])', maxLength: 500, description: 'Address of its logo.' })),
    settings: Type.Optional(Settings),
    trial_days: Type.Optional(Type.Integer({ minimum: 1, maximum: 365, description: 'Start with a trial of so many days.' })),
    paid_days: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 3660, description: 'Length of the first paid period; default: 365 days. Not with a trial.' }),
    ),
  },
  { additionalProperties: false },
);
export type NewTenant = Static<typeof NewTenant>;

/**
 * Makes a tenant: its row and subscription, role, schema, the packs of its plan, and its owner, all in the transaction it
 * is given, so a failure anywhere leaves nothing.
 */
export async function provision(work: OwnerWork, input: NewTenant): Promise<{ id: string }> {
  const { tx, now, newId, roles } = work;
  if (input.slug.endsWith('-vip')) throw fail('invalid_input', {}, [{ pointer: '/slug', message: 'may not end in -vip' }]);
  if (input.settings) checkSettings(input.settings, '/settings');
  await lockRoles(tx);
  const id = newId();
  await tx.exec`
    insert into platform.tenants (id, name, slug, domain, schema_name, role_name, logo_url, settings, created_at, updated_at)
    values (${id}, ${input.name}, ${input.slug}, ${input.domain ?? null}, ${schemaOf(input.slug)}, ${roles.tenant(input.slug)},
      ${input.logo_url ?? null}, ${input.settings ?? {}}::jsonb, ${now}, ${now})`;
  const end = new Date(now.getTime() + (input.trial_days ?? input.paid_days ?? 365) * day).toISOString();
  await subscribe(work, id, {
    plan: input.plan ?? 'starter',
    ...(input.trial_days ? { status: 'trial', trial_ends_at: end } : { current_period_end: end }),
  });
  await createSchema(work, id, input.owner);
  return { id };
}

/** {@link provision} in a transaction of its own, by the system: demo tenants, tests, benchmarks. */
export function provisionTenant(database: Database, services: Services, input: NewTenant, now = new Date()): Promise<{ id: string }> {
  return database.owner(async (tx) => {
    const made = await provision({ ...services, tx, now, newId }, input);
    await tx.exec`
      insert into platform.audit_entries (id, occurred_at, actor_kind, actor_name, action, resource, resource_id, outcome)
      values (${newId()}, ${now}, 'system', 'system', 'tenants.create', 'tenants', ${made.id}, 'success')`;
    return made;
  });
}
