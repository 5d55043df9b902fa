import { type Context, Type } from '#kernel/command';
import { settingsSchema } from './resources.ts';

const optionalText = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

export const profileFields = [
  'job_title',
  'department',
  'company_name',
  'industry',
  'street_address',
  'city',
  'state',
  'postal_code',
  'country',
  'locale',
  'time_zone',
  'currency',
  'linkedin_url',
  'website_url',
] as const;

export const meSchema = Type.Object({
  id: Type.String({ format: 'uuid', description: 'Me.' }),
  email: Type.String({ description: 'Sign-in address.' }),
  name: Type.String({ description: 'Full name.' }),
  phone: optionalText('Phone number.'),
  avatar_url: optionalText('Address of a portrait.'),
  email_verified_at: optionalText('When the address was proved.'),
  is_owner: Type.Boolean({ description: 'Has every permission.' }),
  roles: Type.Array(Type.String(), { description: 'Codes of my roles.' }),
  permissions: Type.Array(Type.String(), { description: 'Everything I may do now.' }),
  features: Type.Array(Type.String(), { description: 'Features I may use.' }),
  session_id: optionalText('This session; null for a key.'),
  settings: settingsSchema,
  profile: Type.Union(
    [Type.Object(Object.fromEntries(profileFields.map((field) => [field, optionalText('See /v1/user-profiles.')]))), Type.Null()],
    {
      description: 'What I tell about myself; null: nothing yet.',
    },
  ),
  tenant: Type.Object(
    {
      id: Type.String({ format: 'uuid', description: 'The business.' }),
      slug: Type.String({ description: 'Its short name.' }),
      name: Type.String({ description: 'Its name.' }),
      timezone: Type.String({ description: 'Its time zone.' }),
      currency: Type.String({ description: 'Its currency.' }),
      date_format: Type.String({ description: 'How it writes dates.' }),
    },
    { description: 'Where I work.' },
  ),
});

/** Who acts, with what they may do now. */
export async function readMe({ tx, actor, tenant }: Context): Promise<Record<string, unknown>> {
  const person = await tx.one<Record<string, unknown>>`
    select u.id, u.email, u.name, u.phone, u.avatar_url, u.email_verified_at, u.is_owner, u.settings,
      to_jsonb(p) - array['id', 'user_id', 'created_at', 'updated_at'] as profile
    from users u left join user_profiles p on p.user_id = u.id where u.id = ${actor.id}`;
  const { timezone, currency, date_format } = tenant.settings;
  return {
    ...person,
    roles: actor.roles,
    permissions: [...actor.permissions].sort(),
    features: [...actor.features].sort(),
    session_id: actor.sessionId,
    tenant: { id: tenant.id, slug: tenant.slug, name: tenant.name, timezone, currency, date_format },
  };
}
