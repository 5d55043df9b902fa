import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { may } from '../command/actors.ts';
import type { Operation, Packed } from '../command/operations.ts';
import type { Actor } from '../context.ts';
import { fail } from '../errors.ts';
import { columnSchema } from '../resource/columns.ts';
import { type CompiledResource, linkOf, pathOf } from '../resource/compile.ts';
import type { Masks } from '../resource/masks.ts';
import { defaultSortOf, operatorsOf, sortableOf } from '../resource/query.ts';
import { createSchema } from '../resource/schema.ts';

type Json = Record<string, unknown>;

/**
 * `GET /v1/meta` and `GET /platform/v1/meta`: the same operations that the OpenAPI document describes, for a console, less
 * what the person asking may not do. A field masked for them cannot be filtered, sorted or searched by.
 */
export function withMeta(operations: readonly Operation[]): Operation[] {
  return [...operations, metaOperation('/v1/meta', 'self', operations), metaOperation('/platform/v1/meta', 'platform', operations)];
}

function metaOperation(path: string, access: 'self' | 'platform', operations: readonly Operation[]): Operation {
  const area = path.replace(/meta$/, '');
  const mine = operations.filter((operation) => operation.path.startsWith(area));
  // An actor is the same object for as long as what it may do stays the same.
  const known = new WeakMap<Actor, { body: string; etag: string; packed: Packed }>();
  return {
    kind: 'get',
    method: 'GET',
    path,
    pack: 'kernel',
    tag: 'meta',
    operationId: access === 'platform' ? 'platformMeta' : 'meta',
    summary: 'Describe the resources and commands that you may use.',
    access,
    permission: null,
    features: [],
    readOnly: true,
    input: undefined,
    consumes: 'application/json',
    output: metaSchema,
    status: 200,
    resource: undefined,
    action: 'meta.get',
    subject: 'meta',
    secret: [],
    whileSuspended: true,
    timeout: undefined,
    async run({ actor }, { query }) {
      for (const name of Object.keys(query)) throw fail('unknown_parameter', {}, [{ pointer: `?${name}`, message: 'takes no parameters' }]);
      let described = known.get(actor);
      if (!described) {
        const body = JSON.stringify(describe(actor, access === 'platform', mine));
        // Weak: it names what is said, however it travels.
        const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
        described = { body, etag, packed: await pack(body) };
        known.set(actor, described);
      }
      const { body, etag, packed } = described;
      return { status: 200, body, packed, headers: { etag } };
    },
  };
}

/**
 * A console waits for this before it can show anything: 300 KB, or 33 KB like this. There is no secret in it, and nothing that the one
 * who asks could have put there, so that its length tells nobody anything.
 */
async function pack(body: string): Promise<Packed> {
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    promisify(gzip)(body, { level: 6 }),
  ]);
  return { br, gzip: gz };
}

/** Whether the pipeline would let this actor in. */
const allowed = (actor: Actor, everything: boolean, { permission, features }: Operation): boolean =>
  everything || ((!permission || may(actor, permission)) && features.every((feature) => actor.features.has(feature)));

function describe(actor: Actor, everything: boolean, all: readonly Operation[]): Json {
  const operations = all.filter((operation) => operation.access !== 'anyone' && allowed(actor, everything, operation));
  const shown = operations.filter(({ kind }) => kind === 'list').map(({ resource }) => resource!);
  const visible = new Set<string>(shown.map(({ spec }) => spec.table));
  return {
    actor: {
      id: actor.id,
      kind: actor.kind,
      name: actor.name,
      is_owner: actor.isOwner,
      roles: actor.roles,
      permissions: [...actor.permissions].sort(),
      features: [...actor.features].sort(),
      unmasked: actor.unmasked,
    },
    resources: Object.fromEntries(shown.map((resource) => [resource.path, describeResource(resource, actor, operations, visible)])),
    commands: operations.filter(({ command, resource }) => command && !resource).map(describeCommand),
    policy: actor.policy ?? {},
  };
}

