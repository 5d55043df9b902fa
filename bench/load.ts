import { connect } from 'node:net';

export interface LoadResult {
  readonly perSecond: number;
  readonly requests: number;
  /** Answers other than 2xx. */
  readonly errors: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

/**
 * Sends the requests that `next` makes over keep-alive connections for a time, one at a time each, and counts. Raw sockets: on two
 * cores shared with server and database, a full client would measure itself.
 */
export function load(port: number, connections: number, seconds: number, next: () => Buffer): Promise<LoadResult> {
  const until = performance.now() + seconds * 1000;
  const times: number[] = [];
  let errors = 0;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      socket.setNoDelay(true);
      let begun = 0;
      let head = '';
      let missing = -1;
      const send = () => {
        begun = performance.now();
        head = '';
        missing = -1;
        socket.write(next());
      };
      socket.on('connect', send);
      socket.on('error', reject);
      socket.on('data', (chunk) => {
        if (missing < 0) {
          head += chunk.toString('latin1');
          const end = head.indexOf('\r\n\r\n');
          if (end < 0) return;
          const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
          missing = length - (head.length - end - 4);
          if (!head.startsWith('HTTP/1.1 2')) errors += 1;
        } else {
          missing -= chunk.length;
        }
        if (missing > 0) return;
        times.push(performance.now() - begun);
        if (performance.now() < until) send();
        else {
          socket.end();
          resolve();
        }
      });
    });
  const started = performance.now();
  return Promise.all(Array.from({ length: connections }, one)).then(() => {
    const elapsed = (performance.now() - started) / 1000;
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    return { perSecond: times.length / elapsed, requests: times.length, errors, medianMs: at(0.5), p99Ms: at(0.99) };
  });
}

/** One HTTP/1.1 request as bytes. */
export function httpRequest(method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer): Buffer {
  const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(body);
  const lines = [`${method} ${path} HTTP/1.1`, 'host: bench', ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  if (body !== undefined) lines.push(`content-length: ${bytes.length}`);
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), bytes]);
}
