import { createHash } from 'node:crypto';
import type { Tx } from '../db/types.ts';
import { fail } from '../errors.ts';
import type { Secrets } from '../keystore/secrets.ts';
import type { Answer } from './operations.ts';

/** One request as its key's owner would repeat it. */
export interface KeyedRequest {
  readonly key: string;
  /** Whose key it is: the actor, or the caller's address where nobody is signed in. */
  readonly owner: string;
  readonly fingerprint: Buffer;
}

/** SHA-256 of method, path and body: what "the same request" means. */
export const fingerprintOf = (method: string, path: string, body: string): Buffer =>
  createHash('sha256').update(`${method} ${path}\n${body}`).digest();

/** How an answer is kept: as it is, or sealed where it holds tokens or keys, which no table may hold plain. */
export interface KeptAnswers {
  wrap(body: string): Promise<string>;
  unwrap(kept: string): Promise<string>;
}

export const plainAnswers: KeptAnswers = { wrap: async (body) => body, unwrap: async (kept) => kept };

/** No rotation moves these: they are gone after two days, and a tenant's older keys are kept longer than that. */
export function sealedAnswers(secrets: Secrets, { owner, key }: KeyedRequest): KeptAnswers {
  const cell = { table: 'idempotency_keys', column: 'body', row: JSON.stringify([owner, key]) };
  return {
    wrap: async (body) => (await secrets.seal(body, cell)).toString('base64'),
    unwrap: async (kept) => (await secrets.open(Buffer.from(kept, 'base64'), cell)).toString('utf8'),
  };
}

interface Stored {
  fingerprint: Uint8Array;
  status: number;
  body: string;
  headers: Record<string, string>;
}

/**
 * Claims the key in this transaction and returns the answer if there is one already. A request with the same key that
 * still runs holds the lock: that is told at once, instead of waiting on a unique index until it commits.
 */
export async function claimKey(tx: Tx, { key, owner, fingerprint }: KeyedRequest, answers: KeptAnswers): Promise<Answer | undefined> {
  // One round trip; the second starts when the lock is held, and so sees what its last holder wrote.
  const [{ held }, stored] = await Promise.all([
    tx.one<{ held: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${`idempotency ${owner} ${key}`}, 0)) as held`,
    tx.maybe<Stored>`select fingerprint, status, body, headers from idempotency_keys where actor = ${owner} and key = ${key}`,
  ]);
  if (!held) throw fail('request_in_progress');
  if (!stored) return undefined;
  if (!Buffer.from(stored.fingerprint).equals(fingerprint)) throw fail('idempotency_key_reused');
  return { status: stored.status, body: await answers.unwrap(stored.body), headers: { ...stored.headers, 'idempotency-replayed': 'true' } };
}

/** Keeps the answer, its body wrapped, in the transaction of its effect: they commit together or not at all. Sent before it returns. */
export const keepAnswer = (
  tx: Tx,
  { key, owner, fingerprint }: KeyedRequest,
  { status, headers }: Answer,
  wrapped: string,
): Promise<number> =>
  tx.exec`
    insert into idempotency_keys (actor, key, fingerprint, status, body, headers)
    values (${owner}, ${key}, ${fingerprint}, ${status}, ${wrapped}, ${headers}::jsonb)`;
