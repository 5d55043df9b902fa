import { declarePersonal } from '../audit/personal.ts';
import type { Actor } from '../context.ts';
import type { Catalog, TableInfo } from '../db/catalog.ts';
import { fail } from '../errors.ts';
import type { AnyResource, Expansion } from '../resource.ts';
import { type Kind, kindOf, valueSql } from './columns.ts';
import { type Disguise, type Masks, maskSql, masksOf } from './masks.ts';
import { fieldGroups } from './patterns.ts';

/**
 * The resource compiler: declaration + catalogue → SQL whose result is JSON text built by PostgreSQL, streamed to the
 * client without being parsed. This file makes the projections; `list.ts` the pages, `write.ts` the writes, `schema.ts`
 * the JSON Schemas. Nothing here runs SQL.
 */
export interface CompiledResource {
  readonly spec: AnyResource;
  /** Name in paths and audit entries: `order_items` → `order-items`. */
  readonly path: string;
  /** Table name for SQL, qualified for the shared schema. */
  readonly table: string;
  readonly info: TableInfo;
  /** Feature code of its pack; absent: everybody has it. */
  readonly feature: string | undefined;
  readonly softDelete: boolean;
  /** SQL giving the row's version for ETags; views have none. */
  readonly version: string;
  kind(column: string): Kind;
  /** The fields this actor sees disguised. */
  maskedFor(actor: Actor): Masks;
  /** `select` list for one row as JSON, named fields only. */
  projection(request: ProjectionRequest): string;
}

export interface ProjectionRequest {
  readonly fields: readonly string[];
  readonly masked: Masks;
  readonly expand: readonly string[];
  readonly actor: Actor;
}

/** Projections remembered for one resource: businesses have patterns of their own, so there is no end to them. */
const mostProjections = 200;

export const singular = (table: string): string =>
  table
    .replace(/^platform\./, '')
    .replace(/ies$/, 'y')
    .replace(/s$/, '');
export const pathOf = (table: string): string => table.replace(/^platform\./, '').replaceAll('_', '-');

export class ResourceCompiler {
  readonly #catalog: Catalog;
  readonly #byTable = new Map<string, CompiledResource>();
  readonly #anywhere = new WeakMap<Actor, Masks>();

