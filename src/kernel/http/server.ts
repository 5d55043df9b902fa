import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { Inbound } from '../command/inbound.ts';
import type { Operation, Packed } from '../command/operations.ts';
import type { Pipeline } from '../command/pipeline.ts';
import { readParameters } from '../command/validate.ts';
import { fail } from '../errors.ts';
import type { Live } from '../events/live.ts';
import { newId } from '../ids.ts';
import type { QueryString } from '../resource/query.ts';
import type { FileStore } from '../world.ts';
import { bodyLimit, csvLimit, endSlowBody, parseBodies, type RawBody } from './bodies.ts';
import { serveConsole } from './console.ts';
import type { Counters } from './counters.ts';
import { serveDocs } from './docs.ts';
import { type HookDesk, serveHooks } from './hooks.ts';
import { bears, isDirect, isFromHere } from './inside.ts';
import { type Rates, rateLimiter } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { openapiDocument } from './openapi.ts';
import { sendProblem, toHttpProblem } from './problems.ts';
import { refreshCookie } from './refresh-cookie.ts';
import { bearerOf, header, requestInfo, versionOf } from './request-info.ts';
import { sendFile } from './send-file.ts';
import { serveStream } from './stream.ts';
import { serveUploads, type UploadDesk } from './uploads.ts';

export interface ServerOptions {
  readonly pipeline: Pipeline;
  readonly operations: readonly Operation[];
  readonly hooks: HookDesk;
  readonly live: Live;
  readonly files: (tenantId: string) => FileStore;
  readonly uploads: Pick<UploadDesk, 'incoming' | 'world'>;
  readonly log: Logger;
  readonly rates: Rates;
  /** Where requests are counted; default: in this process. */
  readonly counters?: Counters;
  readonly metrics: Metrics;
  /** Of Serai, for the docs. */
  readonly version: string;
  /** Addresses or networks of proxies whose X-Forwarded-For is believed, separated by commas. */
  readonly trustProxy?: string;
  /** Whether cookies are only sent over TLS. */
  readonly secureCookies?: boolean;
  /** Whether the API's description is served. Absent: to who asks directly, and not behind a proxy. */
  readonly docs?: 'open' | 'closed';
  /** Bearer that gets the metrics from anywhere; without it, and behind a proxy, they are for this machine or for nobody. */
  readonly metricsToken?: string;
  /** Pages served beside the API. */
  pages?(app: FastifyInstance, inbound: (request: FastifyRequest, reply: FastifyReply) => Inbound): void;
  /** Where the console was built. */
  readonly console: string;
  /** How long the head of a request may take to come, and a body that is no file, in milliseconds. */
  readonly patience?: number;
  /** Beyond, a connection is closed at once. */
  readonly mostConnections?: number;
  /** Throws when the process cannot serve (readiness). */
  ready(): Promise<void>;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route there is, as `GET /v1/orders/:id`: what is tested of all of them misses none. */
    readonly served: ReadonlySet<string>;
  }
}

const jsonType = 'application/json; charset=utf-8';

/** Of every answer; pages and files bring a policy of their own. An answer of the API shows and loads nothing, wherever it is opened. */
const everywhere = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** The methods that a path answers to: none, and it does not exist. */
function methodsOf(operations: readonly Operation[], path: string): string[] {
  const methods = operations
    .filter((operation) => new RegExp(`^${operation.path.replace('{id}', '[^/]+')}/?$`).test(path))
    .map(({ method }) => method);
  return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))].sort();
}

/** Whether If-None-Match names this version. The version is the record's own, so it says nothing of what an expansion shows. */
const hasVersion = (given: string | undefined, etag: string | undefined): boolean => {
  const plain = (tag: string) => tag.trim().replace(/^W\//, '');
  return etag !== undefined && (given ?? '').split(',').some((tag) => plain(tag) === plain(etag));
};

/** Assembles the HTTP server: every operation a route, every failure a problem document. */
export function buildServer(options: ServerOptions): FastifyInstance {
  const { operations, metrics, log, patience = 60_000 } = options;
  const app = Fastify({
    http: { headersTimeout: patience, connectionsCheckingInterval: Math.min(30_000, patience) },
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    return503OnClosing: true,
    trustProxy: options.trustProxy ?? false,
    // Of a whole file that comes in; every other body has `patience`.
    requestTimeout: 15 * 60_000,
    genReqId: (request) => requestId(request.headers['x-request-id']),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200, querystringParser: parseQuery },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  }) as unknown as FastifyInstance;
  // Each costs a file descriptor and a buffer; whoever opens thousands gets no more.
  app.server.maxConnections = options.mostConnections ?? 4_000;
  const served = new Set<string>();
  app.decorate('served', served);
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) served.add(`${one} ${url}`);
  });
  // Bodies are checked once, by the pipeline.
  app.setValidatorCompiler(() => () => true);
  app.register(cookie);
  parseBodies(app);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id).headers(everywhere);
    if (!(request.routeOptions.config as { upload?: true }).upload) endSlowBody(request, patience);
    // Over TLS, as far as a trusted proxy says so: it stays that way.
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    observe(metrics, log, request, reply);
    done();
  });
  app.setErrorHandler((error, request, reply) => sendProblem(reply, request, toHttpProblem(error, log, request)));
  const showConsole = serveConsole(app, options.console);
  app.setNotFoundHandler((request, reply) => {
    if (showConsole(request, reply)) return reply;
    const allowed = methodsOf(operations, request.url.split('?')[0]!);
    if (!allowed.length) return sendProblem(reply, request, fail('not_found'));
    return sendProblem(reply.header('allow', allowed.join(', ')), request, fail('method_not_allowed'));
  });

  const limit = rateLimiter(options.rates, options.counters);
  for (const operation of operations) {
    if (operation.upload) continue;
    app.route({
      method: operation.method,
      url: operation.path.replace('{id}', ':id'),
      bodyLimit: operation.maxBytes ?? (operation.consumes === 'text/csv' ? csvLimit : bodyLimit),
      handler: (request, reply) => serve(options, operation, limit, request, reply),
    });
  }
  serveUploads(app, operations, {
    ...options.uploads,
    pipeline: options.pipeline,
    inbound: (_, request, reply) => inboundOf(request, reply, limit),
  });
  serveHooks(app, options.hooks);
  serveStream(app, { live: options.live, pipeline: options.pipeline, inbound: (request, reply) => inboundOf(request, reply, limit) });
  options.pages?.(app, (request, reply) => inboundOf(request, reply, limit));
  const isBehindProxy = options.trustProxy !== undefined || options.secureCookies === true;
  const showsDocs = (request: FastifyRequest) => (options.docs ? options.docs === 'open' : !isBehindProxy && isDirect(request));
  serveDocs(app, () => openapiDocument(operations, options.version), showsDocs);
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async () => {
    await options.ready();
    return { status: 'ready' };
  });
  app.get('/metrics', async (request, reply) => {
    const watches = options.metricsToken !== undefined && bears(request, options.metricsToken);
    if (!watches && (isBehindProxy || !isDirect(request) || !isFromHere(request))) throw fail('unauthenticated');
    return reply.type(metrics.contentType).send(await metrics.text());
  });
  return app;
}

