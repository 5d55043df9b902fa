import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { system } from '../command/actors.ts';
import { openContext } from '../command/context.ts';
import type { KeyRing } from '../crypto.ts';
import { toProblem } from '../db/errors.ts';
import type { Database } from '../db/types.ts';
import { fail } from '../errors.ts';
import type { Hook } from '../hooks.ts';
import { isUuid } from '../ids.ts';
import type { Tenants } from '../tenants.ts';
import { requestInfo } from './server.ts';

/** What taking deliveries needs. */
export interface HookDesk {
  readonly hooks: readonly Hook[];
  readonly database: Database;
  readonly tenants: Tenants;
  readonly keys: KeyRing;
  readonly log: Logger;
  now(): Date;
  ring(tenantIds: string[]): void;
}

export const deliveryReceived = 'webhook.received';
const bodyLimit = 2 * 1024 * 1024;

/**
 * `POST /v1/hooks/{tenant_id}/{connection_id}`: the hook that knows the connection checks the raw body; the delivery is
 * stored once, with the event that gets it processed, and answered at once. A wrong signature is logged and not stored.
 */
export function serveHooks(app: FastifyInstance, desk: HookDesk): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_, body, done) => done(null, body));
    scope.post('/v1/hooks/:tenant_id/:connection_id', { bodyLimit }, async (request, reply) => {
      const { tenant_id: tenantId, connection_id: connectionId } = request.params as { tenant_id: string; connection_id: string };
      const ref = isUuid(tenantId) && isUuid(connectionId) ? await desk.tenants.ref(tenantId) : undefined;
      if (!ref) throw fail('not_found');
      const now = desk.now();
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const stored = await desk.database
        .tenant(ref, {}, async (tx) => {
          const tenant = await desk.tenants.load(tx, ref.id, now);
          if (!tenant) throw fail('not_found');
          const open = openContext({ tx, tenant, actor: system, request: requestInfo(request), now, keys: desk.keys });
          for (const hook of desk.hooks) {
            const accepted = await hook.accept(open.context, connectionId, {
              headers: request.headers as Record<string, string>,
              query: request.query as Record<string, string>,
              body,
            });
            if (!accepted) continue;
            const id = open.context.newId();
            const fresh = await tx.maybe`
            insert into webhook_deliveries (id, hook, connection_id, external_id, topic, body, headers, state, received_at)
            values (${id}, ${hook.name}, ${connectionId}, ${accepted.externalId}, ${accepted.topic},
                    ${body.toString('utf8').replaceAll('\u0000', '\ufffd')}, ${accepted.headers}::jsonb, 'received', ${now})
            on conflict (connection_id, external_id) do nothing returning id`;
            if (fresh) open.context.emit(deliveryReceived, { delivery_id: id, hook: hook.name }, { subject: `webhook-deliveries/${id}` });
            await open.flush();
            return { fresh: fresh !== undefined };
          }
          throw fail('not_found');
        })
        .catch(async (error) => {
          const problem = (await desk.tenants.isGone(ref, error)) ? fail('not_found') : toProblem(error);
          desk.log.warn(
            { tenant: ref.id, connection: connectionId, request: request.id, err: error instanceof Error ? error.message : error },
            'a delivery was not taken',
          );
          throw problem;
        });
      if (stored.fresh) desk.ring([ref.id]);
      return reply.code(200).send({ received: true });
    });
  });
}