  /** `features`: of packs that have one, by table. */
  constructor(catalog: Catalog, resources: readonly AnyResource[], features: ReadonlyMap<string, string> = new Map()) {
    this.#catalog = catalog;
    for (const spec of resources) {
      if (this.#byTable.has(spec.table)) throw new Error(`Two resources show the table ${spec.table}.`);
      this.#byTable.set(spec.table, this.#compile(spec, features.get(spec.table)));
    }
    for (const { spec } of this.#byTable.values()) this.#checkExpansions(spec);
    declarePersonal(resources);
  }

  get all(): CompiledResource[] {
    return [...this.#byTable.values()];
  }

  /** By the word its paths begin with: `order-items`. The platform's own are not among them. */
  named(path: string): CompiledResource | undefined {
    return this.all.find(
      (resource) => resource.path === path && resource.spec.area !== 'platform' && !resource.table.startsWith('platform.'),
    );
  }

  get(table: string): CompiledResource {
    const found = this.#byTable.get(table);
    if (!found) throw new Error(`No resource shows the table ${table}.`);
    return found;
  }

  /** Whether some resource says that a field of this name is to be masked. */
  declaresMask(field: string): boolean {
    return this.all.some(({ spec }) => (spec.masks as Record<string, unknown> | undefined)?.[field] !== undefined);
  }

  /** Every field name that this actor sees disguised in any record: for JSON that is gathered of many records. */
  maskedAnywhere(actor: Actor): Masks {
    let masks = this.#anywhere.get(actor);
    if (!masks) {
      const all = new Map<string, Disguise>();
      for (const resource of this.all)
        for (const [name, mask] of resource.maskedFor(actor)) if (mask.pattern !== undefined) all.set(name, mask);
      for (const { field, pattern } of actor.masking?.rules ?? [])
        for (const name of [field.split('.').at(-1)!, ...(fieldGroups[field] ?? [])]) if (!all.has(name)) all.set(name, { pattern });
      const phone = all.get('customer_phone');
      if (phone && !all.has('phone')) all.set('phone', phone);
      const email = all.get('customer_email');
      if (email && !all.has('email')) all.set('email', email);
      masks = all;
      this.#anywhere.set(actor, masks);
    }
    return masks;
  }

  #compile(spec: AnyResource, feature: string | undefined): CompiledResource {
    const info = this.#catalog[spec.table];
    if (!info) throw new Error(`Resource ${spec.table}: there is no such table; run \`bin/serai generate\`.`);
    for (const column of [...spec.fields, ...(spec.filter ?? []), ...(spec.search ?? []), ...(spec.create ?? []), ...(spec.update ?? [])]) {
      if (!info.columns[column]) throw new Error(`Resource ${spec.table}: there is no column ${column}.`);
    }
    // What is disguised after the database put it together would leave plain through an export, which is SQL alone.
    if (spec.permissions.export && (spec.mixed || spec.sealedEntries))
      throw new Error(`Resource ${spec.table}: what is mixed or sealed cannot be exported.`);
    const columns = (spec.fields as string[]).map((field) => [field, kindOf(info, field)] as const);
    const known = new WeakMap<Actor, Masks>();
    const projections = new Map<string, string>();
    const compiled: CompiledResource = {
      spec,
      path: pathOf(spec.table),
      table: spec.table,
      info,
      feature,
      softDelete: 'deleted_at' in info.columns,
      version: info.kind === 'view' ? 'null' : 't.xmin::text',
      kind: (column) => kindOf(info, column),
      maskedFor: (actor) => {
        let masks = known.get(actor);
        if (!masks) {
          masks = masksOf(columns, spec.masks ?? {}, actor);
          known.set(actor, masks);
        }
        return masks;
      },
      projection: (request) => {
        if (request.expand.length) return this.#project(compiled, request, 't');
        const key = request.masked.size ? `${request.fields.join()}|${JSON.stringify([...request.masked])}` : request.fields.join();
        const sql = projections.get(key) ?? this.#project(compiled, request, 't');
        if (projections.size >= mostProjections) projections.clear();
        projections.set(key, sql);
        return sql;
      },
    };
    return compiled;
  }

  #checkExpansions(spec: AnyResource): void {
    for (const [name, expansion] of Object.entries(spec.expand ?? {})) {
      const target = this.get(expansion.table);
      // Opened and disguised by id after the database put them together, which an expansion would go around.
      if (target.spec.sealedEntries) throw new Error(`Resource ${spec.table}, expansion ${name}: sealed entries cannot be expanded.`);
      const by = linkOf(spec, expansion);
      const owner = expansion.kind === 'one' ? this.get(spec.table).info : target.info;
      if (!owner.columns[by]) throw new Error(`Resource ${spec.table}, expansion ${name}: there is no column ${by}.`);
    }
  }

  /** `a.x as x, …` for one table, with its expansions as sub-selects. */
  #project(resource: CompiledResource, request: ProjectionRequest, alias: string): string {
    const { info } = resource;
    const values = request.fields.map((field) => {
      const ref = `${alias}.${field}`;
      const mask = request.masked.get(field);
      return `${mask ? maskSql(mask, resource.kind(field), ref) : valueSql(info, field, alias)} as ${field}`;
    });
    const expansions = request.expand.map((name) => `${this.#expand(resource, name, request.actor, alias)} as ${name}`);
    return [...values, ...expansions].join(', ');
  }

  /** One level: what is expanded is shown with its own permission and its own masks. */
  #expand(resource: CompiledResource, name: string, actor: Actor, alias: string): string {
    const expansion = resource.spec.expand?.[name];
    if (!expansion) throw fail('invalid_parameter', {}, [{ pointer: '?expand', message: `${name} cannot be expanded` }]);
    const target = this.get(expansion.table);
    const { read } = target.spec.permissions;
    if (!actor.permissions.has(read) && !actor.isOwner) throw fail('forbidden', { permission: read });
    const by = linkOf(resource.spec, expansion);
    const columns = this.#project(target, { fields: target.spec.fields, masked: target.maskedFor(actor), expand: [], actor }, 'x');
    const alive = target.softDelete && expansion.kind === 'many' ? ' and x.deleted_at is null' : '';
    if (expansion.kind === 'one') {
      return `(select row_to_json(j) from ${target.table} x cross join lateral (select ${columns}) j where x.id = ${alias}.${by})`;
    }
    const order = orderSql(expansion.sort ?? 'id', 'x');
    return `(select coalesce(json_agg(row_to_json(j)), '[]') from (select x.* from ${target.table} x where x.${by} = ${alias}.id${alive}
      order by ${order} limit ${expansion.limit ?? 100}) x cross join lateral (select ${columns}) j)`;
  }
}

/** The column that leads to what is expanded: of this table for one, of the other for many. */
export const linkOf = (spec: AnyResource, expansion: Expansion): string =>
  expansion.by ?? `${singular(expansion.kind === 'one' ? expansion.table : spec.table)}_id`;

const orderSql = (sort: string, alias: string) =>
  sort
    .split(',')
    .map((key) => (key.startsWith('-') ? `${alias}.${key.slice(1)} desc` : `${alias}.${key}`))
    .join(', ');
