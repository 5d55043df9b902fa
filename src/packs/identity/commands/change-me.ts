import { isTimeZone } from '#kernel/clock';
import { command, Type } from '#kernel/command';
import { q } from '#kernel/db';
import { fail } from '#kernel/errors';
import { meSchema, readMe } from '../me.ts';
import { settingsSchema } from '../resources.ts';

const text = (maxLength: number, description: string) =>
  Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength }), Type.Null()], { description }));
/** Shown as a link, so nothing that runs. */
const link = (description: string) =>
  Type.Optional(Type.Union([Type.String({ pattern: '^(https?://|/[A-Za-z0-9])', maxLength: 500 }), Type.Null()], { description }));
const shaped = (pattern: string, description: string) =>
  Type.Optional(Type.Union([Type.String({ pattern }), Type.Null()], { description }));

/** PATCH /v1/auth/me. Address and roles are not one's own to change. */
export const changeMe = command({
  on: 'auth',
  verb: 'me',
  method: 'PATCH',
  target: 'collection',
  access: 'self',
  own: true,
  permission: null,
  summary: 'Change what I tell about myself.',
  input: Type.Object(
    {
      name: Type.Optional(Type.String({ minLength: 1, maxLength: 255, description: 'Full name.' })),
      phone: text(20, 'Phone number.'),
      avatar_url: link('Address of a portrait.'),
      settings: Type.Optional(settingsSchema),
      job_title: text(100, 'Position.'),
      department: text(100, 'Team or department.'),
      company_name: text(255, 'Company, when it is not the business itself.'),
      industry: text(100, 'Line of business.'),
      street_address: text(255, 'Street and house number.'),
      city: text(100, 'Town.'),
      state: text(100, 'State or region.'),
      postal_code: text(20, 'Postal code.'),
      country: shaped('^[A-Z]{2}$', 'Country, ISO 3166-1 alpha-2.'),
      locale: Type.Optional(Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 35, description: 'BCP 47 tag.' })),
      time_zone: text(64, 'IANA time zone; null: that of the business.'),
      currency: shaped('^[A-Z]{3}$', 'ISO 4217; null: that of the business.'),
      linkedin_url: link('Public profile page.'),
      website_url: link('Own web page.'),
    },
    { minProperties: 1, additionalProperties: false },
  ),
  output: meSchema,
  async run(context, input) {
    const { tx, actor, now } = context;
    if (actor.kind !== 'user' || !actor.id) throw fail('forbidden', { reason: 'people_only' });
    if (input.time_zone && !isTimeZone(input.time_zone)) {
      throw fail('invalid_input', {}, [{ pointer: '/time_zone', message: 'There is no such time zone.' }]);
    }
    const { name, phone, avatar_url, settings, ...profile } = input;
    const account = { name, phone, avatar_url, settings: settings && JSON.stringify(settings), updated_at: now };
    await tx.exec(q.updateTable('users').set(account).where('id', '=', actor.id));
    await tx.exec(
      q
        .updateTable('user_profiles')
        .set({ ...profile, updated_at: now })
        .where('user_id', '=', actor.id),
    );
    return readMe(context);
  },
});
