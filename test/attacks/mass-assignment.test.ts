import { expect, it } from 'vitest';
import type { Operation } from '#kernel/command/operations';
import { catalog } from '#kernel/db/checks';
import { adminToken, testApp } from '#test/app';
import { ask, bodyFor, isFull, nameOf, propertiesOf, sampled, urlOf, withBody } from '#test/attack';

const app = await testApp({ role: 'api' });
const tenant = await app.tenant();

/** What would be worth setting, wherever it exists. */
const prizes = [
  'id',
  'tenant_id',
  'created_at',
  'updated_at',
  'deleted_at',
  'created_by',
  'is_owner',
  'is_system',
  'is_active',
  'roles',
  'role_ids',
  'permissions',
  'status',
  'version',
  'password_hash',
  'user_id',
  'approved_by',
  'amount',
  'total_amount',
  'search_path',
  'constructor',
  'hasOwnProperty',
];

/** Columns of its table and fields of its answers that the operation does not take. */
function readOnlyOf(operation: Operation): string[] {
  const { resource } = operation.each ?? operation;
  const columns = resource ? Object.keys(catalog[resource.table]?.columns ?? resource.info.columns) : [];
  return [...new Set([...columns, ...((resource?.spec.fields ?? []) as string[]), ...prizes])].filter(
    (name) => !(name in propertiesOf(operation)),
  );
}

const tokenFor = ({ path }: Operation) => (path.startsWith('/platform/') ? adminToken : tenant.owner.token);

it('no operation takes a field that it does not declare, least of all one of its record', async () => {
  const wrong: string[] = [];
  let tried = 0;
  for (const [index, operation] of withBody(app).entries()) {
    const fields = readOnlyOf(operation);
    for (const field of isFull ? fields : sampled(fields, 6, index)) {
      const body = { ...bodyFor(operation, tenant), [field]: null };
      const { status, body: answer } = await ask(app, operation, urlOf(operation), { token: tokenFor(operation), body });
      tried++;
      const named = answer?.errors?.some(
        ({ pointer, message }: { pointer: string; message: string }) => pointer === `/${field}` && message === 'is unknown',
      );
      if (status !== 422 || !named)
        wrong.push(`${nameOf(operation)} with ${field}: ${status} ${JSON.stringify(answer?.errors ?? answer?.code)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(withBody(app).length * 5);
}, 360_000);

/** Places inside a body where an object with declared properties stands. */
function inside(schema: Record<string, unknown>, at: string[] = []): string[][] {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Record<string, unknown>>);
  const here = properties.length && at.length && schema.additionalProperties === false ? [at] : [];
  return [
    ...here,
    ...properties.flatMap(([name, inner]) => inside(inner, [...at, name])),
    ...(schema.items ? inside(schema.items as Record<string, unknown>, [...at, '0']) : []),
  ];
}

it('nor one deep inside what it takes', async () => {
  const wrong: string[] = [];
  let tried = 0;
  for (const operation of withBody(app)) {
    for (const path of inside(operation.input as Record<string, unknown>)) {
      const body = structuredClone(bodyFor(operation, tenant)) as Record<string, unknown>;
      let holder = body;
      for (const [index, name] of path.entries()) {
        const isList = path[index + 1] === '0';
        const kept = holder[name];
        holder[name] = isList ? (Array.isArray(kept) ? kept : []) : kept && typeof kept === 'object' ? kept : {};
        holder = holder[name] as Record<string, unknown>;
      }
      holder.is_owner = true;
      const { status, body: answer } = await ask(app, operation, urlOf(operation), { token: tokenFor(operation), body });
      tried++;
      const pointer = `/${path.join('/')}/is_owner`;
      if (
        status !== 422 ||
        !answer.errors.some((one: { pointer: string; message: string }) => one.pointer === pointer && one.message === 'is unknown')
      )
        wrong.push(`${nameOf(operation)} at ${pointer}: ${status} ${JSON.stringify(answer?.errors?.slice(0, 3) ?? answer?.code)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(10);
}, 180_000);

it('parameters are no way round: a write takes none, a read only what it knows', async () => {
  const wrong: string[] = [];
  for (const operation of sampled(app.operations, 120)) {
    if (operation.access === 'link' || operation.upload || operation.consumes === 'text/csv') continue;
    const url = `${urlOf(operation)}?password_hash=x`;
    const { status, body } = await ask(app, operation, url, {
      token: tokenFor(operation),
      body: operation.input && bodyFor(operation, tenant),
    });
    // A record that is not there may be said first.
    if (body?.code !== 'unknown_parameter' && status !== 404) wrong.push(`${nameOf(operation)}: ${status} ${body?.code}`);
  }
  expect(wrong).toEqual([]);
});

it('an open object is only where free data is declared', () => {
  const open = withBody(app).filter(({ input }) => (input as { additionalProperties?: unknown }).additionalProperties !== false);
  expect(open.map(nameOf)).toEqual([]);
});
