import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import type { TenantRef, Tx } from '#kernel/db';
import { hashPassword } from '#packs/identity';
import { type NewTenant, provisionTenant } from '#platform';
import { type App, type AppOptions, startApp } from '../../src/app.ts';
import { copyTemplate, loaded, testKeys } from './snapshot.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects by expecting it
type Whatever = any;

export interface Answer<T = Whatever> {
  readonly status: number;
  readonly body: T;
  readonly headers: Record<string, string | undefined>;
  readonly text: string;
}

export type Headers = Record<string, string>;

/** Asks the server as one person or key. */
export interface Client {
  get<T = Whatever>(path: string, headers?: Headers): Promise<Answer<T>>;
  post<T = Whatever>(path: string, body?: unknown, headers?: Headers): Promise<Answer<T>>;
  put<T = Whatever>(path: string, body?: unknown, headers?: Headers): Promise<Answer<T>>;
  patch<T = Whatever>(path: string, body?: unknown, headers?: Headers): Promise<Answer<T>>;
  delete<T = Whatever>(path: string, headers?: Headers): Promise<Answer<T>>;
  readonly token: string | undefined;
}

export interface TestTenant extends TenantRef {
  readonly owner: Client;
  readonly ownerId: string;
  readonly email: string;
  readonly password: string;
  /** A new person with these system roles, signed in. */
  person(...roles: string[]): Promise<Client & { id: string; email: string }>;
  /** A transaction as the tenant's role. */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export interface TestApp extends App {
  /** A client without a token, or with the one given. */
  client(token?: string): Client;
  /** A fresh tenant on the plan (default business: everything on), with its owner signed in. */
  tenant(options?: Partial<NewTenant>): Promise<TestTenant>;
  /** Waits until every event has been reacted to. */
  idle(): Promise<void>;
  /** The present moment for the server; set it to travel. */
  clock: { now: Date | undefined };
}

export const testPassword = 'correct horse battery staple';

/**
 * A whole Serai for one test file, on the database the lane is about: a copy of the prepared one, closed after the file's tests.
 * Rates are unlimited unless given; the outside world may be on loopback.
 */
export async function testApp(options: Partial<AppOptions> = {}): Promise<TestApp> {
  process.env.SERAI_KEYS = testKeys;
  const directory = mkdtempSync(join(tmpdir(), 'serai-test-'));
  const template = inject('template');
  const snapshot = inject('snapshot');
  const copy = template ? await copyTemplate(process.env.DATABASE_URL!, template) : undefined;
  const clock = { now: undefined as Date | undefined };
  const app = await startApp({
    directory,
    inMemory: true,
    allowLoopback: true,
    now: () => clock.now ?? new Date(),
    rates: { actor: 1e9, tenant: 1e9, address: 1e9, businesses: false },
    adminToken: adminToken,
    ...(copy ? { databaseUrl: copy.url } : {}),
    ...(snapshot ? { snapshot: loaded(snapshot) } : {}),
    ...options,
  });
  const close = async () => {
    await app.close();
    await copy?.drop();
    rmSync(directory, { recursive: true, force: true });
  };
  afterAll(close, 30_000);
  return {
    ...app,
    clock,
    client: (token) => client(app, token),
    tenant: (given) => makeTenant(app, given),
    idle: () => app.worker!.idle(),
  };
}

/** Bearer of a super admin in tests, as the embedded server's lock file gives one. */
export const adminToken = `sadm_${'t'.repeat(43)}`;

/** Asks a server, with a token or without. */
export function client(app: Pick<App, 'server'>, token?: string): Client {
  const ask = async (method: string, url: string, body: unknown, headers: Headers = {}): Promise<Answer> => {
    const raw = typeof body === 'string' || Buffer.isBuffer(body);
    const answer = await app.server.inject({
      method: method as 'GET',
      url,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body !== undefined && !raw ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: raw ? (body as string) : JSON.stringify(body) }),
    });
    const type = String(answer.headers['content-type'] ?? '');
    return {
      status: answer.statusCode,
      text: answer.body,
      headers: answer.headers as Record<string, string>,
      body: type.includes('json') && answer.body ? JSON.parse(answer.body) : type.startsWith('text') ? answer.body : answer.rawPayload,
    };
  };
  return {
    token,
    get: (path, headers) => ask('GET', path, undefined, headers),
    post: (path, body = {}, headers) => ask('POST', path, body, headers),
    put: (path, body = '', headers) => ask('PUT', path, body, headers),
    patch: (path, body = {}, headers) => ask('PATCH', path, body, headers),
    delete: (path, headers) => ask('DELETE', path, undefined, headers),
  };
}

let passwordHash: Promise<string> | undefined;

async function makeTenant(app: App, given: Partial<NewTenant> = {}): Promise<TestTenant> {
  const slug = given.slug ?? `t-${randomBytes(5).toString('hex')}`;
  const email = `owner@${slug}.example`;
  const { id } = await provisionTenant(app.database, app.services, {
    name: slug,
    plan: 'business',
    ...given,
    slug,
    owner: given.owner ?? { name: 'Asha Owner', email, password: testPassword },
  });
  const ref = (await app.tenants.ref(id))!;
  const signIn = async (who: string) => {
    const { status, body } = await client(app).post('/v1/auth/sign-in', { tenant: slug, email: who, password: testPassword });
    if (status !== 200) throw new Error(`sign-in of ${who} answered ${status}: ${JSON.stringify(body)}`);
    return body as { access_token: string; user: { id: string } };
  };
  const tx: TestTenant['tx'] = (work) => app.database.tenant(ref, {}, work);
  const owner = await signIn(given.owner?.email ?? email);
  return {
    ...ref,
    tx,
    email,
    password: testPassword,
    ownerId: owner.user.id,
    owner: client(app, owner.access_token),
    async person(...roles) {
      const address = `p${randomBytes(4).toString('hex')}@${slug}.example`;
      const userId = app.services && (await import('#kernel/ids')).newId();
      passwordHash ??= hashPassword(testPassword);
      const hash = await passwordHash;
      await tx(async (t) => {
        await t.exec`insert into users (id, email, name, password_hash) values (${userId}, ${address}, ${`Person ${roles.join(' ')}`}, ${hash})`;
        await t.exec`insert into user_roles (id, user_id, role_id) select gen_random_uuid(), ${userId}, id from roles where code = any(${roles}::text[])`;
      });
      const signedIn = await signIn(address);
      return { ...client(app, signedIn.access_token), id: userId, email: address };
    },
  };
}
