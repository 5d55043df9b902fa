import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { indianSecond } from '../couriers/indian-time.ts';

/** timeout: never answers. html: a gateway's error page. error: 500 in JSON. lost: does it, then breaks off. refuse: 422. */
export type Misbehaviour = 'timeout' | 'html' | 'error' | 'lost' | 'refuse';

const misbehaviours: readonly string[] = ['timeout', 'html', 'error', 'lost', 'refuse'] satisfies Misbehaviour[];

interface SandboxOrder {
  readonly id: number;
  readonly shipmentId: number;
  readonly reference: string;
  readonly body: Record<string, unknown>;
  awb: string | null;
  status: string;
  manifested: boolean;
  activities: Record<string, unknown>[];
}

interface Answer {
  readonly status?: number;
  readonly body: unknown;
}

type Handler = (body: Record<string, unknown>, match: RegExpExecArray, query: URLSearchParams) => Answer;

/** Stable numbers for a reference: after a restart the sandbox gives the same answers about the same parcels. */
const numberFor = (kind: string, reference: string) =>
  100_000_000 + (createHash('sha256').update(`${kind} ${reference}`).digest().readUInt32BE(0) % 900_000_000);

/**
 * A courier to try things with. It speaks Shiprocket's API on loopback, keeps its orders in memory, and can be told to
 * misbehave. Sign-in takes any e-mail and any password but `wrong`.
 */
export class SandboxCourier {
  readonly orders: SandboxOrder[] = [];
  readonly requests: string[] = [];
  #tokens = new Set<string>();
  #planned: { what: Misbehaviour; path: RegExp; times: number }[] = [];
  #server: Server | undefined;
  #counter = 0;

  /** Misbehaves on the next `times` requests whose path matches. */
  misbehave(what: Misbehaviour, path = /create\/adhoc/, times = 1): void {
    this.#planned.push({ what, path, times });
  }

  /** Forgets what misbehaviour was still planned. */
  behave(): void {
    this.#planned = [];
  }

  /** Forgets every sign-in, as when tokens expire. */
  expireTokens(): void {
    this.#tokens.clear();
  }

  /** Adds a scan that tracking then reports. `code` and `label` are Shiprocket's. */
  scan(awb: string, code: string, label: string, at: Date, location = 'Mumbai'): void {
    const order = this.orders.find((each) => each.awb === awb);
    const date = indianSecond(at);
    order?.activities.push({ date, status: label, activity: label, location, 'sr-status': code, 'sr-status-label': label });
  }

  /** Starts listening; returns the base address. It does not keep the process alive. */
  async start(): Promise<string> {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
    this.#server.unref();
    await new Promise<void>((done) => this.#server!.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1/external`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((done) => this.#server?.close(done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    const path = url.pathname.replace(/^\/v1\/external/, '');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    this.requests.push(`${request.method} ${path}`);
    const what = this.#misbehaviourFor(path, request.headers['x-sandbox-misbehave']);
    if (what === 'timeout') return;
    if (what === 'html') return html(response);
    if (what === 'error') return json(response, { status: 500, body: { message: 'Something went wrong.', status_code: 500 } });
    if (what === 'refuse')
      return json(response, {
        status: 422,
        body: { message: 'Oops! Invalid Data.', errors: { billing_pincode: ['The pincode is not serviceable.'] } },
      });
    const answer = this.#handle(request, path, url.searchParams, Buffer.concat(chunks).toString('utf8'));
    if (what === 'lost') response.destroy();
    else json(response, answer);
  }

  #misbehaviourFor(path: string, header: string | string[] | undefined): Misbehaviour | undefined {
    // By header a connection misbehaves where it matters, when something is to be booked.
    if (typeof header === 'string' && misbehaviours.includes(header) && /create\/adhoc/.test(path)) return header as Misbehaviour;
    const planned = this.#planned.find((each) => each.times > 0 && each.path.test(path));
    if (planned) planned.times -= 1;
    return planned?.what;
  }

