import { expect, it } from 'vitest';
import type { Operation } from '#kernel/command/operations';
import { newId } from '#kernel/ids';
import { signLink } from '#kernel/links';
import { testApp } from '#test/app';
import { columns, expectGolden } from '#test/golden';
import { rawRoutes, rawRoutesOf, someConsole, visitsTo } from '#test/raw-routes';
import { bodyOf, hasIds, type Schema, stocked } from '#test/rows';
import { follow, listening } from '#test/stream';

const app = await testApp({ console: someConsole() });
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

/** An address that was signed for one business: as it is for their file, said to be ours; and one of ours, to their file. */
async function signed(operation: Operation): Promise<string[]> {
  const { method, path, operationId, tag, resource } = operation;
  const id = seeded.get(resource?.path ?? tag)!;
  const link = (tenantId: string) => signLink(app.keys, { operationId, tenantId, id, expiresAt: null });
  const ask = (query: string) => visit(method, `${path.replace('{id}', id)}?${query}`);
  const changed = await ask(link(theirs.id).replace(theirs.id, ours.id));
  const foreign = await ask(link(ours.id));
  for (const answer of [changed, foreign]) expect([path, answer.slice(0, 1)]).toEqual([path, '4']);
  expect(foreign).toContain('404');
  return [`${method} ${path}`, `${changed}, with their link said to be ours; ${foreign}, with a link of ours to their file`];
}

async function visit(method: string, url: string): Promise<string> {
  const answer = await (method === 'PUT' ? app.client().put(url, 'a,b\n', { 'content-type': 'text/csv' }) : app.client().get(url));
  for (const their of allOfThem.filter((one) => !url.includes(one))) expect(answer.text, `${method} ${url}`).not.toContain(their);
  return said(answer);
}

/** What no operation describes, asked with what is theirs. */
async function raw(): Promise<string[][]> {
  expect(await rawRoutesOf(app), 'say in test/support/raw-routes.ts how it keeps businesses apart').toEqual(Object.keys(rawRoutes).sort());
  const url = await listening(app.server);
  const stream = await follow(url, ours.owner.token);
  const order = { customer_name: 'Meera', payment_method: 'cod', items: [{ name: 'Mug', sku: 'MUG', quantity: 1, unit_price: '100' }] };
  const address = { shipping_address: { line1: 'MG Road 1', city: 'Kochi', country: 'IN' } };
  const made: string[] = [];
  // Theirs first: when ours has come, theirs would have.
  for (const { owner } of [theirs, ours, theirs, ours]) {
    made.push((await owner.post('/v1/orders', { ...order, ...address })).body.id as string);
    await app.idle();
  }
  await stream.until(({ data }) => JSON.stringify(data).includes(made[3]!));
  const heard = JSON.stringify(stream.messages);
  for (const their of [...allOfThem, made[0]!, made[2]!]) expect(heard).not.toContain(their);
  expect(heard).toContain(made[1]!);
  stream.close();
  await stream.ended;

  const awb = 'AWB7734002';
  await theirs.tx((tx) => tx.exec`update shipments set awb_number = ${awb} where id = ${seeded.get('shipments')}`);
  expect((await app.client().get(`/track/${awb}?tenant=${theirs.slug}`)).status).toBe(200);
  const token = newId();
  const rows: string[][] = [];
  for (const [route, { others }] of Object.entries(rawRoutes)) {
    const [method, path] = route.split(' ') as [string, string];
    const answers = [];
    if (path === '/v1/stream') answers.push('200');
    else if (path.startsWith('/v1/hooks/')) answers.push(await posted(`/v1/hooks/${ours.id}/${seeded.get('sales-channels')}`, '{}'));
    else if (method === 'POST') answers.push(await posted(path, `tenant=${ours.slug}&token=${token}&password=correct+horse+battery`, true));
    else for (const at of visitsTo(route, ours, awb, token)) answers.push(await visit('GET', at));
    rows.push([route, `${[...new Set(answers)].join(' and ')}: ${others}`]);
  }
  return rows;
}

async function posted(url: string, body: string, isForm = false): Promise<string> {
  const answer = await app.client().post(url, body, { 'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' });
  for (const their of allOfThem.filter((one) => !url.includes(one))) expect(answer.text, url).not.toContain(their);
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
  for (const operation of app.operations.filter(({ access }) => access === 'link')) rows.push(await signed(operation));
  rows.push(...(await raw()));
  expectGolden(
    'tenant-isolation.txt',
    `What the owner of one business is answered with the ids of another, which has a row in every table.

${columns(rows.sort(([a], [b]) => a!.split(' ')[1]!.localeCompare(b!.split(' ')[1]!, 'en') || a!.localeCompare(b!, 'en')))}
`,
  );
}, 360_000);
