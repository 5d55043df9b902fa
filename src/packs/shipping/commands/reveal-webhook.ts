import { command, Type } from '#kernel/command';
import { openFrom, sealInto } from '../credentials.ts';
import { courierConfigs } from '../resources.ts';

export const revealWebhook = command({
  on: courierConfigs,
  verb: 'reveal-webhook',
  permission: 'couriers.manage',
  summary: 'Show where the courier must send tracking webhooks, and the token it must send with them.',
  from: ['connected', 'error'],
  input: Type.Object({
    renew: Type.Optional(Type.Boolean({ description: 'Make a new token; the old one stops working at once.' })),
  }),
  output: Type.Object({
    path: Type.String({ description: 'Path of the webhook on this server.' }),
    header: Type.String({ description: 'Name of the header that carries the token; ?token= does as well.' }),
    token: Type.String({ description: 'The token to enter at the courier.' }),
  }),
  async run(context, { renew }) {
    const { tx, id, row, tenant, now } = context;
    const known = row.webhook_token && !renew ? await openFrom<string>(context, 'webhook_token', id, row.webhook_token) : undefined;
    const token = known ?? context.random(24).toString('base64url');
    if (!known) {
      await tx.exec`
        update courier_configs set webhook_token = ${await sealInto(context, 'webhook_token', id, token)}, updated_at = ${now} where id = ${id}`;
    }
    return { path: `/v1/hooks/${tenant.id}/${id}`, header: 'x-api-key', token };
  },
});