function describeResource(resource: CompiledResource, actor: Actor, operations: readonly Operation[], visible: ReadonlySet<string>): Json {
  const { spec, info } = resource;
  const masked = resource.maskedFor(actor);
  const plain = (column: string) => !masked.has(column);
  const own = operations.filter((operation) => (operation.each ?? operation).resource === resource);
  const the = (kind: Operation['kind']) => own.find((operation) => operation.kind === kind);
  const fields = spec.fields as string[];
  const search = ((spec.search ?? []) as string[]).filter(plain);
  const states = info.columns.status?.values;
  return {
    path: the('list')!.path,
    pack: the('list')!.pack,
    description: spec.description ?? info.comment,
    fields: Object.fromEntries(fields.map((field) => [field, describeField(resource, field, visible, masked)])),
    filters: Object.fromEntries(
      ((spec.filter ?? []) as string[]).filter(plain).map((column) => [column, operatorsOf[resource.kind(column)]]),
    ),
    sorts: [...sortableOf(resource)].filter(plain),
    default_sort: defaultSortOf(resource, masked),
    search,
    near: spec.near && plain(spec.near) ? spec.near : null,
    expansions: Object.fromEntries(
      Object.entries(spec.expand ?? {})
        .filter(([, { table }]) => visible.has(table))
        .map(([name, expansion]) => [name, { kind: expansion.kind, resource: pathOf(expansion.table), by: linkOf(spec, expansion) }]),
    ),
    etag: info.kind === 'table',
    ...(states ? { states: { field: 'status', values: states, transitions: spec.transitions ?? null } } : {}),
    create: writeOf(the('create')),
    update: writeOf(the('update')),
    delete: the('delete') ? { permission: the('delete')!.permission } : null,
    export: spec.permissions.export && may(actor, spec.permissions.export) ? { permission: spec.permissions.export } : null,
    commands: own
      .filter(({ kind, readOnly }) => kind === 'command' && !readOnly)
      .map((operation) => ({
        ...describeCommand(operation),
        bulk: own.find(({ each }) => each === operation)?.path ?? null,
      })),
    downloads: own.filter(({ kind }) => kind === 'download').map(({ path, summary, produces }) => ({ path, summary, type: produces })),
  };
}

function describeField(resource: CompiledResource, field: string, visible: ReadonlySet<string>, masked: Masks): Json {
  const { spec, info } = resource;
  const { nullable } = info.columns[field]!;
  const target = info.references[field];
  const shape = (spec.json as Record<string, object> | undefined)?.[field];
  const required = ((createSchema(resource).required ?? []) as string[]).includes(field);
  return {
    type: resource.kind(field),
    description: info.columns[field]!.comment,
    nullable,
    required,
    ...(info.columns[field]!.values ? { values: info.columns[field]!.values } : {}),
    ...(target && visible.has(target) ? { reference: pathOf(target) } : {}),
    ...(spec.masks?.[field] ? { mask: spec.masks[field] } : {}),
    // Rules of the business mask what no resource declares.
    ...(spec.masks?.[field] || masked.has(field) ? { masked: masked.has(field) } : {}),
    schema: columnSchema(info, field, shape),
  };
}

const writeOf = (operation: Operation | undefined): Json | null =>
  operation
    ? { permission: operation.permission, summary: operation.summary, schema: operation.input, consumes: operation.consumes }
    : null;

const describeCommand = ({ operationId, method, path, summary, permission, features, input, consumes, command }: Operation): Json => ({
  name: command!.verb ?? 'create',
  operation_id: operationId,
  method,
  path,
  target: command!.target,
  summary,
  permission,
  features,
  from: command!.from ?? null,
  input,
  consumes,
});

const text = (description: string) => ({ type: 'string', description });
const texts = (description: string) => ({ type: 'array', items: { type: 'string' }, description });

const metaSchema: Record<string, unknown> = {
  type: 'object',
  required: ['actor', 'resources', 'commands', 'policy'],
  properties: {
    actor: {
      type: 'object',
      description: 'Who asks.',
      properties: {
        id: { type: ['string', 'null'], description: 'The person.' },
        kind: text('user, api_key or super_admin.'),
        name: text('Name.'),
        is_owner: { type: 'boolean', description: 'Has every permission.' },
        roles: texts('Role codes.'),
        permissions: texts('Permission codes.'),
        features: texts('Feature codes that are on for this person.'),
        unmasked: { type: 'boolean', description: 'Sees masked fields in full.' },
      },
    },
    resources: {
      type: 'object',
      description: 'By path word: fields, filters with their operators, sorts, expansions, states, what can be written, and commands.',
      additionalProperties: { type: 'object', description: 'One resource.' },
    },
    commands: { type: 'array', items: { type: 'object' }, description: 'Commands that belong to no resource.' },
    policy: {
      type: 'object',
      additionalProperties: true,
      description: "What the business's security settings ask of a console this person works in, their roles' overrides applied.",
    },
  },
};
