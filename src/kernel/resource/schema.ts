import { boundsOf, columnSchema } from './columns.ts';
import type { CompiledResource } from './compile.ts';

type Schema = Record<string, unknown>;

const objectOf = (properties: Record<string, unknown>, required: readonly string[], description?: string): Schema => ({
  type: 'object',
  additionalProperties: false,
  ...(description ? { description } : {}),
  properties,
  ...(required.length ? { required } : {}),
});

const shapeOf = ({ spec, info }: CompiledResource, column: string) => {
  const shape = (spec.json as Record<string, object> | undefined)?.[column];
  return columnSchema(info, column, shape);
};

/** The same for what is written: a number that its column cannot hold is refused with its pointer. */
const inputShapeOf = (resource: CompiledResource, column: string) => {
  const schema = shapeOf(resource, column);
  const kind = resource.kind(column);
  return kind === 'integer' || kind === 'number' ? { ...boundsOf(resource.info.columns[column]!.type), ...schema } : schema;
};

/** JSON Schema of a record as GET shows it. Masked money and times may be null although the column is not. */
export function readSchema(resource: CompiledResource): Schema {
  const properties: Record<string, unknown> = {};
  for (const field of resource.spec.fields as string[]) {
    const schema = shapeOf(resource, field);
    // A masked value may break the bounds of the plain one.
    properties[field] = resource.spec.masks?.[field]
      ? { type: looseTypes(schema), description: schema.description, 'x-mask': resource.spec.masks[field] }
      : schema;
  }
  return objectOf(properties, [], resource.spec.description ?? resource.info.comment);
}

const looseTypes = ({ type }: Schema) => [...new Set([...(Array.isArray(type) ? type : [type ?? 'object']), 'null', 'string'])];

/** JSON Schema of what POST takes: declared columns; required are those the database wants and has no default for. */
export function createSchema(resource: CompiledResource): Schema {
  const columns = (resource.spec.create ?? []) as string[];
  const required = columns.filter((column) => {
    const { nullable, hasDefault } = resource.info.columns[column]!;
    return !nullable && !hasDefault && column !== 'currency';
  });
  return objectOf(Object.fromEntries(columns.map((column) => [column, inputShapeOf(resource, column)])), required);
}

/** JSON Schema of what PATCH takes: any of the declared columns, at least one. */
export function updateSchema(resource: CompiledResource): Schema {
  const columns = (resource.spec.update ?? []) as string[];
  return { ...objectOf(Object.fromEntries(columns.map((column) => [column, inputShapeOf(resource, column)])), []), minProperties: 1 };
}
