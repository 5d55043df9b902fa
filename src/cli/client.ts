import { randomBytes } from 'node:crypto';
import { type App, startApp } from '../app.ts';
import { holderOf, takeLock } from './lock.ts';
import type { Settings } from './settings.ts';
import type { Client } from './tenant.ts';

export interface Connection {
  readonly client: Client;
  close(): Promise<void>;
}

/**
 * Whoever can answer /platform/v1 for this installation: the server that has the embedded database, else an app put together
 * in this process.
 */
export async function connect(settings: Settings): Promise<Connection> {
  const holder = settings.databaseUrl ? undefined : holderOf(settings.directory);
  if (holder?.url) return { client: overHttp(holder.url, holder.admin_token), close: async () => {} };
  return withApp(settings, (app, token) => ({ client: inProcess(app, token) }));
}

/** Opens the app without a server; on the embedded database it holds the lock meanwhile. */
export async function withApp<T extends object>(
  settings: Settings,
  make: (app: App, token: string) => T,
): Promise<T & { close(): Promise<void> }> {
  const lock = settings.databaseUrl ? undefined : takeLock(settings.directory);
  const adminToken = lock?.adminToken ?? randomBytes(32).toString('base64url');
  try {
    const app = await startApp({ ...settings, role: 'api', adminToken });
    return {
      ...make(app, adminToken),
      async close() {
        await app.close();
        lock?.release();
      },
    };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

const overHttp =
  (url: string, token: string): Client =>
  async (method, path, body) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: parsed(await answer.text()) };
  };

const inProcess =
  (app: App, token: string): Client =>
  async (method, path, body) => {
    const answer = await app.server.inject({
      method: method as 'GET',
      url: path,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    return { status: answer.statusCode, body: parsed(answer.body) };
  };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text || null;
  }
};
