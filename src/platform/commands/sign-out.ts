import { command, Type } from '#kernel/command';

/** POST /platform/v1/auth/sign-out */
export const signOut = command({
  on: 'auth',
  verb: 'sign-out',
  target: 'collection',
  access: 'platform',
  permission: null,
  summary: 'End every token of the super admin who asks.',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ ended: Type.Boolean({ description: 'True: the tokens are worth nothing now.' }) }),
  async run({ tx, actor, now }) {
    // The next token may be issued in the same millisecond; one that is a millisecond old is not.
    const after = new Date(now.getTime() + 1);
    const ended = await tx.exec`update platform.super_admins set tokens_valid_from = ${after} where id = ${actor.id}`;
    return { ended: ended > 0 };
  },
});
