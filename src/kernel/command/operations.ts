import { revealJson } from '../audit/personal.ts';
import type { Command } from '../command.ts';
import type { Context } from '../context.ts';
import type { Download } from '../download.ts';
import { fail } from '../errors.ts';
import { isUuid } from '../ids.ts';
import type { Pack } from '../pack.ts';
import type { CompiledResource, ResourceCompiler } from '../resource/compile.ts';
import { pathOf } from '../resource/compile.ts';
import { get, list } from '../resource/list.ts';
import { maskDeep } from '../resource/masks.ts';
import type { QueryString } from '../resource/query.ts';
import { createSchema, readSchema, updateSchema } from '../resource/schema.ts';
import { type Body, changes, create, remove, snapshot, update } from '../resource/write.ts';
import type { AnyResource } from '../resource.ts';

/** What one call brings, after validation. */
export interface Call {
  readonly id: string;
  readonly query: QueryString;
  // biome-ignore lint/suspicious/noExplicitAny: checked against the operation's input schema before anybody reads it
  readonly body: any;
  /** The version the caller saw (If-Match). */
  readonly ifMatch: string | undefined;
}

export interface Answer {
  readonly status: number;
  /** JSON text, built by PostgreSQL wherever it can be. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A stored file to stream instead of the body. */
  readonly file?: { readonly name: string; readonly filename: string; readonly contentType: string };
}

/**
 * Everything that can be asked of Serai over HTTP, in one shape, made from resources and commands: the pipeline runs it,
 * the router serves it, the OpenAPI document and `GET /v1/meta` describe it.
 */
export interface Operation {
  /** Stable name for clients: `listOrders`, `confirmOrder`. */
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With `{id}`. */
  readonly path: string;
  readonly kind: 'list' | 'get' | 'create' | 'update' | 'delete' | 'command' | 'bulk' | 'download';
  readonly pack: string;
  readonly tag: string;
  readonly summary: string;
  readonly access: Command['access'];
  readonly permission: string | null;
  /** All of them. */
  readonly features: readonly string[];
  readonly readOnly: boolean;
  /** A read that may leave an audit entry, and so needs a transaction that writes. */
  readonly writesReads?: boolean;
  readonly input: Record<string, unknown> | undefined;
  readonly consumes: 'application/json' | 'text/csv';
  /** JSON Schema of a success; undefined for 204 and files. */
  readonly output: Record<string, unknown> | undefined;
  readonly status: number;
  readonly produces?: string;
  readonly resource: CompiledResource | undefined;
  readonly command?: Command;
  /** For the audit trail. */
  readonly action: string;
  readonly subject: string;
  readonly secret: readonly string[];
  readonly whileSuspended: boolean;
  readonly timeout: number | undefined;
  /** Largest body in bytes, when it is not the usual. */
  readonly maxBytes?: number;
  /** Of a bulk operation: the operation run for each id. */
  readonly each?: Operation;
  run(context: Context, call: Call): Promise<Answer>;
}

