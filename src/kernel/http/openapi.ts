import type { Operation } from '../command/operations.ts';
import { type ErrorCode, errorTable, fail } from '../errors.ts';
import type { CompiledResource } from '../resource/compile.ts';
import { readSchema } from '../resource/schema.ts';
import { listParameters, named, recordParameters } from './openapi-parameters.ts';
import { sample } from './sample.ts';

type Json = Record<string, unknown>;

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

const pascal = (text: string) => text.replace(/(^|[-_. ])([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

/** `orders` → `Order`, `platform.tenants` → `PlatformTenant`. */
export const componentOf = ({ spec }: CompiledResource): string => pascal(spec.table.replace(/ies$/, 'y').replace(/s$/, ''));

/** The document's schemas by name, each text once. */
class Schemas {
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

const statusNames: Record<number, string> = {
  400: 'BadRequest',
  401: 'Unauthenticated',
  402: 'PaymentRequired',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  409: 'Conflict',
  412: 'PreconditionFailed',
  413: 'ContentTooLarge',
  415: 'UnsupportedMediaType',
  416: 'RangeNotSatisfiable',
  422: 'Unprocessable',
  429: 'TooManyRequests',
  500: 'InternalError',
  502: 'BadGateway',
  503: 'Unavailable',
};

function problemsOf({ kind, access, input, upload, readOnly, path, command }: Operation): Json {
  const statuses = [
    400,
    401,
    ...((access === 'member' || access === 'self') && !readOnly ? [402] : []),
    ...(access === 'platform' ? [] : [403]),
    ...(path.includes('{id}') || access === 'anyone' || command ? [404] : []),
    ...(readOnly ? [] : [409, 422]),
    // A file that is not there yet.
    ...(kind === 'download' ? [409] : []),
    // A filter by a currency or a network address that is none.
    ...(kind === 'list' ? [422] : []),
    ...(!readOnly && !upload && path.includes('{id}') ? [412] : []),
    ...(input ? [413, 415] : upload ? [413] : []),
    429,
    500,
    ...(command ? [502] : []),
    503,
  ];
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${statusNames[status]}` }]));
}

const codes = Object.keys(errorTable) as ErrorCode[];

const problemSchema: Json = {
  type: 'object',
  description: 'What went wrong, as RFC 9457 says it. Some codes bring further members, such as `allowed` or `available`.',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri', description: 'The code as an address.' },
    title: { type: 'string', description: 'What went wrong, for people.' },
    status: { type: 'integer', description: 'The HTTP status.' },
    code: {
      type: 'string',
      enum: codes,
      description: `Which error it is; stable.\n\n${codes.map((code) => `- \`${code}\` (${errorTable[code].status}): ${errorTable[code].title}`).join('\n')}`,
    },
    detail: { type: 'string', description: 'What can be done about it.' },
    instance: { type: 'string', description: 'The request, as `urn:serai:request:<id>`.' },
    errors: {
      type: 'array',
      description: 'The fields that are wrong.',
      items: {
        type: 'object',
        required: ['pointer', 'message'],
        properties: {
          pointer: { type: 'string', description: 'JSON pointer into the body, or `?name` for a query parameter.' },
          message: { type: 'string', description: 'What is wrong with it.' },
          code: { type: 'string', description: 'Which rule it breaks.' },
        },
      },
    },
  },
};

const problemResponses: Json = Object.fromEntries(
  Object.entries(statusNames).map(([status, name]) => {
    const mine = codes.filter((code) => errorTable[code].status === Number(status));
    return [
      name,
      {
        description: mine.map((code) => `\`${code}\`: ${errorTable[code].title}`).join(' '),
        headers: {
          'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' },
          ...(status === '429' || status === '503' ? { 'Retry-After': { $ref: '#/components/headers/Retry-After' } } : {}),
        },
        content: {
          'application/problem+json': { schema: refTo('Problem'), example: fail(mine[0]!).toJSON('urn:serai:request:01890a5d-ac96') },
        },
      },
    ];
  }),
);

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

const plain = (description: string, schema: Json = { type: 'object' }, type = 'application/json') => ({
  description,
  content: { [type]: { schema } },
});
const pathId = (name: string, description: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string', format: 'uuid' },
});
const failure = (status: number) => ({ [status]: { $ref: `#/components/responses/${statusNames[status]}` } });

