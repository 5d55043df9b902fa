import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { digestOf } from '#kernel/refresh-tokens';
import { addPerson } from '../add-person.ts';
import { refuseGuessable } from '../guessable.ts';
import { email, id, newPassword, tenantSlug } from '../input.ts';
import { refuseLeaked } from '../leaked.ts';
import { invitations } from '../resources.ts';

/** POST /v1/invitations/accept. The invited person chooses name and password; the place was taken by the invitation already. */
export const acceptInvitation = command({
  on: invitations,
  verb: 'accept',
  target: 'collection',
  access: 'anyone',
  permission: null,
  // Told only to who has an invitation: see below.
  whileSuspended: true,
  status: 201,
  summary: 'Join a business with the token of an invitation.',
  secret: ['token', 'password'],
  input: Type.Object({
    tenant: tenantSlug,
    token: Type.String({ maxLength: 100, description: 'The token of the link.' }),
    name: Type.Optional(
      Type.String({ minLength: 1, maxLength: 255, description: 'Full name; default: the one suggested in the invitation.' }),
    ),
    password: newPassword,
  }),
  output: Type.Object({ id: id('The new person.'), email: email('Sign-in address.'), name: Type.String({ description: 'Full name.' }) }),
  async decoy({ password }) {
    await refuseLeaked(password, '/password');
    throw fail('token_expired');
  },
  async run(context, input) {
    await refuseLeaked(input.password, '/password');
    const { tx, now, tenant } = context;
    const invitation = await tx.maybe<{ id: string; email: string; name: string | null; created_by: string | null; role_ids: string[] }>`
      select id, email, name, created_by, array(select role_id from invitation_roles where invitation_id = i.id) as role_ids
      from invitations i
      where token_digest = ${digestOf(input.token)} and status = 'pending' and expires_at > ${now}
      for update`;
    if (!invitation) throw fail('token_expired');
    if (tenant.status !== 'active') throw fail('tenant_suspended');
    if (!tenant.subscribed) throw fail('subscription_inactive');
    const name = input.name ?? invitation.name ?? invitation.email;
    refuseGuessable(context, { name, email: invitation.email }, input.password, '/password');
    const userId = await addPerson(context, {
      email: invitation.email,
      name,
      password: input.password,
      roleIds: invitation.role_ids,
      assignedBy: invitation.created_by,
    });
    await tx.exec`
      update invitations set status = 'accepted', accepted_at = ${now}, accepted_by = ${userId} where id = ${invitation.id}`;
    context.emit('identity.joined', { user_id: userId, invitation_id: invitation.id }, { subject: `users/${userId}` });
    return { id: userId, email: invitation.email, name };
  },
});