const pascal = (text: string) => text.replace(/(^|[-_])([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
const camel = (text: string) => pascal(text).replace(/^./, (letter) => letter.toLowerCase());
const singularPath = (path: string) => path.replace(/ies$/, 'y').replace(/s$/, '');
const words = (path: string) => path.replaceAll('-', ' ');

const json = (status: number, body: string, headers: Record<string, string> = {}): Answer => ({ status, body, headers });
const etag = (version: string | null): Record<string, string> => (version === null ? {} : { etag: `"${version}"` });
const featuresOf = (feature: string | undefined) => (feature ? [feature] : []);
const requireId = (id: string) => {
  if (!isUuid(id)) throw fail('not_found');
};

/** Where a table's operations live. */
const baseOf = (resource: AnyResource | string, shared: boolean) => {
  const platform = shared || (typeof resource !== 'string' && resource.table.startsWith('platform.'));
  return `${platform ? '/platform/v1' : '/v1'}/${typeof resource === 'string' ? resource : pathOf(resource.table)}`;
};

/** All operations of the packs. A command without a verb replaces the plain create of its resource. */
export function operationsOf(packs: readonly Pack[], compiler: ResourceCompiler): Operation[] {
  const operations = packs.flatMap((pack): Operation[] => {
    const commands = pack.commands.flatMap((command) => commandOperations(pack, command, compiler));
    const taken = new Set(commands.map(({ method, path }) => `${method} ${path}`));
    const resources = pack.resources.flatMap((spec) => resourceOperations(pack, compiler.get(spec.table), compiler));
    return [
      ...resources.filter(({ method, path }) => !taken.has(`${method} ${path}`)),
      ...commands,
      ...pack.downloads.map((item) => downloadOperation(pack, item, compiler)),
    ];
  });
  const named = operations.map(inArea);
  const seen = new Set<string>();
  for (const { method, path, operationId } of named) {
    for (const key of [`${method} ${path}`, operationId]) {
      if (seen.has(key)) throw new Error(`Two operations are ${key}.`);
      seen.add(key);
    }
  }
  return named;
}

/** The platform's area has names of its own: both have people who sign in, and an audit trail. */
const inArea = (operation: Operation): Operation =>
  operation.path.startsWith('/platform/')
    ? { ...operation, operationId: `platform${pascal(operation.operationId)}`, tag: `platform ${operation.tag}` }
    : operation;

function resourceOperations(pack: Pack, resource: CompiledResource, compiler: ResourceCompiler): Operation[] {
  const { spec, path } = resource;
  const base = baseOf(spec, false);
  const access = base.startsWith('/platform') ? ('platform' as const) : ('member' as const);
  const one = singularPath(path);
  const record = readSchema(resource);
  const common = {
    pack: pack.name,
    tag: path,
    access,
    features: featuresOf(pack.feature),
    resource,
    consumes: 'application/json' as const,
    secret: [],
    whileSuspended: access === 'platform',
    timeout: undefined,
    subject: spec.table.replace(/^platform\./, ''),
    input: undefined,
  };
  const action = (verb: string) => `${common.subject}.${verb}`;
  const recorded = watchedOf(resource, compiler, Object.keys(spec.expand ?? {})).length > 0 ? { writesReads: true } : {};
  /** The trail and the like hold fields of other records: opened and disguised here, after the database put them together. */
  const shown = async (body: string, context: Context): Promise<string> => {
    const open = spec.sealedEntries ? await revealed(body, context) : body;
    return spec.mixed ? disguise(open, compiler, context) : open;
  };
  const operations: Operation[] = [
    {
      ...common,
      kind: 'list',
      method: 'GET',
      path: base,
      operationId: `list${pascal(path)}`,
      summary: `List ${words(path)}.`,
      action: action('list'),
      permission: spec.permissions.read,
      readOnly: true,
      status: 200,
      output: {
        type: 'object',
        required: ['data', 'next_cursor'],
        properties: {
          data: { type: 'array', items: record, description: 'One page.' },
          next_cursor: { type: ['string', 'null'], description: 'Give it as cursor for the next page; null on the last.' },
        },
      },
      ...recorded,
      run: async (context, { query }) => {
        const body = await list(resource, context.tx, context.actor, query);
        noteRead(resource, compiler, context, query, () => idsIn(body));
        return json(200, await shown(body, context));
      },
    },
    {
      ...common,
      kind: 'get',
      method: 'GET',
      path: `${base}/{id}`,
      operationId: `get${pascal(one)}`,
      summary: `Get one of ${words(path)}.`,
      action: action('get'),
      permission: spec.permissions.read,
      readOnly: true,
      status: 200,
      output: record,
      ...recorded,
      run: async (context, { id, query }) => {
        requireId(id);
        const { body, version } = await get(resource, context.tx, context.actor, id, query);
        noteRead(resource, compiler, context, query, () => [id]);
        return json(200, await shown(body, context), etag(version));
      },
    },
  ];
  const { create: mayCreate, update: mayUpdate, delete: mayDelete } = spec.permissions;
  if (mayCreate && spec.create)
    operations.push({
      ...common,
      kind: 'create',
      method: 'POST',
      path: base,
      operationId: `create${pascal(one)}`,
      summary: `Create one of ${words(path)}.`,
      action: action('create'),
      permission: mayCreate,
      readOnly: false,
      status: 201,
      input: createSchema(resource),
      output: record,
      run: async (context, { body }) => answerWith(resource, context, await create(resource, context, body), 201),
    });
  if (mayUpdate && spec.update)
    operations.push({
      ...common,
      kind: 'update',
      method: 'PATCH',
      path: `${base}/{id}`,
      operationId: `update${pascal(one)}`,
      summary: `Change one of ${words(path)}.`,
      action: action('update'),
      permission: mayUpdate,
      readOnly: false,
      status: 200,
      input: updateSchema(resource),
      output: record,
      run: async (context, { id, body, ifMatch }) => {
        await update(resource, context, id, body, ifMatch);
        return answerWith(resource, context, id, 200);
      },
    });
  if (mayDelete)
    operations.push({
      ...common,
      kind: 'delete',
      method: 'DELETE',
      path: `${base}/{id}`,
      operationId: `delete${pascal(one)}`,
      summary: `Delete one of ${words(path)}.`,
      action: action('delete'),
      permission: mayDelete,
      readOnly: false,
      status: 204,
      output: undefined,
      run: async (context, { id, ifMatch }) => {
        await remove(resource, context, id, ifMatch);
        return json(204, '');
      },
    });
  return operations;
}

/** The tables among a resource and its named expansions whose reads are written down. */
const watchedOf = (resource: CompiledResource, compiler: ResourceCompiler, expand: readonly string[]): string[] =>
  [resource.spec.table, ...expand.flatMap((name) => resource.spec.expand?.[name]?.table ?? [])].filter(
    (table) => compiler.get(table).spec.auditReads,
  );

/** Most ids that one entry names: a page. */
const mostNamed = 200;

/** Writes down who read what, where a resource or what was expanded with it asks for that. */
function noteRead(resource: CompiledResource, compiler: ResourceCompiler, context: Context, query: QueryString, ids: () => string[]): void {
  const expand = [query.expand ?? []].flat().flatMap((names) => names.split(','));
  for (const table of watchedOf(resource, compiler, expand)) {
    const found = ids();
    if (found.length === 0) continue;
    const own = table === resource.spec.table;
    context.audit({
      action: `${table.replace(/^platform\./, '')}.read`,
      category: 'sensitive_read',
      resource: table.replace(/^platform\./, ''),
      resourceId: own && found.length === 1 ? found[0]! : null,
      metadata: { count: found.length, ids: found.slice(0, mostNamed), ...(own ? {} : { through: resource.spec.table }), query },
    });
  }
}

/** Ids of a page, as far as it shows them. */
const idsIn = (page: string): string[] => (JSON.parse(page) as { data: { id?: string }[] }).data.map(({ id }) => id ?? 'not shown');

const revealed = (body: string, { secrets, actor }: Context): Promise<string> => revealJson(body, { secrets, unmasked: actor.unmasked });

/** The record as this actor sees it after a write. Someone who may write but not read gets its id. */
async function answerWith(resource: CompiledResource, { tx, actor }: Context, id: string, status: number): Promise<Answer> {
  const location: Record<string, string> = status === 201 ? { location: `${baseOf(resource.spec, false)}/${id}` } : {};
  if (!actor.isOwner && !actor.permissions.has(resource.spec.permissions.read)) return json(status, JSON.stringify({ id }), location);
  const { body, version } = await get(resource, tx, actor, id);
  return json(status, body, { ...etag(version), ...location });
}

/** JSON text with whatever field this actor sees masked disguised by its name. */
function disguise(body: string, compiler: ResourceCompiler, { actor }: Pick<Context, 'actor'>): string {
  const masks = compiler.maskedAnywhere(actor);
  return masks.size && body ? JSON.stringify(maskDeep(JSON.parse(body), masks)) : body;
}

const methodVerbs = { GET: 'get-', POST: '', PATCH: 'update-' };

type Schema = Record<string, unknown>;

/** Unknown fields are refused, not dropped, at any depth, unless an object's schema says that it takes any. */
function closed(schema: Schema): Schema {
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

/** `cancel` on orders → `cancelOrder`, `set-feature` on tenants → `setTenantFeature`, `sign-in` on auth → `signIn`. */
function deedName({ on, target, verb: given, method = 'POST' }: Command, name: string, verb: string): string {
  if (typeof on === 'string') return camel(given ? `${methodVerbs[method]}${verb}` : `${verb}-${name}`);
  if (target === 'collection') return camel(verb) + pascal(given ? name : singularPath(name));
  const [deed, ...rest] = verb.split('-');
  return deed + pascal(singularPath(name)) + rest.map(pascal).join('');
}

function commandOperations(pack: Pack, command: Command, compiler: ResourceCompiler): Operation[] {
  const resource = typeof command.on === 'string' ? undefined : compiler.get(command.on.table);
  const name = typeof command.on === 'string' ? command.on : pathOf(command.on.table);
  const base = baseOf(command.on, command.access === 'platform' || command.area === 'platform');
  const onRecord = command.target === 'record';
  const path = onRecord ? `${base}/{id}/${command.verb}` : command.verb ? `${base}/${command.verb}` : base;
  const verb = command.verb ?? 'create';
  const subject = resource ? resource.spec.table.replace(/^platform\./, '') : name;
  const { method = 'POST' } = command;
  const operation: Operation = {
    kind: command.verb ? 'command' : 'create',
    method,
    path,
    pack: pack.name,
    tag: name,
    operationId: deedName(command, name, verb),
    summary: command.summary,
    access: command.access,
    permission: command.permission,
    features: command.access === 'anyone' ? [] : featuresOf(command.feature ?? pack.feature),
    readOnly: method === 'GET',
    input: method === 'GET' ? undefined : closed(command.input as Schema),
    consumes: command.consumes ?? 'application/json',
    output: (command.output as Record<string, unknown> | undefined) ?? (resource && readSchema(resource)),
    status: command.status ?? (command.verb ? 200 : 201),
    resource,
    command,
    action: `${subject}.${verb}`,
    subject,
    secret: command.secret,
    whileSuspended: command.whileSuspended ?? command.access === 'platform',
    timeout: command.timeout,
    maxBytes: command.maxBytes,
    run: async (context, call) => {
      const answer = await (onRecord ? runOnRecord(operation, context, call) : runOnCollection(operation, context, call));
      // What a command puts together itself has passed through no projection.
      return command.output && command.access === 'member' ? { ...answer, body: disguise(answer.body, compiler, context) } : answer;
    },
  };
  return command.bulk ? [operation, bulkOf(operation, base)] : [operation];
}

const withoutSecrets = (input: Body | undefined, secret: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input ?? {}).filter(([key, value]) => !secret.includes(key) && !(typeof value === 'string' && value.length > 2000)),
  );

/** Locks the row, checks its version and state, runs, and notes what changed. */
async function runOnRecord(operation: Operation, context: Context, { id, body, ifMatch }: Call): Promise<Answer> {
  const { command, resource } = operation as Required<Operation> & { resource: CompiledResource };
  requireId(id);
  const locked = await snapshot(resource, context, id, { lock: true, row: true });
  if (!locked) throw fail('not_found');
  if (ifMatch !== undefined && ifMatch !== locked.version) throw fail('version_conflict');
  const state = locked.row!.status as string;
  if (command.from && !command.from.includes(state)) throw fail('invalid_state', { state, allowed: command.from });
  const result = await command.run({ ...context, id, row: locked.row }, body);
  const after = await snapshot(resource, context, id, {});
  context.audit({
    action: operation.action,
    resource: operation.subject,
    resourceId: id,
    ...changes(locked.fields, after?.fields ?? {}),
    metadata: { input: withoutSecrets(body, operation.secret) },
  });
  if (command.output) return json(operation.status, JSON.stringify(result ?? null));
  return after ? answerWith(resource, context, id, operation.status) : json(204, '');
}

async function runOnCollection(operation: Operation, context: Context, { body }: Call): Promise<Answer> {
  const { command, resource } = operation as Required<Operation> & { resource: CompiledResource | undefined };
  const result = (await command.run(context, body)) as { id?: string } | undefined;
  const id = result && typeof result === 'object' && isUuid(result.id) ? result.id : undefined;
  const after = resource && id && (!command.verb || !command.output) ? await snapshot(resource, context, id, {}) : undefined;
  if (!operation.readOnly)
    context.audit({
      action: operation.action,
      resource: operation.subject,
      resourceId: id ?? null,
      after: after?.fields ?? null,
      metadata: { input: withoutSecrets(body, operation.secret) },
    });
  if (command.output || !resource) return json(operation.status, JSON.stringify(result ?? null));
  if (!id) throw new Error(`${operation.action} must return { id } or declare its output.`);
  return answerWith(resource, context, id, operation.status);
}

const mostIds = 200;

/** `POST /v1/orders/confirm {ids, …}`: the same deed for each id, answered one by one. */
function bulkOf(each: Operation, base: string): Operation {
  const input = each.input as { properties?: object; required?: string[] };
  return {
    ...each,
    each,
    kind: 'bulk',
    path: `${base}/${each.command!.verb}`,
    features: [...each.features, 'bulk_operations'],
    resource: undefined,
    operationId: `${each.operationId}InBulk`,
    summary: `${each.summary.replace(/\.$/, '')}, for up to ${mostIds} at a time.`,
    input: {
      type: 'object',
      additionalProperties: false,
      required: ['ids', ...(input.required ?? [])],
      properties: {
        ids: {
          type: 'array',
          items: { type: 'string', format: 'uuid' },
          minItems: 1,
          maxItems: mostIds,
          uniqueItems: true,
          description: 'Which ones.',
        },
        ...input.properties,
      },
    },
    output: {
      type: 'object',
      required: ['data'],
      properties: {
        data: {
          type: 'array',
          description: 'One answer per id, in the order asked.',
          items: {
            type: 'object',
            required: ['id', 'status'],
            properties: {
              id: { type: 'string', format: 'uuid', description: 'The record.' },
              status: { type: 'integer', description: 'HTTP status of this one.' },
              problem: { type: 'object', description: 'Why not, as a problem.' },
            },
          },
        },
      },
    },
    run: () => {
      throw new Error('The pipeline runs a bulk operation id by id.');
    },
  };
}

function downloadOperation(pack: Pack, item: Download, compiler: ResourceCompiler): Operation {
  const resource = compiler.get(item.on.table);
  return {
    kind: 'download',
    method: 'GET',
    path: `${baseOf(item.on, false)}/{id}/${item.name}`,
    pack: pack.name,
    tag: resource.path,
    operationId: `download${pascal(singularPath(resource.path))}${pascal(item.name)}`,
    summary: item.summary,
    access: 'member',
    permission: item.permission,
    features: featuresOf(pack.feature),
    readOnly: true,
    input: undefined,
    consumes: 'application/json',
    output: undefined,
    status: 200,
    produces: item.contentType,
    resource,
    action: `${item.on.table}.${item.name}`,
    subject: item.on.table,
    secret: [],
    whileSuspended: false,
    timeout: undefined,
    run: async (context, { id }) => {
      requireId(id);
      const found = await item.locate(context, id);
      if (!found) throw fail('not_found');
      return { ...json(200, ''), file: { name: found.file, filename: found.filename, contentType: found.contentType ?? item.contentType } };
    },
  };
}
