import { constantTimeEqual, digestHex } from '#kernel/crypto';
import { fail, Problem } from '#kernel/errors';
import type { Http, HttpRequest, HttpResponse } from '#kernel/http-client';
import type { Address, Booking, Courier, Parcel, Session } from './courier.ts';
import { indianDay, indianMinute, readIndianTime } from './indian-time.ts';
import { parseExactly, readTrackingAnswer, readTrackingWebhook } from './shiprocket-tracking.ts';

interface Service {
  readonly code: string;
  /** Without a slash at the end. */
  base(session: Session): Promise<string>;
  http(session: Session): Http;
  /** Sent with every request. */
  headers?(session: Session): Record<string, string>;
}

/** The parts of its answers that we read; everything may be missing. */
interface Answer {
  readonly token?: unknown;
  readonly message?: unknown;
  readonly errors?: unknown;
  readonly order_id?: unknown;
  readonly shipment_id?: unknown;
  readonly awb_assign_status?: unknown;
  readonly response?: { readonly data?: Record<string, unknown>; readonly pickup_scheduled_date?: unknown } & Record<string, unknown>;
  readonly data?: unknown;
  readonly label_url?: unknown;
  readonly manifest_url?: unknown;
}

interface KnownOrder {
  readonly orderId: string;
  readonly shipmentId: string;
  readonly awb: string | null;
  readonly courierName: string | null;
  readonly cancelled: boolean;
}

/** Signed-in sessions by the digest of their credentials. Shiprocket's tokens live ten days; we trust them nine at most. */
const tokens = new Map<string, { token: string; until: number }>();
const longestTrust = 9 * 86_400_000;

const text = (value: unknown): string | null => (value === undefined || value === '' || typeof value === 'object' ? null : String(value));

