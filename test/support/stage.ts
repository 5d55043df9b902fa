import type { Tx } from '#kernel/db';
import { newId } from '#kernel/ids';
import { createPerson } from '#packs/identity';
import type { AppOptions } from '../../src/app.ts';
import { type Answer, testApp } from './app.ts';

export interface SignedIn {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly user: { readonly id: string; readonly name: string };
}

/** A business as people meet it: addresses, passwords and tokens instead of ready-made clients. */
export interface Stage {
  readonly slug: string;
  readonly tenantId: string;
  readonly owner: { readonly email: string; readonly password: string };
  readonly ownerId: string;
  readonly ownerToken: string;
  get(path: string, token?: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: object, token?: string, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body: object, token?: string): Promise<Answer>;
  signIn(who: { email: string; password: string }): Promise<SignedIn>;
  person(person: { email: string; name: string; password: string; roles: string[] }): Promise<string>;
  invite(email: string, roles: string[], more?: object): Promise<Answer>;
  roleId(code: string): Promise<string>;
  /** One statement as the tenant's role. */
  sql<R = Record<string, unknown>>(strings: TemplateStringsArray, ...values: unknown[]): Promise<R[]>;
  /** Lets requests run into what another transaction has locked, until all wait, and then go on in the same moment. */
  together<T>(lock: (tx: Tx) => Promise<unknown>, start: () => Promise<T>[]): Promise<T[]>;
  /** Moves the server's clock on from the present. */
  travel(minutes: number): void;
  /** Waits for reactions and for what goes on behind answers. */
  settled(): Promise<void>;
  /** Does now what the clock would do. */
  schedule(name: string): Promise<void>;
  /** Text of a stored file. */
  file(name: string): Promise<string | undefined>;
}

/** One server for a test file; each call of what it returns makes a fresh business. */
export async function stages(options: Partial<AppOptions> = {}): Promise<(given?: { plan?: string }) => Promise<Stage>> {
  const app = await testApp(options);
  return async (given = {}) => {
    app.clock.now = undefined;
    const tenant = await app.tenant(given);
    const owner = { email: tenant.email, password: tenant.password };
    const stage: Stage = {
      slug: tenant.slug,
      tenantId: tenant.id,
      owner,
      ownerId: tenant.ownerId,
      ownerToken: tenant.owner.token!,
      get: (path, token, headers) => app.client(token).get(path, headers),
      post: (path, body, token, headers) => app.client(token).post(path, body, headers),
      patch: (path, body, token) => app.client(token).patch(path, body),
      async signIn(who) {
        const { status, body, text } = await app.client().post('/v1/auth/sign-in', { tenant: tenant.slug, ...who });
        if (status !== 200) throw new Error(`signing in as ${who.email} answered ${text}`);
        return body;
      },
      person: (person) => tenant.tx((tx) => createPerson({ tx, newId, now: new Date() }, person)),
      async invite(email, roles, more) {
        const role_ids = await Promise.all(roles.map(stage.roleId));
        return tenant.owner.post('/v1/invitations', { email, role_ids, ...more });
      },
      roleId: async (code) => (await stage.sql<{ id: string }>`select id from roles where code = ${code}`)[0]!.id,
      sql: (strings, ...values) => tenant.tx((tx) => tx.many(strings, ...values)),
      async together(lock, start) {
        const locked = Promise.withResolvers<void>();
        const begun = Promise.withResolvers<number>();
        const holding = tenant.tx(async (tx) => {
          await lock(tx);
          locked.resolve();
          const wanted = await begun.promise;
          const waiting = async () =>
            (
              await tx.one<{ n: number }>`
                select count(distinct l.pid) as n from pg_locks l join pg_stat_activity a using (pid)
                where not l.granted and a.datname = current_database()`
            ).n;
          for (let i = 0; i < 1_200 && (await waiting()) < wanted; i++) await new Promise((resolve) => setTimeout(resolve, 25));
        });
        await locked.promise;
        const started = start();
        begun.resolve(started.length);
        await holding;
        return Promise.all(started);
      },
      travel(minutes) {
        app.clock.now = new Date(Date.now() + minutes * 60_000);
      },
      async settled() {
        await app.pipeline.settled();
        await app.idle();
      },
      async schedule(name) {
        const known = await app.tenants.find(tenant.id);
        const found = app.packs.flatMap((pack) => pack.schedules).find((schedule) => schedule.name === name);
        await found!.perform(app.world(known!));
      },
      async file(name) {
        const known = await app.tenants.find(tenant.id);
        return (await app.world(known!).files.get(name))?.toString('utf8');
      },
    };
    return stage;
  };
}
