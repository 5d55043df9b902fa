import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { nothing } from '../../input.ts';
import { changeSignInPolicy, readSignInPolicy } from '../policy.ts';

const policy = {
  mfa_required: Type.Boolean({ description: 'Everyone needs a second factor; who has none may only enrol one.' }),
  trusted_device_days: Type.Integer({
    minimum: 0,
    maximum: 365,
    description: 'For so many days a device marked as one’s own needs no code; 0: never.',
  }),
};

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
  output: Type.Object(policy),
  run: ({ tx }) => readSignInPolicy(tx),
});

/** PATCH /v1/auth/policy. Acts with everyone's next request. */
export const setSignInPolicy = command({
  on: 'auth',
  verb: 'policy',
  method: 'PATCH',
  target: 'collection',
  permission: 'security.manage',
  summary: 'Set what this business asks of a sign-in.',
  input: Type.Partial(Type.Object(policy), { additionalProperties: false, minProperties: 1 }),
  output: Type.Object(policy),
  async run(context, input) {
    const { actor } = context;
    if (actor.kind !== 'user') throw fail('forbidden', { reason: 'people_only' });
    await changeSignInPolicy(context, input);
    return readSignInPolicy(context.tx);
  },
});
