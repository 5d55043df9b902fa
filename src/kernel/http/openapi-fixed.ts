import { problemsWith } from './openapi-problems.ts';
import type { Json } from './openapi-schemas.ts';

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

export const streamChange: Json = {
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
export const fixedPaths: Record<string, Json> = {
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
      responses: { 200: plain('It can.'), ...problemsWith(503) },
    },
  },
  '/metrics': {
    get: {
      operationId: 'metrics',
      summary: 'Give the metrics of this process for Prometheus.',
      description: 'To who asks from the same machine, and to who sends the token that the process was started with.',
      tags: ['system'],
      security: [{}, { bearer: [] }],
      responses: { 200: plain('Metrics.', { type: 'string' }, 'text/plain'), ...problemsWith(401) },
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
        ...problemsWith(400, 401, 403, 429, 503),
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
        ...problemsWith(400, 401, 404, 413, 503),
      },
    },
  },
};