/** Talks Shiprocket's API (`v1/external`). Its sandbox double speaks the same, so both are made here. */
export function shiprocketCourier(service: Service): Courier {
  async function send(session: Session, path: string, request: Partial<HttpRequest>, token?: string): Promise<HttpResponse> {
    return service.http(session)({
      timeout: 15_000,
      ...request,
      url: `${await service.base(session)}${path}`,
      headers: { accept: 'application/json', ...service.headers?.(session), ...(token ? { authorization: `Bearer ${token}` } : {}) },
    });
  }

  async function signIn(session: Session, again = false): Promise<string> {
    const { email, password } = session.credentials;
    const key = digestHex(JSON.stringify([service.code, await service.base(session), email, password]));
    const known = tokens.get(key);
    if (known && !again && known.until > session.now.getTime()) return known.token;
    const answer = await send(session, '/auth/login', { method: 'POST', body: { email, password } });
    if ([400, 401, 403, 422].includes(answer.status)) {
      tokens.delete(key);
      throw fail('invalid_provider_credentials', { provider_message: messageOf(answer) });
    }
    const token = text(read(answer).token);
    if (!token) throw refused(answer, 'The sign-in answer held no token.');
    if (tokens.size > 10_000) tokens.clear();
    tokens.set(key, { token, until: trustedUntil(token, session.now) });
    return token;
  }

  /** One call; signs in again once if the token is no longer good. Returns the answer of success, throws on any other. */
  async function call(session: Session, path: string, request: Partial<HttpRequest> = {}): Promise<Answer> {
    let answer = await send(session, path, request, await signIn(session));
    if (answer.status === 401) answer = await send(session, path, request, await signIn(session, true));
    if (answer.status === 401) throw fail('invalid_provider_credentials', { provider_message: messageOf(answer) });
    return read(answer);
  }

  const post = (session: Session, path: string, body: unknown) => call(session, path, { method: 'POST', body });

  async function find(session: Session, reference: string): Promise<KnownOrder | null> {
    const { data } = await call(session, `/orders?search=${encodeURIComponent(reference)}&per_page=20`);
    const orders = Array.isArray(data) ? (data as Record<string, unknown>[]) : [];
    // The search also finds other numbers that contain ours.
    const order = orders.find((each) => each.channel_order_id === reference);
    if (!order) return null;
    const shipment = (Array.isArray(order.shipments) ? order.shipments : [])[0] as Record<string, unknown> | undefined;
    const [orderId, shipmentId] = [text(order.id), text(shipment?.id)];
    if (!orderId || !shipmentId) throw fail('provider_error', { reason: 'refused', provider_message: 'The order found has no shipment.' });
    return {
      orderId,
      shipmentId,
      awb: text(shipment?.awb),
      courierName: text(shipment?.courier),
      cancelled: /^cancell?ed$/i.test(String(order.status)),
    };
  }

  async function create(session: Session, parcel: Parcel): Promise<KnownOrder> {
    const answer = await post(session, '/orders/create/adhoc', orderBody(session, parcel));
    const [orderId, shipmentId] = [text(answer.order_id), text(answer.shipment_id)];
    if (!orderId || !shipmentId) {
      throw fail('provider_error', { reason: 'refused', provider_message: text(answer.message) ?? 'No order was created.' });
    }
    return { orderId, shipmentId, awb: null, courierName: null, cancelled: false };
  }

  async function assignAwb(session: Session, order: KnownOrder): Promise<Record<string, unknown>> {
    const answer = await post(session, '/courier/assign/awb', { shipment_id: numeric(order.shipmentId) });
    const data = answer.response?.data;
    if (!data || !text(data.awb_code)) {
      const why = text(answer.message) ?? text(data?.awb_assign_error) ?? 'No AWB was assigned.';
      throw fail('provider_error', { reason: 'refused', provider_message: why });
    }
    return data;
  }

  return {
    code: service.code,

    async authenticate(session) {
      await signIn(session, true);
    },

    // Shiprocket has no idempotency key and an answer can get lost after the deed: always look before creating.
    async book(session, parcel): Promise<Booking> {
      const order = (await find(session, parcel.reference)) ?? (await create(session, parcel));
      if (order.cancelled) {
        throw fail('provider_error', { reason: 'refused', provider_message: `${parcel.reference} was cancelled at the courier.` });
      }
      const assigned = order.awb ? { awb_code: order.awb, courier_name: order.courierName } : await assignAwb(session, order);
      const pickup = readIndianTime(assigned.pickup_scheduled_date);
      return {
        external_order_id: order.orderId,
        external_shipment_id: order.shipmentId,
        awb_number: String(assigned.awb_code),
        courier_name: text(assigned.courier_name),
        tracking_url: null,
        pickup_scheduled_date: pickup && indianDay(pickup),
        shipping_charges: text(assigned.freight_charges),
      };
    },

    async label(session, booked) {
      const answer = await post(session, '/courier/generate/label', { shipment_id: [numeric(booked.external_shipment_id)] });
      const url = text(answer.label_url);
      if (!url) return null;
      const file = await service.http(session)({ url, timeout: 20_000 });
      return file.status === 200 && file.bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? { url, pdf: file.bytes } : null;
    },

    async manifest(session, booked) {
      try {
        const answer = await post(session, '/manifests/generate', { shipment_id: [numeric(booked.external_shipment_id)] });
        if (text(answer.manifest_url)) return { manifest_url: text(answer.manifest_url) };
      } catch (error) {
        if (!saysAlready(error)) throw error;
      }
      const printed = await post(session, '/manifests/print', { order_ids: [numeric(booked.external_order_id)] });
      return { manifest_url: text(printed.manifest_url) };
    },

    async requestPickup(session, booked) {
      try {
        const answer = await post(session, '/courier/generate/pickup', { shipment_id: [numeric(booked.external_shipment_id)] });
        const when = readIndianTime(answer.response?.pickup_scheduled_date);
        return { pickup_scheduled_date: when && indianDay(when) };
      } catch (error) {
        if (saysAlready(error)) return { pickup_scheduled_date: null };
        throw error;
      }
    },

    async cancel(session, reference) {
      const order = await find(session, reference);
      if (!order || order.cancelled) return;
      await post(session, '/orders/cancel', { ids: [numeric(order.orderId)] });
    },

    async track(session, awbNumber) {
      const answer = await call(session, `/courier/track/awb/${encodeURIComponent(awbNumber)}`);
      return readTrackingAnswer(answer, session.now).filter((report) => report.awb_number === awbNumber);
    },

    readWebhook: readTrackingWebhook,
  };
}

/** Whether the secret we gave the courier came with the request. */
export const carriesToken = (given: string | undefined, token: string): boolean => given !== undefined && constantTimeEqual(given, token);

