import { columnSchema } from '../resource/columns.ts';
import type { CompiledResource } from '../resource/compile.ts';
import { mostRows, type Operator, operatorsOf, sortableOf } from '../resource/query.ts';

type Json = Record<string, unknown>;

/** Parameters that many operations share. */
export const named = {
  id: { name: 'id', in: 'path', required: true, description: 'The record.', schema: { type: 'string', format: 'uuid' } },
  limit: {
    name: 'limit',
    in: 'query',
    description: 'How many at most.',
    schema: { type: 'integer', minimum: 1, maximum: mostRows, default: 50 },
  },
  cursor: { name: 'cursor', in: 'query', description: '`next_cursor` of the page before, with the same sort.', schema: { type: 'string' } },
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'Repeat a request with the same key and body and it happens once. Kept for 48 hours.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
    example: '7f1c2a54-order-1001',
  },
  ifMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag of the version you saw; another version answers 412.',
    schema: { type: 'string' },
    example: '"1042"',
  },
  ifNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'The ETag of the version you have; the same version answers 304.',
    schema: { type: 'string' },
  },
  range: {
    name: 'Range',
    in: 'header',
    description: 'Which bytes; answered with 206.',
    schema: { type: 'string' },
    example: 'bytes=0-65535',
  },
  ifRange: {
    name: 'If-Range',
    in: 'header',
    description: 'The ETag of the file you have a part of; when it is another one, the whole is sent.',
    schema: { type: 'string' },
  },
  linkTenant: { name: 'tenant', in: 'query', required: true, description: 'Of the link.', schema: { type: 'string', format: 'uuid' } },
  linkExpires: {
    name: 'expires',
    in: 'query',
    required: true,
    description: 'Of the link: seconds since 1970, or `never`.',
    schema: { type: 'string' },
  },
  linkSignature: { name: 'signature', in: 'query', required: true, description: 'Of the link.', schema: { type: 'string' } },
} as const;

const listOf = (name: string, description: string, items: Json, more: Json = {}): Json => ({
  name,
  in: 'query',
  description,
  style: 'form',
  explode: false,
  schema: { type: 'array', items, ...more },
});

/** `fields` and `expand`. */
export function recordParameters({ spec }: CompiledResource): Json[] {
  const expansions = Object.keys(spec.expand ?? {});
  return [
    listOf('fields', 'Which fields; absent: all.', { type: 'string', enum: spec.fields }, { uniqueItems: true }),
    ...(expansions.length ? [listOf('expand', 'What to show with it.', { type: 'string', enum: expansions }, { uniqueItems: true })] : []),
  ];
}

/** Everything a list can be asked, besides `limit` and `cursor`. */
export function listParameters(resource: CompiledResource): Json[] {
  const { spec } = resource;
  const sorts = [...sortableOf(resource)].flatMap((column) => [column, `-${column}`]);
  const parameters = [
    {
      ...listOf('sort', 'By what; `-` means descending.', { type: 'string', enum: sorts }, { maxItems: 4 }),
      example: (spec.sort ?? '-id').split(','),
    },
    ...recordParameters(resource),
  ];
  if (spec.search?.length)
    parameters.push({
      name: 'q',
      in: 'query',
      description: `Search in ${spec.search.join(', ')}.`,
      schema: { type: 'string', minLength: 2, maxLength: 200 },
    });
  if (spec.near)
    parameters.push({
      name: 'near',
      in: 'query',
      description: `Within so many metres of a place, by ${spec.near}: \`lon,lat,metres\`.`,
      schema: { type: 'string' },
      example: '77.5946,12.9716,5000',
    });
  for (const column of (spec.filter ?? []) as string[]) {
    for (const operator of operatorsOf[resource.kind(column)]) parameters.push(filterParameter(resource, column, operator));
  }
  return parameters;
}

const meanings: Record<Operator, string> = {
  eq: 'Is it, or one of several separated by commas',
  ne: 'Is not it',
  gt: 'Is more or later',
  gte: 'Is it, or more or later',
  lt: 'Is less or earlier',
  lte: 'Is it, or less or earlier',
  null: 'true: is empty; false: is not',
  contains: 'Contains it, in any case',
  has: 'Has it',
};

function filterParameter(resource: CompiledResource, column: string, operator: Operator): Json {
  const masked = resource.spec.masks?.[column] ? ' Not for those who see it masked.' : '';
  const description = `${resource.info.columns[column]!.comment} ${meanings[operator]}.${masked}`.trim();
  const name = operator === 'eq' ? column : `${column}[${operator}]`;
  if (operator === 'null') return { name, in: 'query', description, schema: { type: 'boolean' } };
  const value = filterValue(resource, column, operator);
  return operator === 'eq' && resource.kind(column) !== 'boolean'
    ? listOf(name, description, value)
    : { name, in: 'query', description, schema: value };
}

function filterValue(resource: CompiledResource, column: string, operator: Operator): Json {
  if (operator === 'contains' || operator === 'has') return { type: 'string' };
  const { type, format, pattern, examples } = columnSchema(resource.info, column);
  const values = resource.info.columns[column]!.values;
  const plain = Array.isArray(type) ? type.find((one) => one !== 'null') : type;
  return {
    type: plain,
    ...(format ? { format } : {}),
    ...(values ? { enum: values } : {}),
    ...(pattern && resource.kind(column) === 'money' ? { pattern } : {}),
    ...(examples ? { examples } : {}),
  };
}
