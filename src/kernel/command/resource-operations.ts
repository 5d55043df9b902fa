import type { Context } from '../context.ts';
import type { Pack } from '../pack.ts';
import type { CompiledResource, ResourceCompiler } from '../resource/compile.ts';
import { get, list } from '../resource/list.ts';
import type { QueryString } from '../resource/query.ts';
import { createSchema, readSchema, updateSchema } from '../resource/schema.ts';
import { create, remove, update } from '../resource/write.ts';

import {
  answerWith,
  baseOf,
  disguise,
  etag,
  featuresOf,
  json,
  type Operation,
  pascal,
  requireId,
  revealed,
  singularPath,
  words,
} from './operation.ts';

export function resourceOperations(pack: Pack, resource: CompiledResource, compiler: ResourceCompiler): Operation[] {
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
  const isRecorded = watchedOf(resource, compiler, Object.keys(spec.expand ?? {})).length > 0;
  const recorded = isRecorded ? { writesReads: true } : { once: !spec.sealedEntries && access === 'member' };
  const expanded = Object.values(spec.expand ?? {}).map(({ table }) => compiler.get(table).spec);
  const isMixed = [spec, ...expanded].some((one) => one.mixed || one.sealedEntries);
  const isShownAsItIs = !isMixed;
  /** The trail and the like hold fields of other records: opened and disguised here, after the database put them together. */
  const shown = async (body: string, context: Context): Promise<string> => {
    const open = spec.sealedEntries ? await revealed(body, compiler, context) : body;
    return isMixed ? disguise(open, compiler, context) : open;
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
        noteRead(resource, compiler, context, query, () => idsIn(body.toString()));
        return json(200, isShownAsItIs ? body : await shown(body.toString(), context));
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
