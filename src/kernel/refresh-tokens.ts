import { createHash, createHmac } from 'node:crypto';
import { Type } from 'typebox';
import type { Context } from './context.ts';
import { fail } from './errors.ts';

/**
 * Refresh tokens: good for one use, each replaced by one successor; the tokens of a session are a family. Businesses' people and
 * the platform's owners have them alike; where theirs are kept is said by a `TokenStore`.
 *
 *   srt_<tenant>.<random>     <tenant> is the tenant's id in base64url (22 characters), for the platform the one of zeros
 */
export const packId = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

export function unpackId(text: string): string {
  const hex = Buffer.from(text, 'base64url').toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const shape = /^srt_([\w-]{22})\.[\w-]{43}$/;

export const isRefreshToken = (token: string): boolean => shape.test(token);

/** The tenant that a refresh token names, or undefined when it has not the right shape. Proves nothing. */
export function tenantOfRefreshToken(token: string): string | undefined {
  const packed = shape.exec(token)?.[1];
  return packed === undefined ? undefined : unpackId(packed);
}

/** `random`: 32 bytes. */
export const makeRefreshToken = (tenantId: string, random: Uint8Array): string =>
  `srt_${packId(tenantId)}.${Buffer.from(random).toString('base64url')}`;

/**
 * The one token that may follow `token`. Made from it with a secret, so that it can be told again without being stored, and
 * neither a stolen database nor a stolen token is enough to know it.
 */
export const successorOf = (token: string, tenantId: string, secret: Uint8Array): string =>
  makeRefreshToken(tenantId, createHmac('sha256', secret).update(token).digest());

/** What the database keeps of a token. Tokens hold 256 bits of chance, so a plain digest cannot be searched. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** How a browser or a program wants its refresh token. */
export const transport = Type.Union([Type.Literal('bearer'), Type.Literal('cookie')], {
  description: 'cookie: the refresh token comes as a cookie that scripts cannot read, and is not in the body.',
});

/** What is known of a token that somebody presents. */
export interface KeptToken {
  readonly id: string;
  readonly used_at: Date | null;
  /** Neither it nor its session has ended, and whoever it belongs to may still work. */
  readonly alive: boolean;
}

/** Where the tokens of one kind of people are kept, and what may be asked of them besides. */
export interface TokenStore<Token extends KeptToken> {
  /** Name in the key ring of the secret that successors are made with. */
  readonly secret: string;
  /** Locks the token's row before looking: of two requests with the same token the second sees that it was used. */
  find(context: Context, digest: Buffer): Promise<Token | undefined>;
  /** Whether the token that replaced this one was not used yet. In a statement of its own: it must see what the first use committed. */
  successorIsUnused(context: Context, token: Token): Promise<boolean>;
  /** What else speaks against a living token: throws. */
  check?(context: Context, token: Token): Promise<void>;
  /** Writes down the successor, and that this one is used. */
  replace(context: Context, token: Token, successor: string): Promise<void>;
  /** Ends the session with all its tokens: somebody has a copy. */
  endFamily(context: Context, token: Token): Promise<void>;
}

/**
 * Two tabs, or a client that lost the answer, may send the same token again: so long after its first use it answers with the
 * same successor, unless that one was used already. Never with a sibling, which would hide a thief.
 */
const graceSeconds = 10;

/**
 * Exchanges a refresh token for its successor. It works once: who presents a used one later has a copy, or its owner has; nobody
 * can tell which, so the whole session ends. Throws `token_reused` and `token_expired`.
 */
export async function exchange<Token extends KeptToken>(
  context: Context,
  presented: string,
  store: TokenStore<Token>,
): Promise<{ readonly kept: Token; readonly token: string }> {
  const kept = await store.find(context, digestOf(presented));
  if (kept?.used_at && !(await mayRepeat(context, store, kept, kept.used_at))) {
    context.onFailure((again) => store.endFamily(again, kept));
    throw fail('token_reused');
  }
  if (!kept?.alive) throw fail('token_expired');
  await store.check?.(context, kept);
  const token = successorOf(presented, context.tenant.id, context.keys.secret(store.secret));
  if (!kept.used_at) await store.replace(context, kept, token);
  return { kept, token };
}

/** Whether a used token is repeated in good faith. */
async function mayRepeat<Token extends KeptToken>(context: Context, store: TokenStore<Token>, token: Token, usedAt: Date) {
  if (usedAt.getTime() + graceSeconds * 1000 < context.now.getTime()) return false;
  return store.successorIsUnused(context, token);
}
