import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse, stringify } from 'lossless-json';
import { hmacSha256Base64 } from '#kernel/crypto';

/**
 * A practice shop that speaks Shopify's protocol over real HTTP: orders and products to pull page by page, stock to be set,
 * a call limit, signed webhooks. Tests and the demo start one on loopback and connect a `sandbox` channel to it.
 */
export interface SandboxShop {
  readonly url: string;
  readonly token: string;
  readonly secret: string;
  /** Stock as set through the API, by inventory item id. */
  readonly levels: ReadonlyMap<string, number>;
  /** Each request's method and path, in order. */
  readonly calls: readonly string[];
  /** Adds or replaces orders, given as JSON texts so that no digit of an id is lost. */
  keepOrders(...orders: string[]): void;
  keepProducts(...products: string[]): void;
  /** The next answers, before normal service resumes: a status, optionally headers and a body. */
  failNext(...answers: { status: number; headers?: Record<string, string>; body?: string }[]): void;
  /** Posts a signed webhook as the shop would, and answers the receiver's status. */
  send(webhook: { to: string; topic: string; body: string; webhookId?: string; secret?: string }): Promise<number>;
  close(): Promise<void>;
}

export interface SandboxOptions {
  readonly token?: string;
  readonly secret?: string;
  readonly port?: number;
}

type Json = Record<string, unknown>;

export async function startSandboxShop({
  token = 'sandbox-token',
  secret = 'sandbox-secret',
  port = 0,
}: SandboxOptions = {}): Promise<SandboxShop> {
  const orders = new Map<string, Json>();
  const products = new Map<string, Json>();
  const levels = new Map<string, number>();
  const calls: string[] = [];
  const failures: { status: number; headers?: Record<string, string>; body?: string }[] = [];

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    calls.push(`${request.method} ${url.pathname}${url.search}`);
    const body = await bodyOf(request);
    const failure = failures.shift();
    if (failure) return void response.writeHead(failure.status, failure.headers).end(failure.body ?? '{"errors":"told to fail"}');
    if (request.headers['x-shopify-access-token'] !== token) {
      return send(response, 401, { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' });
    }
    const [, version, path] = /^\/admin\/api\/([^/]+)\/(.+)\.json$/.exec(url.pathname) ?? [];
    switch (`${request.method} ${path}`) {
      case 'GET shop':
        return send(response, 200, { shop: { id: 1, name: 'Practice shop', currency: 'INR' } });
      case 'GET locations':
        return send(response, 200, { locations: [{ id: 1, name: 'Warehouse', active: true }] });
      case 'GET orders':
        return page(response, url, version!, 'orders', byTime(orders, url.searchParams.get('updated_at_min')));
      case 'GET products':
        return page(response, url, version!, 'products', [...products.values()]);
      case 'POST inventory_levels/set':
        return setLevel(response, parse(body) as Json);
      default:
        return send(response, 404, { errors: 'Not Found' });
    }
  }

  /** `page_info` is the place in the list; like Shopify's it comes without the filters, so the filters ride inside it. */
  function page(response: ServerResponse, url: URL, version: string, name: string, rows: Json[]): void {
    const cursor = url.searchParams.get('page_info');
    const { at, since } = cursor
      ? (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as { at: number; since: string | null })
      : { at: 0, since: null };
    const from = since ?? url.searchParams.get('updated_at_min');
    const all = cursor && name === 'orders' ? byTime(orders, from) : rows;
    const limit = Math.min(250, Number(url.searchParams.get('limit') ?? 50));
    const more = at + limit < all.length;
    const info = Buffer.from(JSON.stringify({ at: at + limit, since: from })).toString('base64url');
    const next = `<${origin()}/admin/api/${version}/${name}.json?limit=${limit}&page_info=${info}>; rel="next"`;
    send(response, 200, { [name]: all.slice(at, at + limit) }, more ? { link: next } : {});
  }

  function setLevel(response: ServerResponse, level: Json): void {
    const item = String(level.inventory_item_id);
    const known = [...products.values()].some((product) =>
      ((product.variants ?? []) as Json[]).some((variant) => String(variant.inventory_item_id) === item),
    );
    if (!known) {
      send(response, 422, { errors: ['inventory_item_id is unknown'] });
      return;
    }
    levels.set(item, Number(level.available));
    send(response, 200, { inventory_level: { ...level, updated_at: new Date().toISOString() } });
  }

  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keep = (into: Map<string, Json>, texts: string[]) => {
    for (const text of texts) {
      const row = parse(text) as Json;
      into.set(String(row.id), row);
    }
  };

  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  // It never keeps a process alive by itself.
  server.unref();
  return {
    url: origin(),
    token,
    secret,
    levels,
    calls,
    keepOrders: (...texts) => keep(orders, texts),
    keepProducts: (...texts) => keep(products, texts),
    failNext: (...answers) => void failures.push(...answers),
    async send({ to, topic, body, webhookId = randomUUID(), secret: own = secret }) {
      const response = await fetch(to, { method: 'POST', headers: webhookHeaders(topic, body, own, webhookId), body });
      await response.arrayBuffer();
      return response.status;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What Shopify sends beside a webhook's body. */
export function webhookHeaders(topic: string, body: string | Buffer, secret: string, webhookId: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-shopify-topic': topic,
    'x-shopify-webhook-id': webhookId,
    'x-shopify-event-id': webhookId,
    'x-shopify-api-version': '2026-07',
    'x-shopify-shop-domain': 'sandbox.myshopify.com',
    'x-shopify-hmac-sha256': hmacSha256Base64(secret, body),
  };
}

function byTime(orders: Map<string, Json>, since: string | null): Json[] {
  const time = (order: Json) => Date.parse(String(order.updated_at));
  return [...orders.values()].filter((order) => !since || time(order) >= Date.parse(since)).sort((a, b) => time(a) - time(b));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'x-shopify-shop-api-call-limit': '1/40', ...headers })
    .end(stringify(body));
}
