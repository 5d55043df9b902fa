import type { Operation } from '../command/operations.ts';
import { fixedPaths, streamChange } from './openapi-fixed.ts';
import { listParameters, named, recordParameters } from './openapi-parameters.ts';
import { problemResponses, problemSchema, problemsOf } from './openapi-problems.ts';
import { componentOf, type Json, pascal, Schemas } from './openapi-schemas.ts';
import { sample } from './sample.ts';

/**
 * The OpenAPI 3.1 document of everything this process serves, made from the same operations that serve it. Records,
 * inputs and answers are components; a schema that occurs twice is written once.
 */
export function openapiDocument(operations: readonly Operation[], version: string): Json {
  const schemas = new Schemas(operations);
  const paths: Record<string, Json> = { ...fixedPaths };
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describe(operation, schemas) };
  }
  const document = {
    openapi: '3.1.1',
    info: { title: 'Serai', version, description: introduction, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/', description: 'This server.' }],
    tags: tagsOf(operations),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An access token from signing in, or an API key (`srk_…`).' },
      },
      schemas: { ...schemas.all(), Problem: problemSchema, StreamChange: streamChange },
      parameters: named,
      headers: headers,
      responses: problemResponses,
    },
  };
  // Schemas come from several makers; what goes out is plain JSON.
  return JSON.parse(JSON.stringify(document));
}

function describe(operation: Operation, schemas: Schemas): Json {
  const { summary, operationId, tag, access, permission, features, command } = operation;
  const facts = [
    permission && `Permission: \`${permission}\`.`,
    features.length && `Feature: ${features.map((feature) => `\`${feature}\``).join(', ')}.`,
    command?.from && `Possible from: ${command.from.map((state) => `\`${state}\``).join(', ')}.`,
  ].filter(Boolean);
  return {
    operationId,
    summary,
    ...(facts.length ? { description: facts.join(' ') } : {}),
    tags: [tag],
    security: access === 'anyone' || access === 'link' ? [] : [{ bearer: [] }],
    parameters: parametersOf(operation),
    ...bodyOf(operation, schemas),
    responses: {
      [operation.status]: successOf(operation, schemas),
      ...unchangedOf(operation),
      ...partOf(operation),
      ...problemsOf(operation),
    },
    ...(permission ? { 'x-permission': permission } : {}),
    ...(features.length ? { 'x-features': features } : {}),
    ...(command?.from ? { 'x-from-states': command.from } : {}),
  };
}

function parametersOf(operation: Operation): Json[] {
  const { kind, path, readOnly, resource } = operation;
  const use = (name: keyof typeof named) => ({ $ref: `#/components/parameters/${name}` });
  const parameters: Json[] = path.includes('{id}') ? [use('id')] : [];
  if (kind === 'list' && resource) parameters.push(use('limit'), use('cursor'), ...listParameters(resource));
  if (kind === 'get' && resource) parameters.push(...recordParameters(resource));
  if (kind === 'get') parameters.push(use('ifNoneMatch'));
  parameters.push(...besideTheFile(operation));
  if (!readOnly) parameters.push(use('idempotencyKey'));
  if (!readOnly && !operation.upload && path.includes('{id}') && resource?.info.kind === 'table') parameters.push(use('ifMatch'));
  if (kind === 'download') parameters.push(use('range'), use('ifRange'));
  if (operation.access === 'link') parameters.push(use('linkTenant'), use('linkExpires'), use('linkSignature'));
  return parameters;
}

/** A read's input travels in the query string, and what a CSV command takes besides its file. */
function besideTheFile({ consumes, input, parameters }: Operation): Json[] {
  const schema = parameters ?? (consumes === 'text/csv' ? input! : {});
  const required = new Set((schema.required ?? []) as string[]);
  return Object.entries((schema.properties ?? {}) as Record<string, Json>)
    .filter(([name]) => name !== 'body')
    .map(([name, { description, ...schema }]) => ({ name, in: 'query', required: required.has(name), description, schema }));
}

const inputNames: Partial<Record<Operation['kind'], string>> = { create: 'Create', update: 'Update' };

function bodyOf(operation: Operation, schemas: Schemas): Json {
  const { input, consumes, kind, resource, operationId } = operation;
  if (consumes === 'application/octet-stream')
    return {
      requestBody: { required: true, content: { '*/*': { schema: { type: 'string', format: 'binary', description: 'The bare bytes.' } } } },
    };
  if (!input) return {};
  if (consumes === 'multipart/form-data')
    return { requestBody: { required: true, content: { [consumes]: { schema: schemas.ref(`${componentOf(resource!)}Create`, input) } } } };
  if (consumes === 'text/csv') {
    const { body } = input.properties as Record<string, Json>;
    return { requestBody: { required: true, content: { 'text/csv': { schema: { type: 'string', description: body?.description } } } } };
  }
  const empty = Object.keys((input.properties as object | undefined) ?? {}).length === 0;
  const name = empty ? 'Empty' : resource && inputNames[kind] ? componentOf(resource) + inputNames[kind] : `${pascal(operationId)}Input`;
  const required = ((input.required as string[] | undefined) ?? []).length > 0 || kind === 'update';
  const example = empty ? {} : { example: sample(input) };
  return { requestBody: { required, content: { 'application/json': { schema: schemas.ref(name, input), ...example } } } };
}

