import { expect, it } from 'vitest';
import type { Operation } from '#kernel/command/operations';
import { testApp } from '#test/app';
import { columns, expectGolden } from '#test/golden';
import { bodyOf, hasIds, type Schema, stocked } from '#test/rows';

const app = await testApp();
const ours = await app.tenant();
const theirs = await app.tenant();

const { ids: seeded, all: allOfThem, idFor } = await stocked(app, theirs);
const body = (schema: Schema) => bodyOf(schema, idFor);

const said = ({ status, body: answer }: { status: number; body: { code?: string } }) => `${status}${answer?.code ? ` ${answer.code}` : ''}`;

async function call({ method, path, input, tag, resource, access, consumes }: Operation): Promise<string> {
  const id = seeded.get(resource?.path ?? tag) ?? theirs.id;
  const url = path.replace('{id}', access === 'platform' ? theirs.id : id);
  const given = input && body(input);
  if (consumes === 'text/csv') {
    const { body: _, ...parameters } = given as Record<string, string>;
    return said(await ours.owner.post(`${url}?${new URLSearchParams(parameters)}`, 'order_number\n1\n', { 'content-type': 'text/csv' }));
  }
  const verbs = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;
  const answer =
    method === 'GET' || method === 'DELETE' ? await ours.owner[verbs[method]](url) : await ours.owner[verbs[method]](url, given);
  if (answer.status < 300) for (const their of allOfThem) expect(answer.text, `${method} ${path}`).not.toContain(their);
  return said(answer);
}

it('nothing of another business is reached, by any route', async () => {
  const rows: string[][] = [];
  const sorted = [...app.operations].sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, 'en'));
  // Lists first: our own trail will tell of what we tried with their ids.
  for (const operation of [...sorted.filter(({ kind }) => kind === 'list'), ...sorted.filter(({ kind }) => kind !== 'list')]) {
    const { method, path, kind, access, input, each } = operation;
    const name = `${method} ${path}`;
    if (access === 'anyone') continue;
    if (each) {
      const { status, body: answer } = await ours.owner.post(path, {
        ...(body(each.input as Schema) as object),
        ids: [idFor(operation.tag)],
      });
      const inside = answer.data?.map((one: { status: number }) => one.status).join();
      expect([name, status === 200 ? inside : status]).toEqual([name, status === 200 ? '404' : expect.toBeOneOf([401, 403])]);
      rows.push([name, `${status}, for each: ${inside}`]);
    } else if (path.includes('{id}')) {
      const answer = await call(operation);
      expect([name, answer.slice(0, 3)]).toEqual([name, expect.toBeOneOf(['404', '401', '403'])]);
      rows.push([name, answer]);
    } else if (kind === 'list') {
      const answer = await call(operation);
      rows.push([name, answer === '200' ? '200, none of theirs' : answer]);
    } else if (hasIds(input as Schema)) {
      const answer = await call(operation);
      expect([name, Number(answer.slice(0, 3)) >= 400]).toEqual([name, true]);
      rows.push([name, `${answer}, with their ids in the body`]);
    }
  }
  const hook = await app.client().post(`/v1/hooks/${ours.id}/${seeded.get('sales-channels')}`, '{}');
  expect(hook.status).toBe(404);
  rows.push(['POST /v1/hooks/{tenant_id}/{connection_id}', `${said(hook)}, with our tenant and their connection`]);
  expectGolden(
    'tenant-isolation.txt',
    `What the owner of one business is answered with the ids of another, which has a row in every table.

${columns(rows.sort(([a], [b]) => a!.split(' ')[1]!.localeCompare(b!.split(' ')[1]!, 'en') || a!.localeCompare(b!, 'en')))}
`,
  );
}, 120_000);
