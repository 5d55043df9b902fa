import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * Nothing from elsewhere and no inline script. The component library writes style sheets at run time: those carry the nonce. Labels are
 * previewed in a frame from memory.
 */
const policyWith = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    'frame-src blob:',
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** What every document of ours says besides its own content policy. */
export const documentHeaders = {
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

const placeholder = '__CSP_NONCE__';
/** What is served by others here: a wrong address there is a problem document, also in a browser. */
const others = /^\/(v1|platform\/v1|docs|assets|openapi\.json|metrics|healthz|readyz|track|invitation|reset)(\/|$)/;
const year = 31_536_000;

const notBuilt = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Serai</title></head>
<body>
<h1>The console is not built</h1>
<p>Start Serai with <code>bin/start</code>, which builds it, or run <code>node scripts/console.ts</code> and start again.</p>
<p>The API is served: <a href="/docs">its documentation</a>.</p>
</body>
</html>
`;

/**
 * The console as it was built into `directory`: its hashed assets for ever, and its page for `/` and whatever address a browser
 * navigates to that nobody else serves. Returns whether it answered a request that found no route.
 */
export function serveConsole(app: FastifyInstance, directory: string): (request: FastifyRequest, reply: FastifyReply) => boolean {
  const index = join(directory, 'index.html');
  const page = existsSync(index) ? readFileSync(index, 'utf8') : undefined;
  /** Icons and the like beside the page. */
  const beside = new Set(page ? readdirSync(directory).filter((name) => isPublic(name) && statSync(join(directory, name)).isFile()) : []);
  if (page && existsSync(join(directory, 'assets')))
    app.register(files, {
      root: join(directory, 'assets'),
      prefix: '/assets/',
      index: false,
      dotfiles: 'ignore',
      preCompressed: true,
      cacheControl: false,
      allowedPath: (path) => isPublic(path),
      setHeaders: (reply) => void reply.header('cache-control', `public, max-age=${year}, immutable`),
    });

  const send = (reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64url');
    return reply
      .code(page ? 200 : 503)
      .headers({ ...documentHeaders, 'content-security-policy': policyWith(nonce), 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send((page ?? notBuilt).replaceAll(placeholder, nonce));
  };
  app.get('/', (_, reply) => send(reply));

  return (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const path = request.url.split('?')[0]!;
    const name = path.slice(1);
    if (beside.has(name)) {
      void reply
        .header('cache-control', 'no-cache')
        .type(typeOf(name))
        .send(readFileSync(join(directory, name)));
      return true;
    }
    if (others.test(path) || !request.headers.accept?.includes('text/html')) return false;
    void send(reply);
    return true;
  };
}

/** Source maps and what the build keeps for itself stay here. */
const isPublic = (name: string) => !/(^|\/)\.|\.(map|html|br|gz)$/.test(name.replace(/^\//, ''));

const types: Record<string, string> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};
const typeOf = (name: string) => types[name.split('.').at(-1)!] ?? 'application/octet-stream';
