import type { Logger } from 'pino';
import { Actors, type Authenticator } from '#kernel/command/actors';
import type { Operation } from '#kernel/command/operations';
import { Pipeline } from '#kernel/command/pipeline';
import type { Actor } from '#kernel/context';
import { newId } from '#kernel/ids';
import type { App } from '../app.ts';

interface Ask {
  readonly id?: string;
  readonly body?: unknown;
}

/** Does what the demo's people did, at the time they did it, through the same operations and checks as any request. */
export interface Office {
  /** An operation of the tenant by its owner; refusals are thrown. */
  tenant<T = { id: string }>(at: Date, tenantId: string, call: string, ask?: Ask): Promise<T>;
  /** An operation under /platform/v1. */
  platform<T = { id: string }>(at: Date, call: string, ask?: Ask): Promise<T>;
}

const everything = { isOwner: true, permissions: new Set<string>(), sessionId: null, unmasked: true, roles: [] } as const;

/** A bearer here is just the tenant's id: it never leaves this process. The owner is looked up as any actor is. */
const authenticator: Authenticator = {
  identify: async (tenantId) => ({ tenantId, who: 'demo' }),
  stamp: async () => 'demo',
  stamps: async (_, asked) => asked.map(() => 'demo'),
  async load(tx, _claims, tenant) {
    const owner = await tx.one<{ id: string; name: string }>`select id, name from users where is_owner order by id limit 1`;
    return { actor: { ...everything, kind: 'user', features: tenant.features, ...owner }, validUntil: null };
  },
  touch: async () => {},
  tenantOf: () => undefined,
};

const admin: Actor = { ...everything, kind: 'super_admin', id: null, name: 'demo', features: new Set() };

export function openOffice(app: App, log: Logger): Office {
  let clock = new Date();
  const { database, tenants, keys, resources } = app;
  const pipeline = new Pipeline({
    database,
    tenants,
    keys,
    resources,
    actors: new Actors(authenticator),
    platform: async () => admin,
    log,
    now: () => clock,
    ring: (ids) => app.worker?.ring(ids),
  });
  const byCall = new Map<string, Operation>(app.operations.map((operation) => [`${operation.method} ${operation.path}`, operation]));

  async function run<T>(at: Date, bearer: string, call: string, { id = '', body }: Ask = {}): Promise<T> {
    const operation = byCall.get(call);
    if (!operation) throw new Error(`There is no operation ${call}.`);
    clock = at;
    const answer = await pipeline.run(operation, {
      bearer,
      id,
      body: body ?? (operation.input ? {} : undefined),
      rawBody: '',
      query: {},
      path: operation.path,
      idempotencyKey: undefined,
      ifMatch: undefined,
      request: { id: newId(), ip: null, userAgent: 'serai-demo', traceparent: null, endpoint: call },
      limit: async () => {},
    });
    return (answer.body ? JSON.parse(String(answer.body)) : undefined) as T;
  }
  return {
    tenant: (at, tenantId, call, ask) => run(at, tenantId, call, ask),
    platform: (at, call, ask) => run(at, 'platform', call, ask),
  };
}
