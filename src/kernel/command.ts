import type { Selectable } from 'kysely';
import type { Static, TSchema } from 'typebox';
import type { Tables } from '#generated/db.ts';
import type { Context, RecordContext } from './context.ts';
import type { Problem } from './errors.ts';
import type { Resource, TableName } from './resource.ts';

export { Type } from 'typebox';
export type { Context, RecordContext } from './context.ts';

interface Common<I extends TSchema> {
  /** Permission code; `null` only with `access` other than 'member'. */
  readonly permission: string | null;
  /** Feature code, when it differs from the pack's. */
  readonly feature?: string;
  /** The body. Every property needs a description; it is the API's documentation. */
  readonly input: I;
  /** What `run` returns. Absent: the record itself, as `GET` shows it to this actor. */
  readonly output?: TSchema;
  /** One sentence in the imperative: the operation's summary and the console's button help. */
  readonly summary: string;
  /**
   * member: a signed-in person or key (default). anyone: no sign-in; the tenant comes from `tenant` in the body (a slug), or from
   * a `refresh_token`, which names it.
   * self: any signed-in person, no permission. platform: a super admin, under /platform/v1 on the platform schema.
   */
  readonly access?: 'member' | 'anyone' | 'self' | 'platform';
  /** Fields of body or answer never written to the audit trail or logs, and sealed where an answer is kept (passwords, tokens, keys). */
  readonly secret?: readonly string[];
  /** HTTP status of success; default 200, 201 for a create, 204 where nothing is left to show. */
  readonly status?: number;
  /** `raw` commands get the body as text (CSV import) in input.body; their other input comes from the query string, as text. */
  readonly consumes?: 'text/csv';
  /** Fixed capability checks besides the permission, e.g. suspended tenants may still sign in. */
  readonly whileSuspended?: boolean;
  /** The answer is about nobody but the person asking: nothing of their own is masked for them. Every other answer is. */
  readonly own?: true;
  /** Also for people who must enrol a second factor first. */
  readonly whileLimited?: boolean;
  /** Longest run in milliseconds; default 15,000. */
  readonly timeout?: number;
  /** Largest body in bytes; default 1 MB, 16 MB for CSV. */
  readonly maxBytes?: number;
  /** `owner`: a platform command that creates or drops schemas and roles; `tx` is then the owner's (OwnerTx). */
  readonly runAs?: 'owner';
  /**
   * Where there is no such business: answers (or throws) what one that exists would to somebody it does not know, after what takes time in
   * `run`. So nobody learns which businesses there are. Whatever takes a `tenant` without a sign-in needs it.
   */
  readonly decoy?: (input: Static<I>) => Promise<unknown>;
  /**
   * Its success tells as little as its refusal, since everybody gets the same: it is held back to the same pace, and an idempotency key,
   * which only a business that exists could remember, is not asked about.
   */
  readonly saysNothing?: true;
  /** Under /platform/v1 on the shared schema; `access: 'platform'` says so too. For deeds there that need no sign-in. */
  readonly area?: 'platform';
  /**
   * What a refusal leaves behind, whatever refused it: permission, plan, state or the deed itself (not an input that fits no schema).
   * Runs in the second transaction, after what `onFailure` was given.
   */
  refused?(context: Context, problem: Problem): Promise<void>;
}

/** A deed on one record: `POST /v1/<resource>/{id}/<verb>`. */
export interface RecordCommand<T extends TableName, I extends TSchema> extends Common<I> {
  readonly on: Resource<T>;
  readonly verb: string;
  readonly target?: 'record';
  /** States (the `status` column) it is possible from; anything else is `invalid_state`. */
  readonly from?: readonly string[];
  /** GET reads: `input` describes its query parameters, it gets a read-only transaction, the row unlocked, and leaves no audit entry. */
  readonly method?: 'GET' | 'POST';
  /** Also `POST /v1/<resource>/<verb>` with `ids`: up to 200, each in its own transaction, answered per id. */
  readonly bulk?: boolean;
  /** Before the record is locked: takes what is locked before any record, so that two such deeds never wait for each other. */
  first?(context: Context): Promise<void>;
  run(context: RecordContext<Selectable<Tables[T]>>, input: Static<I>): Promise<unknown>;
}

/**
 * A deed without a record: `POST /v1/<resource>` when it has no verb (it replaces the plain create; `run` returns the
 * new `{ id }`), else `POST /v1/<resource>/<verb>`. `on` is a resource, or a plain path word such as 'auth'.
 */
export interface CollectionCommand<T extends TableName, I extends TSchema> extends Common<I> {
  readonly on: Resource<T> | string;
  readonly verb?: string;
  readonly target: 'collection';
  /** With a verb only; default POST. GET reads: `input` describes its query parameters, and it gets a read-only transaction. */
  readonly method?: 'GET' | 'POST' | 'PATCH';
  run(context: Context, input: Static<I>): Promise<unknown>;
}

export interface Command {
  readonly kind: 'command';
  readonly on: Resource | string;
  readonly verb?: string;
  readonly target: 'record' | 'collection';
  readonly method?: 'GET' | 'POST' | 'PATCH';
  readonly from?: readonly string[];
  readonly bulk?: boolean;
  readonly permission: string | null;
  readonly feature?: string;
  readonly input: TSchema;
  readonly output?: TSchema;
  readonly summary: string;
  readonly access: 'member' | 'anyone' | 'self' | 'platform';
  readonly secret: readonly string[];
  readonly status?: number;
  readonly consumes?: 'text/csv';
  readonly whileSuspended?: boolean;
  /** Also for people who must enrol a second factor first. */
  readonly whileLimited?: boolean;
  readonly own?: true;
  readonly timeout?: number;
  readonly maxBytes?: number;
  readonly runAs?: 'owner';
  readonly area?: 'platform';
  // biome-ignore lint/suspicious/noExplicitAny: called with what was validated against `input`
  readonly decoy?: (input: any) => Promise<unknown>;
  readonly saysNothing?: true;
  refused?(context: Context, problem: Problem): Promise<void>;
  first?(context: Context): Promise<void>;
  // biome-ignore lint/suspicious/noExplicitAny: the runner calls it with what it validated against `input`
  run(context: any, input: any): Promise<unknown>;
}

/** Declares one deed with a name. See {@link RecordCommand} and {@link CollectionCommand} for the two shapes. */
export function command<T extends TableName, I extends TSchema>(spec: RecordCommand<T, I>): Command;
export function command<T extends TableName, I extends TSchema>(spec: CollectionCommand<T, I>): Command;
// biome-ignore lint/suspicious/noExplicitAny: the overloads above are the types
export function command(spec: any): Command {
  return { target: 'record', access: 'member', secret: [], ...spec, kind: 'command' };
}
