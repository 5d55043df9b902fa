import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { system } from '../command/actors.ts';
import { openContext } from '../command/context.ts';
import type { Context } from '../context.ts';
import type { KeyRing } from '../crypto.ts';
import { toProblem } from '../db/errors.ts';
import type { Database } from '../db/types.ts';
import { fail } from '../errors.ts';
import { type Declared, hasPack } from '../events/registry.ts';
import type { Hook, InboundRequest } from '../hooks.ts';
import { isUuid } from '../ids.ts';
import type { ResourceCompiler } from '../resource/compile.ts';
import type { Tenants } from '../tenants.ts';
import { requestInfo } from './request-info.ts';

/** What taking deliveries needs. */
export interface HookDesk {
  readonly hooks: readonly Declared<Hook>[];
  readonly database: Database;
  readonly tenants: Tenants;
  readonly keys: KeyRing;
  readonly resources: ResourceCompiler;
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
          const open = openContext({
            tx,
            tenant,
            actor: system,
            request: requestInfo(request),
            now,
            keys: desk.keys,
            resources: desk.resources,
          });
          const recognised = await recognise(desk.hooks, open.context, connectionId, {
            headers: request.headers as Record<string, string>,
            query: request.query as Record<string, string>,
            body,
          });
          if (!recognised) throw fail('not_found');
          const { hook, accepted } = recognised;
          const id = open.context.newId();
          const fresh = await tx.maybe`
            insert into webhook_deliveries (id, hook, connection_id, external_id, topic, body, headers, state, received_at)
            values (${id}, ${hook.name}, ${connectionId}, ${accepted.externalId}, ${accepted.topic},
                    ${body.toString('utf8').replaceAll('\u0000', '\ufffd')}, ${accepted.headers}::jsonb, 'received', ${now})
            on conflict (connection_id, external_id) do nothing returning id`;
          if (fresh) open.context.emit(deliveryReceived, { delivery_id: id, hook: hook.name }, { subject: `webhook-deliveries/${id}` });
          await open.flush();
          return { fresh: fresh !== undefined };
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

/**
 * The hook that knows the connection, and what it made of the request. Packs that the tenant's plan has are asked first; one that it
 * had once is asked where its tables still are, so that nothing sent to an old connection is lost.
 */
async function recognise(hooks: readonly Declared<Hook>[], context: Context, connectionId: string, request: InboundRequest) {
  for (const hook of hooks.filter(({ pack }) => hasPack(context.tenant, pack))) {
    const accepted = await hook.accept(context, connectionId, request);
    if (accepted) return { hook, accepted };
  }
  const others = hooks.filter(({ pack }) => !hasPack(context.tenant, pack));
  if (others.length === 0) return undefined;
  const present = new Set((await context.tx.many<{ pack: string }>`select distinct pack from schema_migrations`).map(({ pack }) => pack));
  for (const hook of others.filter(({ pack }) => present.has(pack.name))) {
    const accepted = await hook.accept(context, connectionId, request);
    if (accepted) return { hook, accepted };
  }
  return undefined;
}
