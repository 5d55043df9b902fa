import { constantTimeEqual, digestHex, hmacSha256Base64 } from '#kernel/crypto';
import { fail, Problem } from '#kernel/errors';
import type { InboundRequest } from '#kernel/hooks';
import type { Change, Listing } from '../rules/incoming.ts';
import type { ChannelSettings, Connector, Credentials, Outside, Page, StockLevel } from './connector.ts';
import { Payload } from './payload.ts';
import { call, idNumber, type Shop } from './shopify-api.ts';
import { readOrder } from './shopify-order.ts';

const defaultVersion = '2026-07';
const pageSize = 250;

/** Topics whose body is the whole order, as it is now. */
const orderTopics = new Set([
  'orders/create',
  'orders/updated',
  'orders/cancelled',
  'orders/paid',
  'orders/fulfilled',
  'orders/partially_fulfilled',
]);

/**
 * Shopify's protocol: signed webhooks, and the REST Admin API. `shop` says where a connection's API is, because the sandbox
 * speaks the same on loopback.
 */
export function shopifyConnector(
  code: string,
  shop: (credentials: Credentials) => Shop,
  account: (credentials: Credentials) => string,
): Connector {
  return {
    code,
    account,
    inspect: (credentials) => void shop(credentials),
    verify,
    delivery,
    read,
    check: async (outside, credentials) => void (await call(outside, shop(credentials), 'shop.json')),
    pull: (outside, credentials, settings, cursor) => pull(outside, shop(credentials), settings, cursor),
    products: (outside, credentials) => products(outside, shop(credentials)),
    pushInventory: (outside, credentials, settings, levels) => pushInventory(outside, shop(credentials), settings, levels),
  };
}

export const shopify = shopifyConnector('shopify', adminApi, shopDomain);

function shopDomain(credentials: Credentials): string {
  const domain = String(credentials.shop_domain ?? '')
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '');
  if (!/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(domain)) {
    throw fail('invalid_provider_credentials', {}, [
      { pointer: '/credentials/shop_domain', message: 'must be like my-shop.myshopify.com' },
    ]);
  }
  return domain;
}

function adminApi(credentials: Credentials): Shop {
  return { base: `https://${shopDomain(credentials)}/admin/api/${versionOf(credentials)}`, token: tokenOf(credentials) };
}

export function versionOf(credentials: Credentials): string {
  const version = String(credentials.api_version ?? defaultVersion);
  if (!/^(\d{4}-\d{2}|unstable)$/.test(version)) {
    throw fail('invalid_provider_credentials', {}, [{ pointer: '/credentials/api_version', message: 'must be like 2026-07' }]);
  }
  return version;
}

export function tokenOf(credentials: Credentials, absent = ''): string {
  const token = String(credentials.access_token ?? absent);
  // It becomes a header: only what a header may hold.
  if (!/^[\x21-\x7e]{1,500}$/.test(token)) {
    throw fail('invalid_provider_credentials', {}, [{ pointer: '/credentials/access_token', message: 'is not an access token' }]);
  }
  return token;
}

/** Base64 HMAC-SHA256 of the raw body; both secrets are always tried, so that time tells nothing about which one matched. */
function verify(request: InboundRequest, credentials: Credentials): boolean {
  const given = request.headers['x-shopify-hmac-sha256'] ?? request.headers['shopify-hmac-sha256'];
  const secrets = [credentials.api_secret, credentials.previous_api_secret].filter(Boolean) as string[];
  if (!given || secrets.length === 0) return false;
  return secrets.map((secret) => constantTimeEqual(given, hmacSha256Base64(secret, request.body))).some(Boolean);
}

function delivery(request: InboundRequest) {
  const header = (name: string) => request.headers[`x-shopify-${name}`] ?? request.headers[`shopify-${name}`];
  const topic = header('topic') ?? 'unknown';
  // The event id is shared by all deliveries of one merchant action, so it cannot tell them apart; the webhook id can.
  return { topic, externalId: header('webhook-id') ?? `${topic}:${digestHex(request.body)}` };
}

