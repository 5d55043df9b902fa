import { revealJson } from '../audit/personal.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import type { Download } from '../download.ts';
import { fail } from '../errors.ts';
import { isUuid } from '../ids.ts';
import type { CompiledResource, ResourceCompiler } from '../resource/compile.ts';
import { pathOf } from '../resource/compile.ts';
import { get } from '../resource/list.ts';
import { maskDeep } from '../resource/masks.ts';
import type { QueryString } from '../resource/query.ts';
import type { AnyResource } from '../resource.ts';
import type { Upload } from '../upload.ts';

/** What one call brings, after validation. */
export interface Call {
  readonly id: string;
  readonly query: QueryString;
  // biome-ignore lint/suspicious/noExplicitAny: checked against the operation's input schema before anybody reads it
  readonly body: any;
  /** The version the caller saw (If-Match). */
  readonly ifMatch: string | undefined;
}

/** A body by content coding, the better one first. */
export type Packed = Readonly<Record<'br' | 'gzip', Buffer>>;

export interface Answer {
  readonly status: number;
  /** JSON text, built by PostgreSQL wherever it can be; a page as its bytes. */
  readonly body: string | Buffer;
  /** The body as it travels to whoever understands it: compressed once, sent many times. */
  readonly packed?: Packed;
  readonly headers: Readonly<Record<string, string>>;
  /** A stored file to stream instead of the body. */
  readonly file?: {
    readonly tenantId: string;
    readonly name: string;
    readonly filename: string;
    readonly contentType: string;
    /** In bytes, where it is known. */
    readonly size?: number;
    /** What changes when the bytes do, such as their digest. */
    readonly etag?: string;
  };
}

/**
 * Everything that can be asked of Serai over HTTP, in one shape, made from resources and commands: the pipeline runs it,
 * the router serves it, the OpenAPI document and `GET /v1/meta` describe it.
 */
export interface Operation {
  /** Stable name for clients: `listOrders`, `confirmOrder`. */
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{id}`. */
  readonly path: string;
  readonly kind: 'list' | 'get' | 'create' | 'update' | 'delete' | 'command' | 'bulk' | 'download' | 'upload';
  readonly pack: string;
  readonly tag: string;
  readonly summary: string;
  /** link: whoever has its signed address. */
  readonly access: Command['access'] | 'link';
  readonly permission: string | null;
  /** All of them. */
  readonly features: readonly string[];
  readonly readOnly: boolean;
  /** A read of one statement, sent at once: it begins on what is remembered of tenant and actor while that is being proved. */
  readonly once?: boolean;
  /** A read that may leave an audit entry, and so needs a transaction that writes. */
  readonly writesReads?: boolean;
  readonly input: Record<string, unknown> | undefined;
  /** JSON Schema of the query parameters of a read that is a command; its `run` gets them as its input. */
  readonly parameters?: Record<string, unknown>;
  readonly consumes: 'application/json' | 'text/csv' | 'multipart/form-data' | 'application/octet-stream';
  /** JSON Schema of a success; undefined for 204 and files. */
  readonly output: Record<string, unknown> | undefined;
  readonly status: number;
  readonly produces?: string;
  readonly resource: CompiledResource | undefined;
  readonly command?: Command;
  readonly download?: Download;
  /** A file comes in: http/uploads.ts takes it. */
  readonly upload?: Upload;
  /** For the audit trail. */
  readonly action: string;
  readonly subject: string;
  readonly secret: readonly string[];
  readonly whileSuspended: boolean;
  readonly timeout: number | undefined;
  /** Largest body in bytes, when it is not the usual. */
  readonly maxBytes?: number;
  /** What a refusal leaves behind, for whatever reason it was refused. */
  readonly refused?: Command['refused'];
  /** Of a bulk operation: the operation run for each id. */
  readonly each?: Operation;
  run(context: Context, call: Call): Promise<Answer>;
}
export const pascal = (text: string) => text.replace(/(^|[-_])([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
export const camel = (text: string) => pascal(text).replace(/^./, (letter) => letter.toLowerCase());
export const singularPath = (path: string) => path.replace(/ies$/, 'y').replace(/s$/, '');
export const words = (path: string) => path.replaceAll('-', ' ');

export const json = (status: number, body: Answer['body'], headers: Record<string, string> = {}): Answer => ({ status, body, headers });
export const etag = (version: string | null): Record<string, string> => (version === null ? {} : { etag: `"${version}"` });
export const featuresOf = (feature: string | undefined) => (feature ? [feature] : []);
export const requireId = (id: string) => {
  if (!isUuid(id)) throw fail('not_found');
};

/** Where a table's operations live. */
export const baseOf = (resource: AnyResource | string, shared: boolean) => {
  const platform = shared || (typeof resource !== 'string' && resource.table.startsWith('platform.'));
  return `${platform ? '/platform/v1' : '/v1'}/${typeof resource === 'string' ? resource : pathOf(resource.table)}`;
};
/**
 * Opens what is sealed in entries. Who sees masks gets what some resource declares as personal, disguised by `disguise` like anywhere else;
 * personal data that no resource knows stays hidden from them.
 */
export function revealed(body: string, compiler: ResourceCompiler, { secrets, actor }: Context): Promise<string> {
  const masks = compiler.maskedAnywhere(actor);
  return revealJson(body, { secrets, opens: (field) => actor.unmasked || masks.has(field) || compiler.declaresMask(field) });
}

/** The record as this actor sees it after a write. Someone who may write but not read gets its id. */
export async function answerWith(resource: CompiledResource, { tx, actor }: Context, id: string, status: number): Promise<Answer> {
  const location: Record<string, string> = status === 201 ? { location: `${baseOf(resource.spec, false)}/${id}` } : {};
  if (!actor.isOwner && !actor.permissions.has(resource.spec.permissions.read)) return json(status, JSON.stringify({ id }), location);
  const { body, version } = await get(resource, tx, actor, id);
  return json(status, body, { ...etag(version), ...location });
}

type Schema = Record<string, unknown>;

/** Unknown fields are refused, not dropped, at any depth, unless an object's schema says that it takes any. */
export function closed(schema: Schema): Schema {
  const within = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(within) : value && typeof value === 'object' ? closed(value as Schema) : value;
  const { properties, items, anyOf } = schema;
  return {
    ...schema,
    ...(properties && !('additionalProperties' in schema) && !schema.patternProperties ? { additionalProperties: false } : {}),
    ...(properties ? { properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, within(value)])) } : {}),
    ...(items ? { items: within(items) } : {}),
    ...(anyOf ? { anyOf: within(anyOf) } : {}),
  };
}

/** JSON text with whatever field this actor sees masked disguised by its name. */
export function disguise(body: string, compiler: ResourceCompiler, { actor }: Pick<Context, 'actor'>): string {
  const masks = compiler.maskedAnywhere(actor);
  return masks.size && body ? JSON.stringify(maskDeep(JSON.parse(body), masks)) : body;
}
