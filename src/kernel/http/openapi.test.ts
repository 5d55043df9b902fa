import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { testApp } from '#test/app';

const app = await testApp();
const tenant = await app.tenant();
const anyone = app.client();
const { body: document } = await anyone.get('/openapi.json');

interface Described {
  operationId: string;
  summary: string;
  tags: string[];
  security: object[];
  parameters?: { $ref?: string; name: string }[];
  requestBody?: { content: Record<string, { schema: object; example?: unknown }> };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: object }> }>;
}

const operations = Object.entries<Record<string, Described>>(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation, name: `${method.toUpperCase()} ${path}` })),
);

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
(formats as unknown as (instance: Ajv2020) => void)(ajv);
ajv.addSchema({ ...document, $id: 'api' });
const escaped = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1');

/** What is wrong with an answer, against the schema its operation promises. */
function wrongs(method: string, path: string, status: number, body: unknown): unknown {
  const check = ajv.compile({
    $ref: `api#/paths/${encodeURIComponent(escaped(path))}/${method}/responses/${status}/content/application~1json/schema`,
  });
  return check(body) ? null : check.errors;
}

describe('the document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(document);
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('has every route that is served, and no other', () => {
    const served = app.operations.map(({ method, path }) => `${method} ${path}`);
    const beside = ['GET /v1/stream', 'GET /healthz', 'GET /readyz', 'GET /metrics', 'POST /v1/hooks/{tenant_id}/{connection_id}'];
    expect(operations.map(({ name }) => name).sort()).toEqual([...served, ...beside].sort());
  });

  it('names and explains every operation', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { name, operation } of operations) {
      expect(operation.summary, name).toMatch(/^[A-Z].*\.$/);
      expect(operation.tags, name).toHaveLength(1);
      expect(operation.security, name).toBeDefined();
      expect(Object.keys(operation.responses).length, name).toBeGreaterThan(0);
    }
  });

  it('promises a schema for every success that has a body', () => {
    for (const { name, operation } of operations) {
      const success = Object.entries(operation.responses).find(([status]) => status < '300')!;
      if (success[0] !== '204') expect(success[1].content, name).toBeDefined();
    }
  });

  it('explains every field of every component', () => {
    const silent: string[] = [];
    for (const [name, schema] of Object.entries<{ properties?: Record<string, { description?: string; $ref?: string }> }>(
      document.components.schemas,
    )) {
      for (const [field, property] of Object.entries(schema.properties ?? {})) {
        if (!property.description && !property.$ref) silent.push(`${name}.${field}`);
      }
    }
    expect(silent).toEqual([]);
  });

  it('writes no schema twice', () => {
    const texts = Object.values(document.components.schemas).map((schema) => JSON.stringify(schema));
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });

  it('gives examples that its own schemas accept', () => {
    const bad: string[] = [];
    for (const { name, path, method, operation } of operations) {
      for (const [type, { example }] of Object.entries(operation.requestBody?.content ?? {})) {
        if (example === undefined || type !== 'application/json') continue;
        const check = ajv.compile({
          $ref: `api#/paths/${encodeURIComponent(escaped(path))}/${method}/requestBody/content/application~1json/schema`,
        });
        if (!check(example)) bad.push(`${name}: ${JSON.stringify(example)}: ${ajv.errorsText(check.errors)}`);
      }
    }
    expect(bad).toEqual([]);
  });

  it('says which codes an error may have', async () => {
    const { body } = await anyone.get('/v1/orders');
    expect(ajv.compile({ $ref: 'api#/components/schemas/Problem' })(body)).toBe(true);
    expect(document.components.schemas.Problem.properties.code.enum).toContain(body.code);
  });

  it('offers each filter of orders with its operators', () => {
    const names = document.paths['/v1/orders'].get.parameters.map(({ name, $ref }: { name?: string; $ref?: string }) => name ?? $ref);
    for (const name of ['status', 'order_date[gte]', 'total_amount[lt]', 'sort', 'fields', 'expand', 'q', '#/components/parameters/cursor'])
      expect(names).toContain(name);
    expect(names).not.toContain('status[gt]');
  });

  it('answers 304 to who has it', async () => {
    const { headers } = await anyone.get('/openapi.json');
    expect((await anyone.get('/openapi.json', { 'if-none-match': headers.etag! })).status).toBe(304);
  });
});

describe('answers', () => {
  it('fit what the document promises: list, get, create, update, command', async () => {
    const { owner } = tenant;
    const product = await owner.post('/v1/products', { name: 'Kettle', sku: 'K-1', cost_price: '600', selling_price: '999' });
    expect(product.status).toBe(201);
    expect(wrongs('post', '/v1/products', 201, product.body)).toBeNull();
    const changed = await owner.patch(`/v1/products/${product.body.id}`, { name: 'Big kettle' });
    expect(wrongs('patch', '/v1/products/{id}', 200, changed.body)).toBeNull();
    const order = await owner.post('/v1/orders', {
      items: [{ sku: 'K-1', name: 'Kettle', quantity: 1, unit_price: '999' }],
      customer_name: 'Ravi',
    });
    expect(order.status).toBe(201);
    expect(wrongs('post', '/v1/orders', 201, order.body)).toBeNull();
    const one = await owner.get(`/v1/orders/${order.body.id}?expand=items,history,channel`);
    expect(one.body.items).toHaveLength(1);
    expect(wrongs('get', '/v1/orders/{id}', 200, one.body)).toBeNull();
    const noted = await owner.post(`/v1/orders/${order.body.id}/add-note`, { note: 'Rings twice' });
    expect([noted.status, wrongs('post', '/v1/orders/{id}/add-note', 200, noted.body)]).toEqual([200, null]);
  });

  it('of every list fit, for the owner and for someone who sees masks', async () => {
    const viewer = await tenant.person('viewer');
    for (const { method, path, kind, access } of app.operations) {
      if (kind !== 'list' || access !== 'member') continue;
      for (const client of [tenant.owner, viewer]) {
        const { status, body } = await client.get(path);
        if (client === tenant.owner) expect(status, path).toBe(200);
        if (status === 200) expect(wrongs(method.toLowerCase(), path, 200, body), path).toBeNull();
      }
    }
  });

  it('that sign-in and meta give fit', async () => {
    const signedIn = await anyone.post('/v1/auth/sign-in', { tenant: tenant.slug, email: tenant.email, password: tenant.password });
    expect(wrongs('post', '/v1/auth/sign-in', 200, signedIn.body)).toBeNull();
    const meta = await tenant.owner.get('/v1/meta');
    expect(wrongs('get', '/v1/meta', 200, meta.body)).toBeNull();
  });
});

describe('/docs', () => {
  it('is rendered by files of this process only, without inline script', async () => {
    const page = await anyone.get('/docs');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(page.text).not.toMatch(/<script(?![^>]* src=)/);
    const links = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
    expect(links.every((link) => link.startsWith('/docs/'))).toBe(true);
    for (const link of links) expect((await anyone.get(link)).status, link).toBe(200);
  });
});
