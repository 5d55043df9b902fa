import type { Operation } from '../command/operations.ts';
import type { CompiledResource } from '../resource/compile.ts';
import { readSchema } from '../resource/schema.ts';

/** A piece of the document. */
export type Json = Record<string, unknown>;

export const pascal = (text: string) => text.replace(/(^|[-_. ])([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
export const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** `orders` → `Order`, `platform.tenants` → `PlatformTenant`. */
export const componentOf = ({ spec }: CompiledResource): string => pascal(spec.table.replace(/ies$/, 'y').replace(/s$/, ''));

/** The document's schemas by name, each text once. */
export class Schemas {
  readonly #components: Record<string, unknown> = {};
  readonly #names = new Map<string, string>();

  constructor(operations: readonly Operation[]) {
    const resources = new Map(operations.flatMap(({ resource }) => (resource ? [[resource.spec.table, resource] as const] : [])));
    // Names first, so that records can refer to each other.
    for (const resource of resources.values()) this.#names.set(JSON.stringify(readSchema(resource)), componentOf(resource));
    for (const resource of resources.values()) this.#components[componentOf(resource)] = recordSchema(resource, resources);
  }

  /** A reference to the schema, kept under this name unless the same text has one already. */
  ref(name: string, schema: Json): Json {
    const text = JSON.stringify(schema);
    const known = this.#names.get(text);
    if (known) return refTo(known);
    if (this.#components[name]) throw new Error(`Two schemas are called ${name}.`);
    this.#names.set(text, name);
    this.#components[name] = this.#within(schema);
    return refTo(name);
  }

  /** The schema with what has a name already as references. */
  #within(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#within(item));
    if (!value || typeof value !== 'object') return value;
    const known = this.#names.get(JSON.stringify(value));
    if (known && known in this.#components && (value as Json).properties) return refTo(known);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#within(item)]));
  }

  all(): Json {
    const named = Object.entries(this.#components).map(
      ([name, schema]) => [name, /(Input|Create|Update)$/.test(name) ? schema : told(schema)] as const,
    );
    return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

/** What an answer promises: a text may come disguised, so its form is promised to nobody. */
function told(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(told);
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => key !== 'pattern' || typeof item !== 'string')
      .map(([key, item]) => [key, told(item)]),
  );
}

/** The record with what `expand` may add to it. */
function recordSchema(resource: CompiledResource, resources: ReadonlyMap<string, CompiledResource>): Json {
  const schema = readSchema(resource);
  const properties = { ...(schema.properties as Json) };
  for (const [name, { kind, table }] of Object.entries(resource.spec.expand ?? {})) {
    const target = refTo(componentOf(resources.get(table)!));
    properties[name] =
      kind === 'many'
        ? { type: 'array', items: target, description: `With \`expand=${name}\`.` }
        : { anyOf: [target, { type: 'null' }], description: `With \`expand=${name}\`; null where there is none.` };
  }
  return { ...schema, properties };
}
