import type { Tx } from '../db.ts';
import type { Event } from '../events.ts';

/** Statements on `event_deliveries`: what became of each event at each reaction. All run in a tenant transaction. */

export interface StoredEvent extends Event {
  readonly traceparent: string | null;
}

/**
 * Marks events as handled by a reaction and returns those it is now this transaction's duty to handle, in stream order.
 * What was done or given up before is left out, so a job delivered twice acts once. Two workers with the same job meet on the
 * primary key: the second waits for the first to commit, then finds nothing left to do.
 */
export const claim = (tx: Tx, reaction: string, eventIds: readonly string[]): Promise<StoredEvent[]> =>
  tx.many<StoredEvent>`
    with claimed as (
      insert into event_deliveries (event_id, reaction, state, attempts)
      select id, ${reaction}, 'done', 1 from events where id = any(${eventIds}::uuid[]) order by id
      on conflict (event_id, reaction) do update
        set state = 'done', attempts = event_deliveries.attempts + 1, error = null, updated_at = now()
        where event_deliveries.state in ('pending', 'failed')
      returning event_id
    )
    select e.id, e.type, e.data, e.subject, e.occurred_at, e.actor_id, e.request_id, e.traceparent
      from claimed join events e on e.id = claimed.event_id
     order by e.seq`;

/** Takes a claim of this transaction back. */
export const unclaim = (tx: Tx, reaction: string, eventIds: readonly string[]): Promise<number> =>
  tx.exec`delete from event_deliveries where reaction = ${reaction} and event_id = any(${eventIds}::uuid[])`;

/** The events among `eventIds` that the reaction has neither handled nor given up, in stream order. Marks nothing. */
export const outstanding = (tx: Tx, reaction: string, eventIds: readonly string[]): Promise<StoredEvent[]> =>
  tx.many<StoredEvent>`
    select e.id, e.type, e.data, e.subject, e.occurred_at, e.actor_id, e.request_id, e.traceparent
      from events e left join event_deliveries d on d.event_id = e.id and d.reaction = ${reaction}
     where e.id = any(${eventIds}::uuid[]) and (d.state is null or d.state in ('pending', 'failed'))
     order by e.seq`;

/**
 * Records a failed attempt. Returns how many there have been and whether that was the last (`dead`), or undefined if the event
 * was handled or given up in the meantime.
 */
export const recordFailure = (
  tx: Tx,
  reaction: string,
  eventId: string,
  limit: number,
  error: string,
): Promise<{ attempts: number; state: 'failed' | 'dead' } | undefined> =>
  tx.maybe<{ attempts: number; state: 'failed' | 'dead' }>`
    insert into event_deliveries as d (event_id, reaction, state, attempts, error)
    values (${eventId}, ${reaction}, case when 1 >= ${limit}::int then 'dead' else 'failed' end, 1, ${error})
    on conflict (event_id, reaction) do update
      set attempts = d.attempts + 1,
          state = case when d.attempts + 1 >= ${limit}::int then 'dead' else 'failed' end,
          error = excluded.error,
          updated_at = now()
      where d.state in ('pending', 'failed')
    returning attempts, state`;

/** Gives deliveries up at once, whatever attempts are left. */
export const giveUp = (tx: Tx, reaction: string, eventIds: readonly string[], error: string): Promise<number> =>
  tx.exec`
    insert into event_deliveries as d (event_id, reaction, state, attempts, error)
    select id, ${reaction}, 'dead', 1, ${error} from events where id = any(${eventIds}::uuid[])
    on conflict (event_id, reaction) do update
      set state = 'dead', error = excluded.error, updated_at = now()
      where d.state in ('pending', 'failed')`;

/** Which deliveries to run again; absent means any. */
export interface Replay {
  readonly reaction?: string;
  readonly eventIds?: readonly string[];
  /** Default 'dead'. 'failed' are those waiting for their next attempt: they need not wait. */
  readonly state?: 'dead' | 'failed';
}

/**
 * Gives deliveries another full set of attempts; returns how many. The next drain of this tenant queues them, so ring after commit
 * (the sweep comes by anyway).
 */
export const replayDeliveries = (tx: Tx, { state = 'dead', reaction, eventIds }: Replay): Promise<number> =>
  tx.exec`
    update event_deliveries
       set state = 'pending', attempts = 0, updated_at = now()
     where state = ${state}
       and (${reaction ?? null}::text is null or reaction = ${reaction ?? null})
       and (${eventIds ?? null}::uuid[] is null or event_id = any(${eventIds ?? null}::uuid[]))`;

/** Deliveries asked for again and not queued yet. */
export const askedAgain = (tx: Tx, limit: number): Promise<{ event_id: string; reaction: string }[]> =>
  tx.many<{ event_id: string; reaction: string }>`
    select event_id, reaction from event_deliveries where state = 'pending' order by updated_at, event_id limit ${limit}::int`;

/** Notes that jobs for them exist now. */
export const noteQueued = (tx: Tx, asked: readonly { event_id: string; reaction: string }[]): Promise<number> =>
  tx.exec`
    update event_deliveries d set state = 'failed', updated_at = now()
      from unnest(${asked.map(({ event_id }) => event_id)}::uuid[], ${asked.map(({ reaction }) => reaction)}::text[]) as a (event_id, reaction)
     where d.event_id = a.event_id and d.reaction = a.reaction and d.state = 'pending'`;
