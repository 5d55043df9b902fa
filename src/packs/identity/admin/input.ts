import { Type } from 'typebox';
import { id } from '../input.ts';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T, description: string) =>
  Type.Optional(Type.Union([schema, Type.Null()], { description }));
const words = (description: string) =>
  orNull(
    Type.Array(Type.String({ minLength: 1, maxLength: 100, description: 'One of them.' }), { maxItems: 200, uniqueItems: true }),
    description,
  );
const money = (description: string) => orNull(Type.String({ pattern: '^[0-9]{1,15}(\\.[0-9]{1,4})?$' }), description);
const phone = (description: string) => orNull(Type.String({ maxLength: 20 }), description);

/** What can be said of an administrator, at first and later. */
export const duties = {
  department: orNull(Type.String({ minLength: 1, maxLength: 100 }), 'Department.'),
  manager_id: orNull(id('An administrative record.'), 'The administrator this one reports to.'),
  access_level: Type.Optional(Type.Integer({ minimum: 1, maximum: 10, description: '1 (least) to 10; at most your own.' })),
  regions_managed: words('Regions looked after; null: all.'),
  categories_managed: words('Categories looked after; null: all.'),
  can_approve_overrides: Type.Optional(Type.Boolean({ description: 'May approve exceptions to the rules.' })),
  approval_limit: money('Most that may be approved at once; null: no limit.'),
  daily_approval_limit: money('Most that may be approved in a day; null: no limit.'),
  currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$', description: 'Of the approval limits.' })),
  security_clearance: orNull(Type.String({ minLength: 1, maxLength: 50 }), 'Clearance.'),
  emergency_contact: phone('Phone number in an emergency.'),
  backup_contact: phone('Phone number of a stand-in.'),
  two_factor_required: Type.Optional(Type.Boolean({ description: 'Needs a second factor. Default: yes.' })),
  ip_allow_list: orNull(
    Type.Array(Type.String({ maxLength: 50, description: 'A network, such as 10.1.0.0/16.' }), { minItems: 1, maxItems: 100 }),
    'Networks that sign-ins and requests may come from; null: any.',
  ),
  session_timeout_minutes: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 43_200, description: 'A session ends after so many minutes without a request. Default: 60.' }),
  ),
};
