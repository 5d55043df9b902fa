import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { TestApp, TestTenant } from './app.ts';

/** How a route that no operation describes keeps what is masked, and what is another business's. */
interface Kept {
  readonly masked: string;
  readonly others: string;
}

const ours: Kept = { masked: 'nothing of a business', others: 'the same for everybody' };
const page: Kept = { masked: 'nothing about people', others: 'found by a token or number of the business it names' };
const form: Kept = { masked: 'by name', others: 'as the operation it does' };

/** A route added without a line here fails the sweeps: say how it keeps both first. */
export const rawRoutes: Readonly<Record<string, Kept>> = {
  'GET /': ours,
  'GET /assets/*': ours,
  'GET /docs': ours,
  'GET /docs/favicon-32x32.png': ours,
  'GET /docs/init.js': ours,
  'GET /docs/swagger-ui-bundle.js': ours,
  'GET /docs/swagger-ui.css': ours,
  'GET /healthz': ours,
  'GET /invitation': page,
  'GET /metrics': { masked: 'counts only', others: 'counts of the process' },
  'GET /openapi.json': ours,
  'GET /readyz': ours,
  'GET /reset': page,
  'GET /track': page,
  'GET /track/:number': page,
  'GET /v1/stream': { masked: 'names and ids only', others: 'events of its own schema' },
  'POST /invitation': form,
  'POST /reset': form,
  'POST /v1/hooks/:tenant_id/:connection_id': { masked: 'a receipt only', others: "the connection is the tenant's own" },
};

/** A console as if built, so that its routes are there whether somebody built it or not. */
export function someConsole(): string {
  const directory = mkdtempSync(join(tmpdir(), 'serai-console-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  mkdirSync(join(directory, 'assets'));
  writeFileSync(join(directory, 'index.html'), '<!doctype html><title>Serai</title>');
  writeFileSync(join(directory, 'assets', 'index.js'), '// built');
  return directory;
}

/** Addresses of a raw route that is read, with what is this business's wherever something can be named. */
export function visitsTo(route: string, { slug }: Pick<TestTenant, 'slug'>, awb: string, token: string): string[] {
  const path = route.split(' ')[1]!;
  const tenant = `tenant=${slug}`;
  const known: Record<string, string[]> = {
    '/assets/*': ['/assets/index.js', '/assets/nothing.js'],
    '/track': [`/track?${tenant}`, `/track?${tenant}&number=${awb}`],
    '/track/:number': [`/track/${awb}?${tenant}`, `/track/${token}`],
    '/invitation': [`/invitation?${tenant}`, `/invitation?${tenant}&token=${token}`],
    '/reset': [`/reset?${tenant}`, `/reset?${tenant}&token=${token}`],
  };
  return known[path] ?? [path];
}

/** What the server answers besides its operations, HEAD being GET. */
export async function rawRoutesOf(app: TestApp): Promise<string[]> {
  await app.server.ready();
  const described = new Set(app.operations.map(({ method, path }) => `${method} ${path.replaceAll('{id}', ':id')}`));
  return [...app.server.served].filter((route) => !route.startsWith('HEAD ') && !described.has(route)).sort();
}