/** The request but for its body. */
function inboundOf(request: FastifyRequest, reply: FastifyReply, limit: ReturnType<typeof rateLimiter>): Inbound {
  const key = header(request, 'idempotency-key');
  if (key !== undefined && !/^[\x21-\x7e]{1,255}$/.test(key))
    throw fail('invalid_parameter', {}, [{ pointer: 'Idempotency-Key', message: 'must be 1 to 255 visible ASCII characters' }]);
  return {
    bearer: bearerOf(request),
    request: requestInfo(request),
    path: request.url,
    host: request.hostname,
    id: (request.params as { id?: string }).id ?? '',
    query: request.query as QueryString,
    body: undefined,
    rawBody: '',
    idempotencyKey: key,
    ifMatch: versionOf(header(request, 'if-match')),
    limit: async (who) => {
      const rate = await limit(who);
      reply
        .header('ratelimit-limit', rate.limit)
        .header('ratelimit-remaining', rate.remaining)
        .header('ratelimit-reset', rate.resetSeconds);
    },
  };
}

async function serve(
  options: ServerOptions,
  operation: Operation,
  limit: ReturnType<typeof rateLimiter>,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const raw = (request.body as RawBody | undefined) ?? { value: undefined, text: '' };
  if (operation.input && raw.type !== undefined && raw.type !== operation.consumes)
    throw fail('unsupported_media_type', { accepts: operation.consumes });
  const session = refreshCookie(operation, request, options.secureCookies ?? false);
  const query = request.query as QueryString;
  const csv = operation.consumes === 'text/csv';
  const given = csv ? { ...query, body: raw.text } : raw.value === undefined && operation.input ? {} : raw.value;
  if (!operation.input && raw.text && operation.method !== 'GET')
    throw fail('invalid_input', {}, [{ pointer: '', message: 'takes no body' }]);
  const parameters = operation.parameters && readParameters(operation.parameters, query);
  if (!operation.readOnly && !csv)
    for (const name of Object.keys(query)) throw fail('unknown_parameter', {}, [{ pointer: `?${name}`, message: 'takes no parameters' }]);
  const answer = await options.pipeline.run(operation, {
    ...inboundOf(request, reply, limit),
    body: parameters ?? session.input(given),
    // What a cookie adds belongs to the request as much as its body.
    rawBody: session.fingerprint(raw.text),
  });
  reply.code(answer.status).headers(answer.headers);
  if (answer.file) return sendFile(options.files, request, reply, answer.file);
  if (answer.status === 204) return reply.send();
  if (operation.readOnly && !('expand' in query) && hasVersion(header(request, 'if-none-match'), answer.headers.etag))
    return reply.code(304).send();
  if (answer.packed) {
    reply.header('vary', 'accept-encoding');
    const coding = codingOf(header(request, 'accept-encoding'), answer.packed);
    if (coding) return reply.type(jsonType).header('content-encoding', coding).send(answer.packed[coding]);
  }
  return reply.type(jsonType).send(session.output(answer.body, reply));
}

/** The first coding at hand that the caller takes. */
const codingOf = (accepted = '', packed: Packed) =>
  (Object.keys(packed) as (keyof Packed)[]).find((coding) =>
    new RegExp(`(^|,)\\s*${coding}\\s*(,|$|;\\s*q=(1|0\\.0*[1-9]))`, 'i').test(accepted),
  );

/** Repeated names stay visible, so that they can be refused; nothing is nested. */
function parseQuery(text: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const before = query[name];
    query[name] = before === undefined ? value : [before, value].flat();
  }
  return query;
}

const requestId = (given: string | string[] | undefined): string =>
  typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given) ? given : newId();

function observe(metrics: Metrics, log: Logger, request: FastifyRequest, reply: FastifyReply): void {
  const route = request.routeOptions.url ?? 'none';
  metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
  log.debug({ request: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request');
}
