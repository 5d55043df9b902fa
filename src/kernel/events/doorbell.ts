import { AsyncLocalStorage } from 'node:async_hooks';
import type { Drained } from './drain.ts';

/** Tells that these tenants may have new events. Cheap; call it after every commit that appended some. */
export type Ring = (tenantIds: Iterable<string>) => void;

export interface Doorbell {
  readonly ring: Ring;
  /** Resolves when nobody who rang waits any more. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

/** Drains at once; each takes a connection. */
const atOnce = 2;
const busyPause = 25;
/** Between two drains of one tenant: a busy tenant's events are taken by the handful, a quiet one's at once. */
const breath = 10;

/**
 * Drains the tenants that ring, a few at a time, each by one at a time. A ring during a drain brings it round once more, so
 * however many come in, none is lost and none costs a drain of its own.
 */
export function doorbell(drainTenant: (tenantId: string) => Promise<Drained>, onError: (error: unknown) => void): Doorbell {
  // Whoever rings may still be inside a transaction's async context; a drain opens its own.
  const outside = AsyncLocalStorage.snapshot();
  const waiting = new Set<string>();
  const running = new Map<string, Promise<void>>();
  let stopped = false;

  async function serve(tenantId: string): Promise<void> {
    try {
      const { busy, more } = await drainTenant(tenantId);
      if (busy) await new Promise((resolve) => setTimeout(resolve, busyPause));
      if (busy || more) waiting.add(tenantId);
    } catch (error) {
      // The sweep comes by.
      onError(error);
    }
  }

  function pump(): void {
    for (const tenantId of waiting) {
      if (stopped || running.size >= atOnce) return;
      if (running.has(tenantId)) continue;
      waiting.delete(tenantId);
      const done = serve(tenantId)
        .then(() => new Promise<void>((resolve) => setTimeout(resolve, breath)))
        .finally(() => {
          running.delete(tenantId);
          pump();
        });
      running.set(tenantId, done);
    }
  }

  return {
    ring(tenantIds) {
      for (const id of tenantIds) waiting.add(id);
      outside(pump);
    },
    async quiet() {
      while (running.size > 0) await Promise.all(running.values());
    },
    async stop() {
      stopped = true;
      await Promise.all(running.values());
    },
  };
}