function read(topic: string, body: string, settings: ChannelSettings): Change[] {
  if (topic === 'app/uninstalled') return [{ kind: 'revoked', reason: 'The app was removed from the shop.' }];
  const payload = Payload.of(body);
  if (orderTopics.has(topic)) return [{ kind: 'order', order: readOrder(payload, settings) }];
  if (topic === 'orders/delete') {
    return [{ kind: 'cancel', external_order_id: payload.required('id'), cancelled_at: null, reason: 'deleted on the channel' }];
  }
  if (topic === 'products/create' || topic === 'products/update') {
    return [{ kind: 'listings', external_product_id: payload.required('id'), listings: listingsOf(payload) }];
  }
  if (topic === 'products/delete') return [{ kind: 'listings', external_product_id: payload.required('id'), listings: [] }];
  // orders/edited, refunds and fulfilments are followed by orders/updated with the result; stock levels are ours to set.
  return [];
}

function listingsOf(product: Payload): Listing[] {
  const title = product.text('title');
  return product.list('variants').map((variant) => {
    const option = variant.text('title');
    return {
      external_product_id: product.required('id'),
      external_variant_id: variant.required('id'),
      external_inventory_id: variant.text('inventory_item_id'),
      external_sku: variant.text('sku'),
      external_name: option && option !== 'Default Title' ? `${title} - ${option}` : title,
      metadata: { price: variant.text('price'), barcode: variant.text('barcode'), status: product.text('status') },
    };
  });
}

/** Orders by time of change, so that a pull cut short goes on from the last page it finished. */
async function* pull(outside: Outside, shop: Shop, settings: ChannelSettings, cursor: string | null): AsyncGenerator<Page<Change>> {
  const query = new URLSearchParams({ status: 'any', limit: String(pageSize), order: 'updated_at asc' });
  if (cursor) query.set('updated_at_min', cursor);
  let next: string | null = `orders.json?${query}`;
  let newest = cursor;
  while (next) {
    const answer = await call(outside, shop, next);
    const rows: Change[] = [];
    for (const payload of answer.body.list('orders')) {
      const row = readOrUnreadable(payload, settings);
      if (row.kind === 'order' && (!newest || row.order.external_updated_at > newest)) newest = row.order.external_updated_at;
      rows.push(row);
    }
    yield { rows, cursor: newest };
    next = answer.next;
  }
}

/** One order that cannot be read must not keep all later ones away. */
function readOrUnreadable(payload: Payload, settings: ChannelSettings): Change & { kind: 'order' | 'unreadable' } {
  try {
    return { kind: 'order', order: readOrder(payload, settings) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { kind: 'unreadable', external_order_id: payload.text('id'), reason: error.message };
  }
}

async function* products(outside: Outside, shop: Shop): AsyncGenerator<Page<Listing>> {
  let next: string | null = `products.json?limit=${pageSize}&fields=id,title,status,variants`;
  while (next) {
    const answer = await call(outside, shop, next);
    yield { rows: answer.body.list('products').flatMap(listingsOf), cursor: null };
    next = answer.next;
  }
}

/** One call per level: the REST API sets one at a time. A refused level does not stop the others; a refused token does. */
async function pushInventory(outside: Outside, shop: Shop, settings: ChannelSettings, levels: readonly StockLevel[]) {
  const location = settings.location_id ?? (await firstLocation(outside, shop));
  const refused: { external_inventory_id: string; message: string }[] = [];
  for (const level of levels) {
    try {
      await call(outside, shop, 'inventory_levels/set.json', {
        location_id: idNumber(location),
        inventory_item_id: idNumber(level.external_inventory_id),
        available: level.available,
      });
    } catch (error) {
      if (!(error instanceof Problem) || !String(error.details.reason).startsWith('status 4')) throw error;
      refused.push({ external_inventory_id: level.external_inventory_id, message: String(error.details.provider_message) });
    }
  }
  return refused;
}

async function firstLocation(outside: Outside, shop: Shop): Promise<string> {
  const { body } = await call(outside, shop, 'locations.json');
  const location = body.list('locations').find((candidate) => candidate.flag('active', true) && candidate.text('deleted_at') === null);
  if (!location) throw fail('provider_error', { reason: 'location', provider_message: 'The shop has no location to keep stock at.' });
  return location.required('id');
}
