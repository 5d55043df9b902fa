import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { digestOf } from '#kernel/refresh-tokens';
import { refuseBeyondOwn, refuseUnlessOwner, roleWithPermissions } from '../access.ts';
import { email, id, moment } from '../input.ts';
import { ensureRoomForOneMore } from '../people-limit.ts';
import { invitations } from '../resources.ts';
import { linkTokenSecret } from '../signed-in.ts';
import { linkToken } from '../tokens.ts';

const validDays = 7;

/** POST /v1/invitations. An open invitation takes a place of the plan's user limit; inviting again replaces the earlier one. */
export const invite = command({
  on: invitations,
  target: 'collection',
  permission: 'team.invite',
  summary: 'Invite someone to join.',
  secret: ['token'],
  input: Type.Object({
    email: email('Whom to invite.'),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 255, description: 'Suggested name.' })),
    role_ids: Type.Array(id('A role.'), {
      minItems: 1,
      maxItems: 20,
      uniqueItems: true,
      description: 'Roles the person gets. Only what you may do yourself.',
    }),
  }),
  output: Type.Object({
    id: id('The invitation.'),
    email: email('Whom it is for.'),
    status: Type.String({ description: 'pending' }),
    expires_at: moment('The link works until then.'),
    token: Type.String({ description: 'Part of the link for the invited person. Shown only here; it is mailed as well.' }),
  }),
  async run(context, input) {
    const { tx, tenant, keys, now, newId, actor } = context;
    for (const [index, roleId] of input.role_ids.entries()) {
      const role = await roleWithPermissions(tx, roleId, `/role_ids/${index}`);
      if (role.code === 'owner') refuseUnlessOwner(actor);
      refuseBeyondOwn(actor, role.permissions);
    }
    const member = await tx.maybe`select 1 from users where lower(email) = lower(${input.email}) and deleted_at is null`;
    if (member) throw fail('already_exists', {}, [{ pointer: '/email', message: 'This person is a member already.' }]);

    await ensureRoomForOneMore(context, input.email);
    await tx.exec`
      update invitations set status = 'revoked', revoked_at = ${now}
      where lower(email) = lower(${input.email}) and status = 'pending'`;
    const invitationId = newId();
    const token = linkToken('invitation', tenant.id, invitationId, keys.secret(linkTokenSecret));
    const expiresAt = new Date(now.getTime() + validDays * 86_400_000);
    await tx.exec`
      insert into invitations (id, email, name, token_digest, expires_at, created_at, created_by)
      values (${invitationId}, ${input.email}, ${input.name ?? null}, ${digestOf(token)}, ${expiresAt}, ${now}, ${actor.id})`;
    await tx.exec`
      insert into invitation_roles (id, invitation_id, role_id)
      select row_id, ${invitationId}, role_id
      from unnest(${input.role_ids.map(() => newId())}::uuid[], ${input.role_ids}::uuid[]) as given (row_id, role_id)`;
    context.emit('identity.invited', { invitation_id: invitationId }, { subject: `invitations/${invitationId}` });
    return { id: invitationId, email: input.email, status: 'pending', expires_at: expiresAt.toISOString(), token };
  },
});
