import type { Operations } from '../../generated/client.ts';
import { type AreaName, type Http, makeHttp } from './http.ts';
import { isProblem } from './problem.ts';

type SignInResult = Operations['POST /v1/auth/sign-in']['answer'];

/** Scripts cannot read the refresh cookie; this only tells whether asking with it is worth a request. */
const mark = {
  get: () => localStorage.getItem('serai.session') === '1',
  set: (on: boolean) => (on ? localStorage.setItem('serai.session', '1') : localStorage.removeItem('serai.session')),
};

const tabs = new BroadcastChannel('serai.session');

/**
 * A sign-in of one area. The access token lives in memory only; the refresh token is an HttpOnly cookie of the API's, so a
 * reload asks for a new access token once. Tabs take turns, since a refresh token is good for one use.
 */
export class Session {
  readonly area: AreaName;
  readonly http: Http;
  #token: string | null = null;
  #renewing: Promise<boolean> | undefined;
  #listeners = new Set<() => void>();
  #known = false;
  #limited = false;

  constructor(area: AreaName) {
    this.area = area;
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
    if (this.area === 'platform' || this.#known || !mark.get()) return false;
    return this.renew();
  }

  take(result: Pick<SignInResult, 'access_token' | 'mfa_enrolment_required'>): void {
    if (this.area === 'business') mark.set(true);
    this.#limited = result.mfa_enrolment_required === true;
    this.#set(result.access_token);
  }

  /** The server refused for want of a second factor: the business began to ask for one meanwhile. */
  limit(): void {
    this.#limited = true;
    for (const listener of this.#listeners) listener();
  }

  renew(): Promise<boolean> {
    if (this.area === 'platform') {
      this.#set(null);
      return Promise.resolve(false);
    }
    this.#renewing ??= navigator.locks
      .request('serai.refresh', () => this.#exchange())
      .finally(() => {
        this.#renewing = undefined;
      });
    return this.#renewing;
  }

  async #exchange(): Promise<boolean> {
    const response = await fetch('/v1/auth/refresh', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: '{}',
    }).catch(() => undefined);
    // Without an answer the session may still be good: it is kept.
    if (!response || response.status >= 500) return false;
    if (response.ok) {
      this.take((await response.json()) as SignInResult);
      return true;
    }
    mark.set(false);
    this.#set(null);
    return false;
  }

  async signOut(): Promise<void> {
    const path = this.area === 'business' ? '/v1/auth/sign-out' : '/platform/v1/auth/sign-out';
    try {
      await this.http.request('POST', path, { body: {} });
    } catch (error) {
      if (!isProblem(error)) throw error;
    }
    if (this.area === 'business') mark.set(false);
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