const numeric = (id: string | null) => (id !== null && /^\d{1,15}$/.test(id) ? Number(id) : id);

function trustedUntil(token: string, now: Date): number {
  const longest = now.getTime() + longestTrust;
  try {
    const { exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as { exp?: unknown };
    return typeof exp === 'number' ? Math.min(longest, exp * 1000 - 60_000) : longest;
  } catch {
    return longest;
  }
}

/** The JSON of a success. HTML, an error status and anything else throw `provider_error` with the reason. */
function read(answer: HttpResponse): Answer {
  let json: unknown;
  try {
    json = answer.text.trim() === '' ? {} : parseExactly(answer.text);
  } catch {
    throw fail('provider_error', { reason: 'not_json', status: answer.status, provider_message: messageOf(answer) });
  }
  if (answer.status >= 500 || answer.status === 429) {
    throw fail('provider_error', { reason: 'unavailable', status: answer.status, provider_message: messageOf(answer) });
  }
  if (answer.status >= 300) throw refused(answer);
  return (typeof json === 'object' && json !== null ? json : {}) as Answer;
}

const refused = (answer: HttpResponse, message?: string) =>
  fail('provider_error', { reason: 'refused', status: answer.status, provider_message: message ?? messageOf(answer) });

/** What the provider said, short enough to show: its message with field errors, or the title of an HTML page. */
function messageOf(answer: HttpResponse): string {
  const title = /<title[^>]*>([^<]*)</i.exec(answer.text)?.[1] ?? /<h1[^>]*>([^<]*)</i.exec(answer.text)?.[1];
  if (/^\s*</.test(answer.text)) return `HTTP ${answer.status} with an HTML page${title ? `: ${title.trim().slice(0, 200)}` : ''}`;
  try {
    const { message, errors } = parseExactly(answer.text) as Answer;
    const fields = errors && typeof errors === 'object' ? Object.values(errors).flat().join(' ') : '';
    const said = [text(message), text(fields)].filter(Boolean).join(' ');
    return (said || `HTTP ${answer.status}`).slice(0, 500);
  } catch {
    return `HTTP ${answer.status} with an answer that is not JSON`;
  }
}

const saysAlready = (error: unknown) =>
  error instanceof Problem && error.details.reason === 'refused' && /already/i.test(String(error.details.provider_message));

const regions = new Intl.DisplayNames(['en'], { type: 'region' });

function country(code: string | null | undefined): string {
  if (!code) return 'India';
  return /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code;
}

/** Shiprocket takes national numbers of ten digits. */
const phone = (address: Address) => (address.phone ?? '').replace(/\D/g, '').slice(-10);

function orderBody(session: Session, parcel: Parcel) {
  const { delivery, dimensions } = parcel;
  const cod = Number(parcel.cod_amount) > 0;
  const worth = parcel.items.reduce((sum, item) => sum + Number(item.unit_price) * item.quantity, 0);
  return {
    order_id: parcel.reference,
    order_date: indianMinute(parcel.ordered_at),
    pickup_location: session.settings.pickup_location ?? 'Primary',
    billing_customer_name: delivery.name ?? '',
    billing_last_name: '',
    billing_address: delivery.line1 ?? '',
    billing_address_2: delivery.line2 ?? '',
    billing_city: delivery.city ?? '',
    billing_pincode: delivery.postal_code ?? '',
    billing_state: delivery.state ?? '',
    billing_country: country(delivery.country),
    billing_email: parcel.email ?? '',
    billing_phone: phone(delivery),
    shipping_is_billing: true,
    order_items: parcel.items.map((item) => ({
      name: item.name,
      sku: item.sku,
      units: item.quantity,
      selling_price: Number(item.unit_price),
    })),
    payment_method: cod ? 'COD' : 'Prepaid',
    // On COD this is the cash that the courier collects, so it is what is still owed, not what the goods are worth.
    sub_total: cod ? Number(parcel.cod_amount) : Math.round(worth * 100) / 100,
    length: dimensions.length_cm,
    breadth: dimensions.width_cm,
    height: dimensions.height_cm,
    weight: parcel.weight_grams / 1000,
  };
}

/** The live service. */
export const shiprocket: Courier = shiprocketCourier({
  code: 'shiprocket',
  base: async () => 'https://apiv2.shiprocket.in/v1/external',
  http: (session) => session.http,
});
