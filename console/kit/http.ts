import type { Operations } from '../../generated/client.ts';
import { isProblem, offline, Problem, type ProblemDetails } from './problem.ts';

/** The two consoles of one page: a business's own, and the platform owners'. Each has its sign-in, its API and its token. */
export type AreaName = 'business' | 'platform';

export interface Answer<T> {
  readonly status: number;
  readonly data: T;
  readonly etag: string | null;
  readonly headers: Headers;
}

export interface Ask {
  readonly query?: Record<string, string | number | boolean | readonly string[] | null | undefined>;
  readonly body?: unknown;
  readonly ifMatch?: string | null;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** Of a stream: where it was left. */
  readonly lastEventId?: string;
  /** For uploads; the body goes as it is. */
  readonly contentType?: string;
  /** Goes on when the page is left. */
  readonly keepalive?: boolean;
}

/** How one area asks its API: adds the access token, renews it once when it has expired, and turns refusals into Problems. */
export interface Http {
  request<T>(method: string, path: string, ask?: Ask): Promise<Answer<T>>;
  /** Asks before anybody needs it: the next `request` of this address takes this answer, if the person is still the same. */
  ahead(path: string): void;
  /** The raw answer: for downloads and streams. */
  fetch(method: string, path: string, ask?: Ask & { accept?: string }): Promise<Response>;
}

/** Where the token comes from; `renew` answers false when the person has to sign in again. */
export interface Tokens {
  current(): string | null;
  renew(): Promise<boolean>;
}

export function queryText(query: Ask['query'] = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    params.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = params.toString();
  return text && `?${text}`;
}

/** How often a request that is still running is asked for again, half a second apart. */
const mostTries = 20;

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const details = JSON.parse(text) as ProblemDetails;
    if (typeof details.code === 'string') return new Problem(details);
  } catch {
    // Not from Serai: a proxy in between.
  }
  return new Problem({
    status: response.status,
    code: 'unreadable',
    title: `The server answered ${response.status}.`,
    detail: text.slice(0, 200),
  });
}

export function makeHttp(tokens: Tokens): Http {
  const send = async (method: string, path: string, ask: Ask & { accept?: string }): Promise<Response> => {
    const token = tokens.current();
    const headers: Record<string, string> = { accept: ask.accept ?? 'application/json' };
    if (token) headers.authorization = `Bearer ${token}`;
    if (ask.ifMatch) headers['if-match'] = ask.ifMatch;
    if (ask.idempotencyKey) headers['idempotency-key'] = ask.idempotencyKey;
    if (ask.lastEventId) headers['last-event-id'] = ask.lastEventId;
    let body: BodyInit | undefined;
    if (ask.body instanceof FormData) body = ask.body;
    else if (ask.body !== undefined) {
      headers['content-type'] = ask.contentType ?? 'application/json';
      body = ask.contentType ? (ask.body as BodyInit) : JSON.stringify(ask.body);
    }
    try {
      return await fetch(path + queryText(ask.query), {
        method,
        headers,
        body,
        signal: ask.signal,
        credentials: 'same-origin',
        keepalive: ask.keepalive,
      });
    } catch (error) {
      if (ask.signal?.aborted) throw error;
      throw offline();
    }
  };

  const answered: Http['fetch'] = async (method, path, ask = {}) => {
    let response = await send(method, path, ask);
    if (response.status === 401 && tokens.current() && (await tokens.renew())) response = await send(method, path, ask);
    if (!response.ok) throw await problemOf(response);
    return response;
  };

  /** What was asked ahead and not taken yet: by address, with the token it was asked with. */
  const early = new Map<string, { token: string | null; response: Promise<Response> }>();
  const taken = (method: string, path: string, ask: Ask): Promise<Response> | undefined => {
    if (method !== 'GET' || ask.query) return undefined;
    const found = early.get(path);
    early.delete(path);
    return found && found.token === tokens.current() ? found.response : undefined;
  };

  /** The same request of before a reload, or of a second press, is still running: its answer comes for the same key. */
  const settled: Http['fetch'] = async (method, path, ask = {}) => {
    for (let tries = 1; ; tries++) {
      try {
        return await answered(method, path, ask);
      } catch (error) {
        if (tries === mostTries || !ask.idempotencyKey || !isProblem(error, 'request_in_progress')) throw error;
        await new Promise((done) => setTimeout(done, 500));
      }
    }
  };

  return {
    fetch: answered,
    ahead(path) {
      const response = answered('GET', path);
      // Whoever takes it hears of it; where nobody does, nobody needed it.
      response.catch(() => {});
      early.set(path, { token: tokens.current(), response });
    },
    async request<T>(method: string, path: string, ask: Ask = {}): Promise<Answer<T>> {
      const response = await (taken(method, path, ask) ?? settled(method, path, ask));
      const data = (response.status === 204 ? undefined : await response.json()) as T;
      return { status: response.status, data, etag: response.headers.get('etag'), headers: response.headers };
    },
  };
}

type Full<T> = T extends (infer Item)[] ? Full<Item>[] : T extends object ? { [Key in keyof T]-?: Full<T[Key]> } : T;
type Query<Name extends keyof Operations> = Operations[Name]['query'];
type Body<Name extends keyof Operations> = Operations[Name]['body'];

/** What an operation answers. */
export type Answered<Name extends keyof Operations> = Full<Operations[Name]['answer']>;

/** Asks by an operation's name, typed by the OpenAPI document: `call(http, 'POST /v1/orders/{id}/cancel', { id, body: { reason } })`. */
export async function call<Name extends keyof Operations>(
  http: Http,
  operation: Name,
  {
    id,
    ...ask
  }: Omit<Ask, 'query' | 'body'> & {
    id?: string;
    query?: Partial<Record<keyof Query<Name> | (string & {}), Ask['query'] extends Record<string, infer V> | undefined ? V : never>>;
    body?: Body<Name>;
  } = {},
): Promise<Answered<Name>> {
  const [method, path] = operation.split(' ') as [string, string];
  const { data } = await http.request<Answered<Name>>(method, path.replace('{id}', encodeURIComponent(id ?? '')), ask as Ask);
  return data;
}
