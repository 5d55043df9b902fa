import type { Operation } from '../command/operations.ts';
import { type ErrorCode, errorTable, fail } from '../errors.ts';
import { type Json, refTo } from './openapi-schemas.ts';

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

/** The answers of these statuses, by reference. */
export const problemsWith = (...statuses: number[]): Json =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${statusNames[status]}` }]));

/** What an operation may be refused with. */
export function problemsOf({ kind, access, input, upload, readOnly, path, command }: Operation): Json {
  return problemsWith(
    400,
    401,
    ...((access === 'member' || access === 'self') && !readOnly ? [402] : []),
    403,
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
  );
}

const codes = Object.keys(errorTable) as ErrorCode[];

export const problemSchema: Json = {
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

export const problemResponses: Json = Object.fromEntries(
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