const streamChange: Json = {
  type: 'object',
  description: 'What a `change` of the stream says.',
  required: ['seq', 'type', 'resource', 'id', 'time', 'actor'],
  properties: {
    seq: { type: 'integer', description: 'Number of the event; the same as the message’s id.' },
    type: { type: 'string', description: 'What happened, such as `order.confirmed`.' },
    resource: { type: ['string', 'null'], description: 'Path word of the record’s resource, such as `orders`.' },
    id: { type: ['string', 'null'], description: 'The record.' },
    time: { type: 'string', format: 'date-time', description: 'When it happened.' },
    actor: { type: ['string', 'null'], description: 'The person who did it; null for the system.' },
  },
};

/** Served beside the operations. */
const fixedPaths: Record<string, Json> = {
  '/healthz': {
    get: {
      operationId: 'health',
      summary: 'Say whether the process lives.',
      tags: ['system'],
      security: [],
      responses: { 200: plain('It lives.') },
    },
  },
  '/readyz': {
    get: {
      operationId: 'ready',
      summary: 'Say whether the process can serve.',
      tags: ['system'],
      security: [],
      responses: { 200: plain('It can.'), ...failure(503) },
    },
  },
  '/metrics': {
    get: {
      operationId: 'metrics',
      summary: 'Give the metrics of this process for Prometheus.',
      tags: ['system'],
      security: [],
      responses: { 200: plain('Metrics.', { type: 'string' }, 'text/plain') },
    },
  },
  '/v1/stream': {
    get: {
      operationId: 'streamChanges',
      summary: 'Follow what changes, as server-sent events.',
      description: `Each \`change\` names a record that you may read, and what happened to it; what is in it is read as ever. Events are numbered after
their transaction was committed, so who comes back with the last \`id\` as \`Last-Event-ID\` has missed nothing.

- \`ready\`: it begins after this id. Without \`Last-Event-ID\` that is now.
- \`change\`: \`data\` as described below. An event about no record of a resource has neither \`resource\` nor \`id\` and is sent to those who read events.
- \`reset\`: more than 1,000 events were missed, or the id is not of this stream. Read your lists again; it begins after this id.
- \`heartbeat\`: a sign of life, with the id to come back with.
- \`end\`: nothing follows; \`reason\` is \`signed_out\`, \`token_expired\` (renew it and come back), \`tenant_unavailable\` or \`server_stopping\`.

Who does not read what is sent is cut off, and comes back with the last id.`,
      tags: ['stream'],
      security: [{ bearer: [] }],
      parameters: [
        {
          name: 'Last-Event-ID',
          in: 'header',
          required: false,
          description: 'The last id that was seen.',
          schema: { type: 'string', pattern: '^\\d{1,15}$' },
        },
      ],
      responses: {
        200: plain('Messages, for as long as you listen.', { $ref: '#/components/schemas/StreamChange' }, 'text/event-stream'),
        ...failure(400),
        ...failure(401),
        ...failure(403),
        ...failure(429),
        ...failure(503),
      },
    },
  },
  '/v1/hooks/{tenant_id}/{connection_id}': {
    post: {
      operationId: 'receiveDelivery',
      summary: 'Take a delivery from a provider.',
      description: 'The signature over the raw body is checked, the delivery stored once, answered at once, and processed after.',
      tags: ['system'],
      security: [],
      parameters: [pathId('tenant_id', 'The business.'), pathId('connection_id', 'The connected channel or courier.')],
      requestBody: { required: true, content: { '*/*': { schema: {}, example: {} } } },
      responses: {
        200: plain('Taken.', { type: 'object', properties: { received: { const: true, description: 'Always true.' } } }),
        ...failure(400),
        ...failure(401),
        ...failure(404),
        ...failure(413),
        ...failure(503),
      },
    },
  },
};

const introduction = `The operations backend for businesses that move goods, people and services.

**Lists** answer \`{ data, next_cursor }\`; give \`next_cursor\` as \`cursor\` for the next page. Filters are parameters
(\`status=pending,confirmed\`, \`order_date[gte]=2026-01-01\`), \`sort=-order_date\` sorts, \`fields\` and \`expand\` choose
what is shown. What a parameter or a body does not know is refused.

**Values**: money is a decimal string beside a \`currency\`, time RFC 3339 in UTC, a place a GeoJSON Point.

**Errors** are problem documents (RFC 9457) with a stable \`code\` from a closed list, and \`errors\` with JSON pointers.

**Repeating**: send \`Idempotency-Key\` with a write. The same key and body give the same answer and happen once.

**Changing**: send the \`ETag\` you read as \`If-Match\`; a record changed meanwhile answers 412.`;