  #handle(request: IncomingMessage, path: string, query: URLSearchParams, text: string): Answer {
    let body: Record<string, unknown>;
    try {
      body = text ? JSON.parse(text) : {};
    } catch {
      return { status: 400, body: { message: 'Malformed JSON.', status_code: 400 } };
    }
    if (path === '/auth/login') return this.#login(body);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!token || !this.#tokens.has(token)) return { status: 401, body: { message: 'Token has expired', status_code: 401 } };
    for (const [route, handler] of this.#routes) {
      const match = route.exec(`${request.method} ${path}`);
      if (match) return handler(body, match, query);
    }
    return { status: 404, body: { message: '404 Not Found', status_code: 404 } };
  }

  #login(body: Record<string, unknown>): Answer {
    if (body.password === 'wrong') return { status: 403, body: { message: 'Invalid email and password combination', status_code: 403 } };
    this.#counter += 1;
    const token = `sandbox-${this.#counter}`;
    this.#tokens.add(token);
    return { body: { id: 1, email: body.email, company_id: 1, token } };
  }

  readonly #routes: readonly (readonly [RegExp, Handler])[] = [
    [/^GET \/orders$/, (_body, _match, query) => ({ body: { data: this.#search(query.get('search') ?? '').map(listed) } })],
    [/^POST \/orders\/create\/adhoc$/, (body) => this.#create(body)],
    [/^POST \/orders\/cancel$/, (body) => this.#cancel(body)],
    [/^POST \/courier\/assign\/awb$/, (body) => this.#assign(body)],
    [
      /^POST \/courier\/generate\/label$/,
      () => ({ body: { label_created: 0, not_created: [], response: 'The sandbox prints no labels.' } }),
    ],
    [/^POST \/courier\/generate\/pickup$/, (body) => this.#pickup(body)],
    [/^POST \/manifests\/generate$/, (body) => this.#manifest(body)],
    [/^POST \/manifests\/print$/, (body) => ({ body: { manifest_url: manifestUrl((body.order_ids as unknown[])[0]) } })],
    [/^GET \/courier\/track\/awb\/([^/]+)$/, (_body, match) => this.#track(decodeURIComponent(match[1]!))],
  ];

  #search(term: string): SandboxOrder[] {
    return this.orders.filter((order) => order.reference.includes(term) || order.awb === term);
  }

  // Like the real one it would happily make a second order for the same reference.
  #create(body: Record<string, unknown>): Answer {
    const reference = String(body.order_id ?? '');
    const missing = [
      'order_id',
      'billing_customer_name',
      'billing_address',
      'billing_city',
      'billing_pincode',
      'billing_phone',
      'payment_method',
      'sub_total',
      'weight',
    ].filter((field) => body[field] === undefined || body[field] === '');
    if (missing.length > 0) {
      const errors = Object.fromEntries(missing.map((field) => [field, [`The ${field.replaceAll('_', ' ')} field is required.`]]));
      return { status: 422, body: { message: 'Oops! Invalid Data.', errors, status_code: 422 } };
    }
    const again = this.orders.filter((order) => order.reference === reference).length;
    const order: SandboxOrder = {
      id: numberFor('order', reference) + again,
      shipmentId: numberFor('shipment', reference) + again,
      reference,
      body,
      awb: null,
      status: 'NEW',
      manifested: false,
      activities: [],
    };
    this.orders.push(order);
    return {
      body: { order_id: order.id, shipment_id: order.shipmentId, status: 'NEW', status_code: 1, awb_code: null, courier_name: null },
    };
  }

  #assign(body: Record<string, unknown>): Answer {
    const order = this.orders.find((each) => each.shipmentId === body.shipment_id);
    if (!order)
      return { status: 422, body: { message: 'Required field missing', errors: { shipment_id: ['The shipment id is unknown.'] } } };
    if (order.awb) return { status: 400, body: { message: 'Oops! Cannot reassign courier for this shipment.', status_code: 400 } };
    order.awb = `5${numberFor('awb', `${order.reference} ${order.id}`)}00`;
    order.status = 'READY TO SHIP';
    const data = {
      courier_company_id: 1,
      awb_code: order.awb,
      order_id: order.id,
      shipment_id: order.shipmentId,
      courier_name: 'Sandbox Surface',
      freight_charges: 62.5,
      applied_weight: order.body.weight,
    };
    return { body: { awb_assign_status: 1, response: { data } } };
  }

  #cancel(body: Record<string, unknown>): Answer {
    const ids = Array.isArray(body.ids) ? body.ids : [];
    for (const order of this.orders) if (ids.includes(order.id)) order.status = 'CANCELED';
    return { body: { message: 'Order cancelled successfully.', status_code: 200 } };
  }

  #pickup(body: Record<string, unknown>): Answer {
    const order = this.orders.find((each) => (body.shipment_id as unknown[])?.includes(each.shipmentId));
    if (!order?.awb) return { status: 400, body: { message: 'AWB is not assigned.', status_code: 400 } };
    if (order.status === 'PICKUP SCHEDULED') return { status: 400, body: { message: 'Already in Pickup Queue.', status_code: 400 } };
    order.status = 'PICKUP SCHEDULED';
    const tomorrow = indianSecond(new Date(Date.now() + 86_400_000));
    return { body: { pickup_status: 1, response: { pickup_scheduled_date: tomorrow, data: 'Pickup is confirmed by the sandbox.' } } };
  }

  #manifest(body: Record<string, unknown>): Answer {
    const order = this.orders.find((each) => (body.shipment_id as unknown[])?.includes(each.shipmentId));
    if (!order?.awb) return { body: { status: 1, manifest_url: '' } };
    if (order.manifested)
      return {
        status: 400,
        body: { message: 'Manifest already generated for some shipment_ids', already_manifested_shipment_ids: [order.shipmentId] },
      };
    order.manifested = true;
    return { body: { status: 1, manifest_url: manifestUrl(order.id) } };
  }

  #track(awb: string): Answer {
    const order = this.orders.find((each) => each.awb === awb);
    if (!order || order.activities.length === 0) {
      return { body: { tracking_data: { track_status: 0, error: 'There are no activities yet.' } } };
    }
    const latest = order.activities.at(-1)!;
    const head = {
      awb_code: awb,
      shipment_id: order.shipmentId,
      order_id: order.id,
      courier_name: 'Sandbox Surface',
      current_status: latest['sr-status-label'],
    };
    return {
      body: {
        tracking_data: {
          track_status: 1,
          shipment_status: Number(latest['sr-status']) || 0,
          shipment_track: [head],
          shipment_track_activities: order.activities.toReversed(),
          track_url: `https://sandbox.example/tracking/${awb}`,
        },
      },
    };
  }
}

const listed = (order: SandboxOrder) => ({
  id: order.id,
  channel_order_id: order.reference,
  status: order.status,
  shipments: [{ id: order.shipmentId, awb: order.awb ?? '', courier: order.awb ? 'Sandbox Surface' : '' }],
});

const manifestUrl = (id: unknown) => `https://sandbox.example/manifests/${id}.pdf`;

function json(response: ServerResponse, { status = 200, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function html(response: ServerResponse): void {
  response
    .writeHead(502, { 'content-type': 'text/html' })
    .end('<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>');
}
