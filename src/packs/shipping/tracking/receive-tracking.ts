import { digestHex } from '#kernel/crypto';
import { fail } from '#kernel/errors';
import { hook } from '#kernel/hooks';
import { courierFor } from '../couriers/index.ts';
import { carriesToken } from '../couriers/shiprocket.ts';
import { openFrom } from '../credentials.ts';
import { applyReport } from './apply-report.ts';

/** Tracking webhooks. Couriers here do not sign, so each connection has a token of its own that must come along. */
export const receiveTracking = hook({
  name: 'shipping.tracking',

  async accept(context, connectionId, { headers, query, body }) {
    const row = await context.tx.maybe<{ webhook_token: Uint8Array | null }>`
      select webhook_token from courier_configs where id = ${connectionId}`;
    if (!row) return undefined;
    const token = row.webhook_token && (await openFrom<string>(context, 'webhook_token', connectionId, row.webhook_token));
    if (!token || !carriesToken(headers['x-api-key'] ?? query.token, token)) throw fail('invalid_signature');
    // There is no delivery id: the same message sent again is the same body.
    return { externalId: digestHex(body), topic: 'tracking', headers: {} };
  },

  async process(context, delivery) {
    const row = await context.tx.maybe<{ courier_type_code: string }>`
      select courier_type_code from courier_configs where id = ${delivery.connection_id}`;
    if (!row) throw fail('not_found', { connection_id: delivery.connection_id });
    for (const report of courierFor(row.courier_type_code).readWebhook(delivery.body, delivery.received_at)) {
      const known = await applyReport(context, delivery.connection_id, 'webhook', report);
      if (!known) throw fail('invalid_reference', { awb_number: report.awb_number, reason: 'No shipment of this courier has this AWB.' });
    }
  },
});
