import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fail } from '../errors.ts';

const package_ = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** Nothing from elsewhere, and no script but these files. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Serai API</title>
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/init.js"></script>
</body>
</html>
`;

const init = `window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  defaultModelsExpandDepth: -1,
  displayRequestDuration: true,
  validatorUrl: null,
});
`;

const fromPackage = (name: string) => () => readFileSync(join(package_, name));
const files: Record<string, { type: string; read: () => string | Buffer }> = {
  '/docs': { type: 'text/html; charset=utf-8', read: () => page },
  '/docs/init.js': { type: 'text/javascript; charset=utf-8', read: () => init },
  '/docs/swagger-ui.css': { type: 'text/css; charset=utf-8', read: fromPackage('swagger-ui.css') },
  '/docs/swagger-ui-bundle.js': { type: 'text/javascript; charset=utf-8', read: fromPackage('swagger-ui-bundle.js') },
  '/docs/favicon-32x32.png': { type: 'image/png', read: fromPackage('favicon-32x32.png') },
};

/** `/openapi.json`, and `/docs` which renders it: everything from this process, for whom `shows` says. */
export function serveDocs(app: FastifyInstance, document: () => object, shows: (request: FastifyRequest) => boolean): void {
  const all = { ...files, '/openapi.json': { type: 'application/json; charset=utf-8', read: () => JSON.stringify(document()) } };
  for (const [url, { type, read }] of Object.entries(all)) {
    let kept: { body: string | Buffer; etag: string } | undefined;
    app.get(url, async (request, reply) => {
      if (!shows(request)) throw fail('not_found');
      if (!kept) {
        const body = read();
        kept = { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
      }
      reply.header('etag', kept.etag).header('cache-control', 'no-cache').header('content-security-policy', policy);
      return request.headers['if-none-match'] === kept.etag ? reply.code(304).send() : reply.type(type).send(kept.body);
    });
  }
}
