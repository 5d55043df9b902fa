import type { Operations } from '../../generated/client.ts';
import { type AreaName, type Http, makeHttp } from './http.ts';
import { isProblem } from './problem.ts';

type Business = Operations['POST /v1/auth/sign-in']['answer'];
type Platform = Operations['POST /platform/v1/auth/sign-in']['answer'];
/** What both sign-ins answer; only a business asks for a second factor. */
export type SignedIn = Pick<Platform, 'access_token'> & Partial<Pick<Business, 'mfa_enrolment_required'>>;

/** Where each area signs in. Its cookie is bound to this path, so neither area's is sent to the other. */
const authPath = { business: '/v1/auth', platform: '/platform/v1/auth' } as const;

/** Scripts cannot read the refresh cookie; this only tells whether asking with it is worth a request. */
const markOf = (area: AreaName) => {
  const key = `serai.session.${area}`;
  return {
    get: () => localStorage.getItem(key) === '1',
    set: (on: boolean) => (on ? localStorage.setItem(key, '1') : localStorage.removeItem(key)),
  };
};

const tabs = new BroadcastChannel('serai.session');

/**
 * A sign-in of one area. The access token lives in memory only; the refresh token is an HttpOnly cookie of the API's, so a
 * reload asks for a new access token once. Tabs take turns, since a refresh token is good for one use.
 */
export class Session {
  readonly area: AreaName;
  readonly http: Http;
  readonly #mark: ReturnType<typeof markOf>;
  #token: string | null = null;
  #renewing: Promise<boolean> | undefined;
  #listeners = new Set<() => void>();
  #known = false;
  #limited = false;

  constructor(area: AreaName) {
    this.area = area;
    this.#mark = markOf(area);
    this.http = makeHttp({ current: () => this.#token, renew: () => this.renew() });
    tabs.addEventListener('message', ({ data }) => {
      if (data === `out:${area}` && this.#token) this.#set(null);
    });
  }

  get signedIn(): boolean {
    return this.#token !== null;
  }

  /** The business asks for a second factor that this person has not set up: nothing but that works until then. */
  get limited(): boolean {
    return this.#limited;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes up the session that the cookie carries, if there is one. */
  async resume(): Promise<boolean> {
    if (this.#token) return true;
    if (this.#known || !this.#mark.get()) return false;
    return this.renew();
  }

  take(result: SignedIn): void {
    this.#mark.set(true);
    this.#limited = result.mfa_enrolment_required === true;
    this.#set(result.access_token);
  }

  /** The server refused for want of a second factor: the business began to ask for one meanwhile. */
  limit(): void {
    this.#limited = true;
    for (const listener of this.#listeners) listener();
  }

  renew(): Promise<boolean> {
    this.#renewing ??= navigator.locks
      .request(`serai.refresh.${this.area}`, () => this.#exchange())
      .finally(() => {
        this.#renewing = undefined;
      });
    return this.#renewing;
  }

  async #exchange(): Promise<boolean> {
    const response = await fetch(`${authPath[this.area]}/refresh`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: '{}',
    }).catch(() => undefined);
    // Without an answer the session may still be good: it is kept.
    if (!response || response.status >= 500) return false;
    if (response.ok) {
      this.take((await response.json()) as SignedIn);
      return true;
    }
    this.#mark.set(false);
    this.#set(null);
    return false;
  }

  async signOut(): Promise<void> {
    try {
      await this.http.request('POST', `${authPath[this.area]}/sign-out`, { body: {} });
    } catch (error) {
      if (!isProblem(error)) throw error;
    }
    this.#mark.set(false);
    tabs.postMessage(`out:${this.area}`);
    this.#set(null);
  }

  #set(token: string | null): void {
    this.#known = token === null && this.#token !== null;
    this.#token = token;
    for (const listener of this.#listeners) listener();
  }
}

export const sessions = { business: new Session('business'), platform: new Session('platform') } as const;
