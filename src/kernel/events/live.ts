import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'pino';
import type { Actors, BearerClaims } from '../command/actors.ts';
import { may } from '../command/actors.ts';
import type { Actor } from '../context.ts';
import type { KeyRing } from '../crypto.ts';
import type { Database, TenantRef, Tx } from '../db.ts';
import type { Pack } from '../pack.ts';
import { type CompiledResource, pathOf } from '../resource/compile.ts';
import { mayReadAll } from '../resource/list.ts';
import type { Tenants } from '../tenants.ts';
import { numberedChannel } from './drain.ts';
import { hasPack } from './registry.ts';

/** Why a stream ends, as its last message says. */
export type EndReason = 'signed_out' | 'token_expired' | 'tenant_unavailable' | 'server_stopping';

/** Where one listener's messages go. */
export interface Outlet {
  /** Sends text that is kept for nobody. What is too slow to take it is cut off; it comes back with the last id it saw. */
  send(text: Buffer): void;
  end(reason: EndReason): void;
}

/** Who listens, as the pipeline let them in. */
export interface Listener {
  readonly ref: TenantRef;
  readonly bearer: string;
  readonly ip: string | null;
  readonly outlet: Outlet;
  /** The last number it has seen. */
  cursor: number;
}

export interface LiveOptions {
  readonly database: Database;
  readonly tenants: Tenants;
  readonly actors: Actors;
  readonly keys: KeyRing;
  readonly log: Logger;
  readonly packs: readonly Pack[];
  readonly compiled: (table: string) => CompiledResource;
  now(): Date;
  /** Milliseconds between signs of life; default 15,000. */
  readonly heartbeat?: number;
}

/** Streams of what happens, to everybody who listens at this process. */
export interface Live {
  readonly heartbeatSeconds: number;
  /** From now on; returns the way to leave. */
  join(listener: Listener): () => void;
  /** How many listen. */
  readonly count: number;
  stop(): Promise<void>;
}

interface Row {
  readonly id: string;
  readonly seq: number;
  readonly type: string;
  readonly subject: string | null;
  readonly actor_id: string | null;
  readonly occurred_at: Date;
}

/** An event as it goes out: which of whose records, never what is in them. */
interface Message {
  readonly seq: number;
  readonly resource: CompiledResource | undefined;
  readonly recordId: string | null;
  readonly text: Buffer;
}

interface Room {
  readonly ref: TenantRef;
  readonly listeners: Set<Listener>;
  pulling: Promise<void> | undefined;
  again: boolean;
  /** A sign of life is due with the next look. */
  beat: boolean;
}

const perPull = 500;
/** Between two looks at one tenant: a burst of commits is one look. */
const breath = 20;
const retryAfter = 1_000;

/**
 * Sends each tenant's numbered events to its listeners. Whoever has read up to number n has missed nothing before it (see `drain`), so
 * every look begins after the listener's own number, whether it just came back, is new, or was told of nothing for a while; what wakes it is
 * one subscription of the process, and a timer for what that lost. Who may still listen, and to what, is read in the same transaction
 * as the events, after them: nothing that was committed after a sign-out or a lost permission is sent.
 */
