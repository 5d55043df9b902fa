import { reaction } from '#kernel/events';
import { linkTokenSecret } from '../signed-in.ts';
import { type LinkPurpose, linkToken } from '../tokens.ts';

interface Mail {
  to: string;
  template: LinkPurpose;
  data: Record<string, unknown>;
}

/**
 * Writes the mail of an invitation or reset to the tenant's outbox folder, from where the notifications pack will send it.
 * The link's token is made again from the row's id: events and database never hold it. Running twice writes the same file.
 */
export const writeMail = reaction({
  name: 'identity.write_mail',
  on: ['identity.invited', 'identity.password_reset_requested'],
  async perform(world, event: { data: { invitation_id?: string; password_reset_id?: string } }) {
    const rowId = event.data.invitation_id ?? event.data.password_reset_id!;
    const mail = await world.transaction(async ({ tx, tenant, keys, now }): Promise<Mail | undefined> => {
      const token = (purpose: LinkPurpose) => linkToken(purpose, tenant.id, rowId, keys.secret(linkTokenSecret));
      // The pages that take the token; where the business has a domain of its own, the whole address.
      const link = (purpose: LinkPurpose) =>
        `${tenant.domain ? `https://${tenant.domain}` : ''}/${purpose === 'invitation' ? 'invitation' : 'reset'}?tenant=${tenant.slug}&token=${token(purpose)}`;
      if (event.data.invitation_id) {
        const row = await tx.maybe<{ email: string; name: string | null; expires_at: Date }>`
          select email, name, expires_at from invitations where id = ${rowId} and status = 'pending' and expires_at > ${now}`;
        return (
          row && {
            to: row.email,
            template: 'invitation',
            data: { name: row.name, expires_at: row.expires_at, token: token('invitation'), link: link('invitation') },
          }
        );
      }
      const row = await tx.maybe<{ email: string; name: string; expires_at: Date }>`
        select u.email, u.name, r.expires_at from password_resets r join users u on u.id = r.user_id
        where r.id = ${rowId} and r.used_at is null and r.expires_at > ${now} and u.status = 'active'`;
      return (
        row && {
          to: row.email,
          template: 'password_reset',
          data: { name: row.name, expires_at: row.expires_at, token: token('password_reset'), link: link('password_reset') },
        }
      );
    });
    if (mail) await world.files.put(`outbox/${rowId}.json`, Buffer.from(JSON.stringify({ ...mail, tenant: world.tenant.slug }, null, 2)));
  },
});
