import { LosslessNumber, stringify } from 'lossless-json';
import { fail } from '#kernel/errors';
import type { HttpResponse } from '#kernel/http-client';
import type { Outside } from './connector.ts';
import { Payload } from './payload.ts';

/** Where a shop's Admin API answers, and how it knows us. */
export interface Shop {
  /** `https://<shop>/admin/api/<version>`, without a final slash. */
  readonly base: string;
  readonly token: string;
}

const attempts = 6;
/** Longest we wait at the provider's word, in milliseconds; a pull that would wait longer comes back at its next turn. */
const patience = 30_000;
/** Shopify's bucket leaks two calls a second; above this share of it we slow down to that rate. */
const fullness = 0.8;
const leak = 500;

export interface ApiAnswer {
  readonly body: Payload;
  /** The next page's address, from the Link header. */
  readonly next: string | null;
}

/** A call with the provider's limits respected: waits on 429 and 5xx, slows down as the bucket fills. */
export async function call(outside: Outside, shop: Shop, path: string, body?: unknown): Promise<ApiAnswer> {
  const url = path.startsWith(shop.base) ? path : `${shop.base}/${path}`;
  for (let attempt = 1; ; attempt++) {
    const answer = await outside.http({
      method: body === undefined ? 'GET' : 'POST',
      url,
      headers: {
        accept: 'application/json',
        'x-shopify-access-token': shop.token,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      // Written out here: ids above 2^53 must go back as the numbers they came as.
      body: body === undefined ? undefined : stringify(body),
      timeout: 20_000,
      maxBytes: 20_000_000,
    });
    const wait = pauseBefore(answer, attempt);
    if (wait === null) {
      const spare = bucketPause(answer);
      if (spare > 0) await outside.sleep(spare);
      return read(answer, shop);
    }
    if (attempt === attempts || wait > patience) throw fail('provider_error', { reason: 'busy', provider_message: messageOf(answer) });
    await outside.sleep(wait);
  }
}

/** Milliseconds to wait before asking again; null: this answer stands. */
function pauseBefore(answer: HttpResponse, attempt: number): number | null {
  if (answer.status !== 429 && answer.status < 500) return null;
  const asked = Number(answer.headers['retry-after']);
  return Number.isFinite(asked) && asked > 0 ? Math.ceil(asked * 1000) : leak * 2 ** (attempt - 1);
}

/** `X-Shopify-Shop-Api-Call-Limit: 39/40`. */
function bucketPause(answer: HttpResponse): number {
  const [used, size] = (answer.headers['x-shopify-shop-api-call-limit'] ?? '').split('/').map(Number);
  return used && size && used / size > fullness ? leak : 0;
}

function read(answer: HttpResponse, shop: Shop): ApiAnswer {
  if (answer.status === 401 || answer.status === 403) {
    throw fail('invalid_provider_credentials', { provider_message: messageOf(answer) }, [
      { pointer: '/credentials', message: 'are refused by the provider' },
    ]);
  }
  if (answer.status < 200 || answer.status > 299) {
    throw fail('provider_error', { reason: `status ${answer.status}`, provider_message: messageOf(answer) });
  }
  return { body: Payload.of(answer.text), next: nextPage(answer.headers.link, shop) };
}

/** `<https://…?page_info=…&limit=250>; rel="next"`. Only an address of the same shop is followed: the token goes with it. */
export function nextPage(link: string | undefined, shop: Shop): string | null {
  for (const part of (link ?? '').split(/,\s*(?=<)/)) {
    const [, url, relation] = /^\s*<([^>]+)>\s*;.*\brel="?(\w+)"?/.exec(part) ?? [];
    if (relation === 'next' && url?.startsWith(`${shop.base}/`)) return url;
  }
  return null;
}

/** What the provider said, short, out of its JSON where that is but a sentence; an HTML page says nothing. */
function messageOf(answer: HttpResponse): string {
  const text = wordsIn(answer.text.trim());
  return text.startsWith('<') ? `an HTML page with status ${answer.status}` : text.slice(0, 300) || `status ${answer.status}`;
}

function wordsIn(text: string): string {
  try {
    const { errors } = JSON.parse(text) as { errors?: unknown };
    return typeof errors === 'string' ? errors : text;
  } catch {
    return text;
  }
}

/** An id from the provider, as the JSON number it is there. */
export const idNumber = (id: string): LosslessNumber | string => (/^\d+$/.test(id) ? new LosslessNumber(id) : id);
