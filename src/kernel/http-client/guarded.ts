import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, request as send } from 'undici';
import { fail, type Problem } from '../errors.ts';
import type { Http, HttpRequest, HttpResponse } from '../http-client.ts';
import { refusal } from './addresses.ts';

/** Every address of a host name; replaced in tests of DNS rebinding. */
export type Resolve = (host: string) => Promise<{ address: string; family: number }[]>;

export interface GuardOptions {
  /** Lets 127.0.0.0/8 and ::1 through, for doubles of providers. A setting of the process, never of a tenant. */
  readonly allowLoopback: boolean;
  readonly resolve?: Resolve;
}

class Refused extends Error {}

const resolveAll: Resolve = (host) => systemLookup(host, { all: true, verbatim: true });

/**
 * The one client for addresses that people gave. A name is resolved once per connection, every address it has is checked,
 * and the socket goes to exactly those: a second answer of the name server is never asked for. Redirects are returned, not followed.
 */
export function guardedHttp({ allowLoopback, resolve = resolveAll }: GuardOptions): Http & { close(): Promise<void> } {
  // The check sits where the socket takes its addresses from, so there is no moment between check and use.
  const lookup: LookupFunction = (host, options, done) => {
    resolve(host)
      .then((addresses) => {
        for (const { address } of addresses) {
          const why = refusal(address, allowLoopback);
          if (why) throw new Refused(`${host} leads to an address that is not called (${why})`);
        }
        const [first] = addresses;
        if (!first) throw new Error(`${host} has no address`);
        if (options.all) done(null, addresses);
        else done(null, first.address, first.family);
      })
      .catch((error) => done(error, ''));
  };
  const agent = new Agent({ connect: { lookup, timeout: 10_000 } });

  async function http(request: HttpRequest): Promise<HttpResponse> {
    const { method = 'GET', timeout = 10_000, maxBytes = 5_000_000 } = request;
    const url = checkedUrl(request.url, allowLoopback);
    const { body, headers } = encode(request);
    const signal = AbortSignal.timeout(timeout);
    try {
      const answer = await send(url, { method, headers, body, signal, dispatcher: agent, headersTimeout: timeout, bodyTimeout: timeout });
      const bytes = await readUpTo(maxBytes, answer.body);
      return { status: answer.statusCode, headers: flat(answer.headers), text: bytes.toString('utf8'), bytes };
    } catch (error) {
      throw explain(error, signal.aborted);
    }
  }
  return Object.assign(http, { close: () => agent.destroy() });
}

/** Literal addresses never reach the lookup, so they are checked here. */
function checkedUrl(text: string, allowLoopback: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw problem('address', 'only http and https addresses are called');
  if (url.username || url.password) throw problem('address', 'an address must not hold a user name or password');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const why = isIP(host) ? refusal(host, allowLoopback) : undefined;
  if (why) throw problem('address', `${host} is not called (${why})`);
  return url;
}

function encode({ body, headers = {} }: HttpRequest): { body: string | Uint8Array | null; headers: Record<string, string> } {
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  if (body === undefined || body === null) return { body: null, headers: lower };
  if (typeof body === 'string' || body instanceof Uint8Array) return { body, headers: lower };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...lower } };
}

async function readUpTo(maxBytes: number, body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    // Leaving the loop destroys the stream, and with it the connection.
    if (size > maxBytes) throw problem('size', `the answer is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

const flat = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));

const problem = (reason: 'address' | 'timeout' | 'network' | 'size', message: string): Problem =>
  fail('provider_error', { reason, provider_message: message });

const timeoutCodes = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);

function explain(error: unknown, aborted: boolean): unknown {
  const { name, code, message } = error as NodeJS.ErrnoException;
  if (name === 'Problem') return error;
  if (error instanceof Refused) return problem('address', message);
  if (aborted || timeoutCodes.has(code ?? '')) return problem('timeout', 'no complete answer in time');
  return problem('network', code ?? message);
}
