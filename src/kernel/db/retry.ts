import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRetryable } from './errors.ts';

const attempts = 5;

/** Runs a whole transaction again when PostgreSQL asks for it (serialization failure, deadlock), a bounded number of times. */
export async function withRetry<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === attempts || !isRetryable(error)) throw error;
      // Jitter, or the same two meet again.
      await sleep(2 ** attempt * (5 + Math.random() * 5));
    }
  }
}

const inside = new AsyncLocalStorage<true>();

/** On the embedded database a transaction opened inside another waits for itself for ever; here it fails at once, on both. */
export function notNested<T>(work: () => Promise<T>): Promise<T> {
  if (inside.getStore()) throw new Error('A transaction was opened inside another: pass `tx` on instead.');
  return inside.run(true, work);
}
