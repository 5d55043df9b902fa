import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provisionTenant } from '#platform';
import { benchHouse } from './house.ts';
import type { Figure } from './reactions.ts';

/** First and later starts of the embedded database as a user sees them: from the command to a healthy answer. */
export async function measureBoots(): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'serai-boot-'));
  try {
    const first = await boot(directory);
    const later = await boot(directory);
    return [
      { name: 'first boot on the embedded database', value: first, unit: 's', target: { bound: 'most', value: 15 } },
      { name: 'later boot on the embedded database', value: later, unit: 's', target: { bound: 'most', value: 5 } },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

async function boot(directory: string): Promise<number> {
  const port = await freePort();
  const { DATABASE_URL: _, ...env } = process.env;
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../src/main.ts'), 'start', '--port', String(port), '--data', directory],
    { stdio: 'ignore', env },
  );
  try {
    for (;;) {
      const healthy = await fetch(`http://127.0.0.1:${port}/healthz`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (healthy) return (performance.now() - begun) / 1000;
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      if (performance.now() - begun > 120_000) throw new Error('the server did not answer within two minutes');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    await ended(child);
  }
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

const tenants = 10;

/** A tenant with every pack, its role, schema and owner: the median of ten. */
export async function measureProvisioning(server: string): Promise<Figure[]> {
  const house = await benchHouse(server);
  try {
    const times: number[] = [];
    for (let n = 0; n < tenants; n += 1) {
      const begun = performance.now();
      await provisionTenant(house.app.database, house.app.services, {
        slug: `bench-${n}`,
        name: 'Bench',
        plan: 'enterprise',
        owner: { name: 'Owner', email: 'o@bench.example', password: 'correct horse battery staple' },
      });
      times.push((performance.now() - begun) / 1000);
    }
    times.sort((a, b) => a - b);
    return [{ name: 'provisioning a tenant, median of ten', value: times[tenants / 2]!, unit: 's', target: { bound: 'most', value: 1 } }];
  } finally {
    await house.close();
  }
}
