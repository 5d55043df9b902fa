import type { Operation } from '#kernel/command/operations';
import { sample } from '#kernel/http/sample';
import { newId } from '#kernel/ids';
import type { Answer, TestApp, TestTenant } from './app.ts';
import { chance } from './arbitrary.ts';

export const isFull = process.env.SERAI_TEST_FULL === '1';

type Schema = Record<string, unknown>;

/** Full: all of them. Else so many, chosen anew for each seed. */
export function sampled<T>(all: readonly T[], most: number, seed = 20_261_121): T[] {
  if (isFull || all.length <= most) return [...all];
  const next = chance(seed);
  return all
    .map((one) => ({ one, at: next() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ one }) => one);
}

export const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;
export const propertiesOf = ({ input }: Operation): Record<string, Schema> => (input?.properties ?? {}) as Record<string, Schema>;

/** Operations with a JSON body, as the owner (or a super admin) may do them. */
export const withBody = (app: TestApp): Operation[] =>
  app.operations.filter(({ input, consumes, method }) => input && consumes === 'application/json' && method !== 'GET');

/** What the operation is asked with at least; `id` stands in its path. */
export function bodyFor(operation: Operation, tenant: TestTenant): Record<string, unknown> {
  const body = sample((operation.input ?? {}) as Schema) as Record<string, unknown>;
  return 'tenant' in propertiesOf(operation) ? { ...body, tenant: tenant.slug } : body;
}

export const urlOf = ({ path }: Operation, id: string = newId()): string => path.replace('{id}', id);

/** Any method, any headers. */
export async function ask(
  app: TestApp,
  operation: Operation,
  url: string,
  { token, body, headers = {} }: { token?: string | undefined; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const isForm = operation.consumes === 'multipart/form-data';
  const type = isForm ? 'multipart/form-data; boundary=limit' : operation.consumes;
  const form =
    '--limit\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\na,b\r\n--limit--\r\n';
  const given = isForm ? form : operation.consumes === 'text/csv' || operation.method === 'PUT' ? 'a,b\n1,2\n' : body;
  const hasBody = operation.method !== 'GET' && operation.method !== 'DELETE' && given !== undefined;
  const answer = await app.server.inject({
    method: operation.method as 'GET',
    url,
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(hasBody ? { 'content-type': type } : {}), ...headers },
    ...(hasBody ? { payload: typeof given === 'string' ? given : JSON.stringify(given) } : {}),
  });
  const isJson = String(answer.headers['content-type'] ?? '').includes('json');
  return {
    status: answer.statusCode,
    text: answer.body,
    headers: answer.headers as Record<string, string>,
    body: isJson && answer.body ? JSON.parse(answer.body) : undefined,
  };
}

/** A digest of every row of every table: the same again means that nothing was touched. */
export async function digestOf(tenant: TestTenant): Promise<Record<string, string>> {
  return tenant.tx(async (tx) => {
    const tables = await tx.many<{ name: string }>`
      select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`;
    const digests: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await tx.text<{ digest: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from "${name}" t`,
        [],
      );
      digests[name] = row!.digest;
    }
    return digests;
  });
}
