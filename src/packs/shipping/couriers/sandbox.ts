import { guardedHttp } from '#kernel/http-client';
import { SandboxCourier } from '../sandbox/server.ts';
import type { Courier } from './courier.ts';
import { shiprocketCourier } from './shiprocket.ts';

/** The process's own sandbox; tests and the demo tell it what to do. It starts with the first call. */
export const sandboxCourier = new SandboxCourier();

let base: Promise<string> | undefined;
let http: ReturnType<typeof guardedHttp> | undefined;

/** Real HTTP on loopback. The address is ours, so this client may go there; no tenant's address ever reaches it. */
export const sandbox: Courier = shiprocketCourier({
  code: 'sandbox',
  base: () => {
    base ??= sandboxCourier.start();
    return base;
  },
  http: () => {
    http ??= guardedHttp({ allowLoopback: true });
    const send = http;
    // A courier at the other end of the table need not be waited for as long as one at the other end of the country.
    return (request) => send({ ...request, timeout: 1_000 });
  },
  headers: ({ settings }): Record<string, string> => (settings.misbehave ? { 'x-sandbox-misbehave': settings.misbehave } : {}),
});
