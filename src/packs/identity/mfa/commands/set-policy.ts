import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { nothing } from '../../input.ts';
import { changeSignInPolicy, readSignInPolicy } from '../policy.ts';

const trusted_device_days = Type.Integer({
  minimum: 0,
  maximum: 365,
  description: 'For so many days a device marked as one’s own needs no code; 0: never.',
});
const policy = Type.Object({
  mfa_required: Type.Boolean({ description: 'Everyone needs a second factor; who has none may only enrol one.' }),
  trusted_device_days,
  session_timeout_minutes: Type.Integer({ description: 'A session without a request for so many minutes ends.' }),
  max_concurrent_sessions: Type.Integer({ description: 'Sessions that a person may have at once; a further sign-in ends the oldest.' }),
  ip_binding_enabled: Type.Boolean({ description: 'A session works only from the network address it was opened from.' }),
  force_logout_on_role_change: Type.Boolean({ description: "A change of someone's roles ends their sessions." }),
});

/** GET /v1/auth/policy. */
export const showSignInPolicy = command({
  on: 'auth',
  verb: 'policy',
  method: 'GET',
  target: 'collection',
  access: 'self',
  permission: null,
  whileSuspended: true,
  whileLimited: true,
  summary: 'Say what this business asks of a sign-in.',
  input: nothing,
  output: policy,
  run: ({ tx }) => readSignInPolicy(tx),
});

/** PATCH /v1/auth/policy: what is no security setting. The rest is changed by `POST /v1/security-settings/change`. */
export const setSignInPolicy = command({
  on: 'auth',
  verb: 'policy',
  method: 'PATCH',
  target: 'collection',
  permission: 'security.manage',
  summary: 'Set for how long a trusted device needs no code.',
  input: Type.Object({ trusted_device_days }, { additionalProperties: false }),
  output: policy,
  async run(context, input) {
    const { actor } = context;
    if (actor.kind !== 'user') throw fail('forbidden', { reason: 'people_only' });
    await changeSignInPolicy(context, input);
    return readSignInPolicy(context.tx);
  },
});
