import type { Static, TSchema } from 'typebox';
import type { Context } from './context.ts';
import type { AnyResource } from './resource.ts';
import type { World } from './world.ts';

/** A file as it came in: on local disk until the request is answered. */
export interface Arrived {
  readonly path: string;
  /** As the sender calls it; null where nobody said. */
  readonly name: string | null;
  readonly size: number;
  /** SHA-256 in hex. */
  readonly sha256: string;
}

/** What an upload may be, decided before its first byte is read. */
export interface Admission {
  /** More bytes than this are refused while they come. */
  readonly mostBytes: number;
  /** Where it must be a certain number of bytes. */
  readonly exactBytes?: number;
}

/**
 * A file that comes in: `POST /v1/<resource>` as multipart/form-data, or with a name `PUT /v1/<resource>/{id}/<name>` with the bare
 * bytes, for a signed link. The bytes are streamed to disk between two short transactions, so a slow sender holds no connection:
 * `admit` in the first, `keep` outside of both, `run` in the second. `settle` follows whatever happened.
 */
export interface Upload {
  readonly kind: 'upload';
  readonly on: AnyResource;
  readonly name?: string;
  readonly access: 'member' | 'link';
  readonly permission: string | null;
  readonly feature?: string;
  /** One sentence for the docs. */
  readonly summary: string;
  /** What comes beside the file; multipart only. */
  readonly input: TSchema;
  readonly output?: TSchema;
  // biome-ignore lint/suspicious/noExplicitAny: what one step returns the next one takes; `upload` below holds them to it
  admit(context: Context, id: string): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  keep(world: World, admitted: any, arrived: Arrived, input: any): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  run(context: Context, kept: any, input: any): Promise<{ id: string }>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  settle(world: World, admitted: any): Promise<void>;
}

interface UploadSpec<I extends TSchema, A extends Admission, K>
  extends Omit<Upload, 'kind' | 'input' | 'admit' | 'keep' | 'run' | 'settle'> {
  readonly input: I;
  /** Whether this may come, and how much. In a transaction of its own. */
  admit(context: Context, id: string): Promise<A>;
  /** Looks into what arrived and puts it where it stays. Outside of any transaction. */
  keep(world: World, admitted: A, arrived: Arrived, input: Static<I>): Promise<K>;
  /** Makes the record, with audit and events, and returns its id. */
  run(context: Context, kept: K, input: Static<I>): Promise<{ id: string }>;
  /** Clears away what was put somewhere and is not needed. */
  settle(world: World, admitted: A): Promise<void>;
}

export const upload = <I extends TSchema, A extends Admission, K>(spec: UploadSpec<I, A, K>): Upload => ({ kind: 'upload', ...spec });
