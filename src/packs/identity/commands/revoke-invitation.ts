import { command } from '#kernel/command';
import { nothing } from '../input.ts';
import { invitations } from '../resources.ts';

/** POST /v1/invitations/{id}/revoke. The link stops working and its place is free again. */
export const revokeInvitation = command({
  on: invitations,
  verb: 'revoke',
  permission: 'team.invite',
  from: ['pending'],
  summary: 'Withdraw an invitation.',
  input: nothing,
  async run({ tx, id, now, emit }) {
    await tx.exec`update invitations set status = 'revoked', revoked_at = ${now} where id = ${id}`;
    emit('identity.invitation_revoked', { invitation_id: id }, { subject: `invitations/${id}` });
  },
});
