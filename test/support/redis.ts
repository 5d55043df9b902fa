import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A Redis of one test's own, so that it may be killed. */
export interface Redis {
  readonly url: string;
  /** Again on the same port, with nothing in it. */
  start(): Promise<void>;
  /** SIGKILL ends it, SIGSTOP lets it hang. */
  signal(name: NodeJS.Signals): Promise<void>;
  clear(): Promise<void>;
}

/** Whether Redis is installed here: apt-get install redis-server. CI has it always. */
export const hasRedis = ((): boolean => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
};

/** Starts one on loopback that keeps nothing. */
export async function newRedis(): Promise<Redis> {
  const directory = mkdtempSync(join(tmpdir(), 'serai-redis-'));
  const port = await freePort();
  let child: ChildProcess | undefined;
  const redis: Redis = {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const options = { bind: '127.0.0.1', port: String(port), dir: directory, save: '', appendonly: 'no', daemonize: 'no' };
      const started = spawn(
        'redis-server',
        Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
        {
          stdio: ['ignore', 'pipe', 'ignore'],
        },
      );
      child = started;
      let said = '';
      started.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text));
      while (!said.includes('eady to accept connections')) {
        if (started.exitCode !== null) throw new Error(`redis-server ended with ${started.exitCode}: ${said}`);
        await sleep(10);
      }
    },
    async signal(name) {
      const ended = name === 'SIGKILL' ? once(child!, 'exit') : undefined;
      child!.kill(name);
      await ended;
    },
    async clear() {
      if (child && child.exitCode === null && child.signalCode === null) await redis.signal('SIGKILL');
      rmSync(directory, { recursive: true, force: true });
    },
  };
  await redis.start();
  return redis;
}
