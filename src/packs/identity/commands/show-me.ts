import { command, Type } from '#kernel/command';
import { nothing } from '../input.ts';
import { meSchema, readMe } from '../me.ts';

/** GET /v1/auth/me. */
export const showMe = command({
  on: 'auth',
  verb: 'me',
  method: 'GET',
  target: 'collection',
  access: 'self',
  own: true,
  permission: null,
  whileSuspended: true,
  whileLimited: true,
  summary: 'Say who I am and what I may do.',
  input: nothing,
  output: meSchema,
  run: (context) => readMe(context),
});

/** GET /v1/auth/sessions. */
export const showMySessions = command({
  on: 'auth',
  verb: 'sessions',
  method: 'GET',
  target: 'collection',
  access: 'self',
  own: true,
  permission: null,
  whileSuspended: true,
  summary: 'List my running sessions.',
  input: nothing,
  output: Type.Object({
    data: Type.Array(
      Type.Object({
        id: Type.String({ format: 'uuid', description: 'The session.' }),
        device_name: Type.Union([Type.String(), Type.Null()], { description: 'Browser and system in words.' }),
        device_type: Type.Union([Type.String(), Type.Null()], { description: 'desktop, mobile, tablet, bot or other.' }),
        ip_address: Type.Union([Type.String(), Type.Null()], { description: 'Network address at sign-in.' }),
        created_at: Type.String({ format: 'date-time', description: 'When it began.' }),
        last_activity_at: Type.String({ format: 'date-time', description: 'Last request, to the minute.' }),
        expires_at: Type.String({ format: 'date-time', description: 'When it ends at the latest.' }),
        is_current: Type.Boolean({ description: 'The session of this request.' }),
      }),
      { description: 'Newest first.' },
    ),
  }),
  async run({ tx, actor, now }) {
    const data = await tx.many`
      select id, device_name, device_type, host(ip_address) as ip_address, created_at, last_activity_at, expires_at,
        id is not distinct from ${actor.sessionId}::uuid as is_current
      from user_sessions
      where user_id = ${actor.id} and terminated_at is null and expires_at > ${now}
      order by created_at desc, id desc limit 100`;
    return { data };
  },
});