export function live(options: LiveOptions): Live {
  const { database, tenants, actors, keys, log, now } = options;
  const heartbeat = options.heartbeat ?? 15_000;
  const rooms = new Map<string, Room>();
  const outside = AsyncLocalStorage.snapshot();
  const resources = new Map(
    options.packs.flatMap((pack) =>
      pack.resources
        .filter(({ area }) => area !== 'platform')
        .map(({ table }) => [pathOf(table), { pack, resource: options.compiled(table) }] as const),
    ),
  );
  const journal = options.compiled('events').spec.permissions.read;
  let listening: Promise<() => Promise<void>> | undefined;
  let stopped = false;

  /** Resources an actor may read, remembered for as long as it is the same actor. */
  const readable = new WeakMap<Actor, Set<CompiledResource>>();
  function readableBy(actor: Actor): Set<CompiledResource> {
    let known = readable.get(actor);
    if (!known) {
      const mine = [...resources.values()].filter(
        ({ pack, resource }) => may(actor, resource.spec.permissions.read) && hasPack(actor, pack),
      );
      known = new Set(mine.map(({ resource }) => resource));
      readable.set(actor, known);
    }
    return known;
  }

  function messageOf(row: Row): Message {
    const [path = '', recordId = null] = row.subject?.split('/') ?? [];
    const known = resources.get(path.replaceAll('_', '-'));
    const data = {
      seq: row.seq,
      type: row.type,
      resource: known?.resource.path ?? null,
      id: recordId,
      time: row.occurred_at.toISOString(),
      actor: row.actor_id,
    };
    return {
      seq: row.seq,
      resource: known?.resource,
      recordId,
      text: Buffer.from(`id: ${row.seq}\nevent: change\ndata: ${JSON.stringify(data)}\n\n`),
    };
  }

  /** Whose the records are that only their owners see: by path and id. */
  async function ownersOf(tx: Tx, messages: readonly Message[]): Promise<Map<string, string>> {
    const owners = new Map<string, string>();
    const scoped = new Set(messages.flatMap(({ resource }) => (resource?.spec.scope ? [resource] : [])));
    for (const resource of scoped) {
      const ids = messages.flatMap((one) => (one.resource === resource && one.recordId ? [one.recordId] : []));
      const rows = await tx.text<{ id: string; owner: string }>(
        `select t.id::text as id, t.${resource.spec.scope}::text as owner from ${resource.table} t where t.id::text = any($1::text[])`,
        [ids],
      );
      for (const { id, owner } of rows) owners.set(`${resource.path}/${id}`, owner);
    }
    return owners;
  }

  const maySee = (actor: Actor, { resource, recordId }: Message, owners: ReadonlyMap<string, string>): boolean => {
    // What is about no record anybody can read is for those who read the journal of events.
    if (!resource) return may(actor, journal);
    if (!readableBy(actor).has(resource)) return false;
    return !resource.spec.scope || mayReadAll(resource, actor) || owners.get(`${resource.path}/${recordId}`) === actor.id;
  };

  interface Admitted {
    readonly listener: Listener;
    readonly claims: BearerClaims;
  }

  /** Those whose token is still good; the others are told. */
  async function admitted(listeners: readonly Listener[]): Promise<Admitted[]> {
    const good: Admitted[] = [];
    for (const listener of listeners) {
      const claims = await actors.identify(listener.bearer, keys, now());
      if (claims) good.push({ listener, claims });
      else dismiss(listener, 'token_expired');
    }
    return good;
  }

  function dismiss(listener: Listener, reason: EndReason): void {
    leave(listener);
    listener.outlet.end(reason);
  }

  /** One look: at most a page of events after the least number, to everybody who has not seen them. Returns whether there may be more. */
  async function look(room: Room): Promise<boolean> {
    const { beat } = room;
    room.beat = false;
    const present = await admitted([...room.listeners]);
    if (present.length === 0) return false;
    const least = Math.min(...present.map(({ listener }) => listener.cursor));
    const seen = await database.tenant(room.ref, { readOnly: true }, async (tx) => {
      const rows = await tx.many<Row>`
        select id, seq, type, subject, actor_id, occurred_at from events where seq > ${least} order by seq limit ${perPull}::int`;
      const messages = rows.map(messageOf);
      const tenant = await tenants.load(tx, room.ref.id, now());
      if (tenant?.status !== 'active') return undefined;
      const asked = present.map(({ listener: { bearer, ip }, claims }) => ({ bearer, claims, ip }));
      return { messages, owners: await ownersOf(tx, messages), current: await actors.reload(tx, asked, tenant, now()) };
    });
    if (!seen) {
      for (const { listener } of present) dismiss(listener, 'tenant_unavailable');
      return false;
    }
    const { messages, owners, current } = seen;
    const last = messages.at(-1)?.seq ?? least;
    for (const [at, { listener }] of present.entries()) {
      const actor = current[at];
      if (!actor || actor.limited) dismiss(listener, 'signed_out');
      else if (room.listeners.has(listener)) {
        const fresh = messages.filter((message) => message.seq > listener.cursor && maySee(actor, message, owners));
        if (fresh.length > 0) listener.outlet.send(fresh.length === 1 ? fresh[0]!.text : Buffer.concat(fresh.map(({ text }) => text)));
        listener.cursor = Math.max(listener.cursor, last);
        // Its number goes on though nothing was for it: who comes back does not ask for what was not theirs.
        if (beat) listener.outlet.send(Buffer.from(`id: ${listener.cursor}\nevent: heartbeat\ndata: {}\n\n`));
      }
    }
    return messages.length === perPull;
  }

  function pull(room: Room): void {
    room.again = true;
    if (room.pulling || stopped) return;
    room.pulling = outside(async () => {
      while (room.again && room.listeners.size > 0 && !stopped) {
        room.again = false;
        try {
          if (await look(room)) room.again = true;
          else await new Promise((resolve) => setTimeout(resolve, breath));
        } catch (error) {
          if (await tenants.isGone(room.ref, error).catch(() => false)) {
            for (const listener of [...room.listeners]) dismiss(listener, 'tenant_unavailable');
          } else {
            log.warn({ tenant: room.ref.id, err: error }, 'events could not be read for those who listen; it will be tried again');
            room.again = true;
            await new Promise((resolve) => setTimeout(resolve, retryAfter).unref());
          }
        }
      }
    }).finally(() => {
      room.pulling = undefined;
      if (room.again && room.listeners.size > 0) pull(room);
    });
  }

  function leave(listener: Listener): void {
    const room = rooms.get(listener.ref.id);
    if (!room?.listeners.delete(listener)) return;
    if (room.listeners.size === 0) rooms.delete(listener.ref.id);
  }

  /** Begins with the first who listens: a process nobody listens at holds no connection for it. */
  function subscribe(): void {
    listening ??= outside(() =>
      database.session('process').listen(numberedChannel, (payload) => {
        const woken = payload === null ? [...rooms.values()] : [rooms.get(payload)];
        for (const room of woken) if (room) pull(room);
      }),
    );
    listening.catch((error) => {
      log.warn({ err: error }, 'the process could not subscribe to new events; the timer asks until it can');
      listening = undefined;
    });
  }

  const beating = setInterval(() => {
    if (rooms.size > 0) subscribe();
    for (const room of rooms.values()) {
      room.beat = true;
      pull(room);
    }
  }, heartbeat).unref();

  return {
    heartbeatSeconds: heartbeat / 1_000,
    get count() {
      return [...rooms.values()].reduce((sum, { listeners }) => sum + listeners.size, 0);
    },
    join(listener) {
      subscribe();
      const { ref } = listener;
      const room = rooms.get(ref.id) ?? { ref, listeners: new Set(), pulling: undefined, again: false, beat: false };
      rooms.set(ref.id, room);
      room.listeners.add(listener);
      pull(room);
      return () => leave(listener);
    },
    async stop() {
      if (stopped) return;
      stopped = true;
      clearInterval(beating);
      const open = [...rooms.values()];
      for (const { listeners } of open) for (const listener of [...listeners]) dismiss(listener, 'server_stopping');
      await Promise.all(open.map(({ pulling }) => pulling));
      await (await listening?.catch(() => undefined))?.();
    },
  };
}