function successOf(operation: Operation, schemas: Schemas): Json {
  const { output, produces, status, kind, resource, operationId, readOnly, path } = operation;
  const header = (...names: (keyof typeof headers)[]) =>
    Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
  const sent = header(
    'X-Request-Id',
    'RateLimit-Limit',
    'RateLimit-Remaining',
    'RateLimit-Reset',
    ...(resource?.info.kind === 'table' && kind !== 'list' && kind !== 'download' && (path.includes('{id}') || status === 201)
      ? (['ETag'] as const)
      : []),
    ...(status === 201 && resource ? (['Location'] as const) : []),
    ...(readOnly ? [] : (['Idempotency-Replayed'] as const)),
  );
  if (produces)
    return {
      description: 'The file.',
      headers: { ...sent, ...header('ETag', 'Accept-Ranges', 'Content-Disposition') },
      content: { [produces]: { schema: { type: 'string', format: 'binary' } } },
    };
  if (!output) return { description: status === 204 ? 'Done; there is nothing to say.' : 'Done.', headers: sent };
  const name =
    kind === 'list' && resource ? `${componentOf(resource)}List` : kind === 'bulk' ? 'BulkResult' : `${pascal(operationId)}Result`;
  const said = kind === 'list' ? 'One page.' : status === 201 ? 'Created.' : readOnly ? 'As it is now.' : 'Done.';
  return { description: said, headers: sent, content: { 'application/json': { schema: schemas.ref(name, output) } } };
}

/** Who has it already gets no body again. */
const unchangedOf = ({ kind, method, resource, path }: Operation): Json =>
  method === 'GET' && kind !== 'list' && (kind === 'download' || path.endsWith('/meta') || resource?.info.kind === 'table')
    ? { 304: { description: 'As you have it.', headers: { ETag: { $ref: '#/components/headers/ETag' } } } }
    : {};

/** A file can be had in parts. */
function partOf({ produces }: Operation): Json {
  if (!produces) return {};
  return {
    206: {
      description: 'The part asked for.',
      headers: { 'Content-Range': { $ref: '#/components/headers/Content-Range' }, ETag: { $ref: '#/components/headers/ETag' } },
      content: { [produces]: { schema: { type: 'string', format: 'binary' } } },
    },
    416: { $ref: '#/components/responses/RangeNotSatisfiable' },
  };
}

const headers = {
  'X-Request-Id': { description: 'This request; yours if you sent one.', schema: { type: 'string' } },
  'RateLimit-Limit': { description: 'Requests allowed a minute.', schema: { type: 'integer' } },
  'RateLimit-Remaining': { description: 'How many of them are left.', schema: { type: 'integer' } },
  'RateLimit-Reset': { description: 'Seconds until they are all back.', schema: { type: 'integer' } },
  'Retry-After': { description: 'Seconds to wait before asking again.', schema: { type: 'integer' } },
  ETag: { description: 'Version of the record, for If-Match.', schema: { type: 'string' } },
  Location: { description: 'Where the new record is.', schema: { type: 'string' } },
  'Accept-Ranges': { description: 'bytes: parts can be asked for.', schema: { type: 'string', enum: ['bytes'] } },
  'Content-Disposition': { description: 'An attachment, and its name.', schema: { type: 'string' } },
  'Content-Range': { description: 'Which bytes of how many.', schema: { type: 'string' } },
  'Idempotency-Replayed': {
    description: 'true: this is the answer of an earlier request with the same key.',
    schema: { type: 'string', enum: ['true'] },
  },
};

function tagsOf(operations: readonly Operation[]): Json[] {
  const tags = new Map<string, string>();
  for (const { tag, resource } of operations) {
    const description = resource?.spec.description ?? resource?.info.comment;
    if (!tags.get(tag)) tags.set(tag, description ?? '');
  }
  return [...tags, ['stream', 'What changes, as it changes.'] as const, ['system', 'Health, and deliveries from providers.'] as const].map(
    ([name, description]) => ({
      name,
      ...(description ? { description } : {}),
    }),
  );
}

const introduction = `The operations backend for businesses that move goods, people and services.

**Lists** answer \`{ data, next_cursor }\`; give \`next_cursor\` as \`cursor\` for the next page. Filters are parameters
(\`status=pending,confirmed\`, \`order_date[gte]=2026-01-01\`), \`sort=-order_date\` sorts, \`fields\` and \`expand\` choose
what is shown. What a parameter or a body does not know is refused.

**Values**: money is a decimal string beside a \`currency\`, time RFC 3339 in UTC, a place a GeoJSON Point.

**Errors** are problem documents (RFC 9457) with a stable \`code\` from a closed list, and \`errors\` with JSON pointers.

**Repeating**: send \`Idempotency-Key\` with a write. The same key and body give the same answer and happen once.

**Changing**: send the \`ETag\` you read as \`If-Match\`; a record changed meanwhile answers 412.`;
