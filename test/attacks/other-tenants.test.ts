import { expect, it } from 'vitest';
import type { Operation } from '#kernel/command/operations';
import { testApp } from '#test/app';
import { ask, bodyFor, digestOf, isFull, nameOf, sampled, urlOf } from '#test/attack';
import { bodyOf, hasIds, type Schema, stocked } from '#test/rows';

const app = await testApp({ role: 'api' });
const ours = await app.tenant();
const theirs = await app.tenant();
const stolen = await stocked(app, theirs);

const bearers: Record<string, string | undefined> = { owner: ours.owner.token };
for (const role of ['admin', 'manager', 'operator', 'viewer']) bearers[role] = (await ours.person(role)).token;
const { body: key } = await ours.owner.post('/v1/api-keys', { name: 'key', permissions: ['orders.view', 'orders.edit', 'products.view'] });
bearers['API key'] = key.key;

/** Their ids wherever one can be given: in the path, in the body, in the query. */
function attacksOf(operation: Operation): { url: string; body: unknown }[] {
  const { path, resource, tag, input, each } = operation;
  const own = stolen.ids.get((each ?? operation).resource?.path ?? tag) ?? stolen.all[0]!;
  const body = input ? { ...(bodyOf(input as Schema, stolen.idFor) as object), ...(each ? { ids: [own] } : {}) } : undefined;
  const url = urlOf(operation, own);
  const attacks = [{ url, body }];
  if (operation.kind === 'list' && resource) {
    for (const column of (resource.spec.filter ?? []) as string[])
      if (resource.kind(column) === 'uuid') attacks.push({ url: `${url}?${column}=${stolen.idFor(column)}`, body: undefined });
  } else if (path.includes('{id}') && operation.kind === 'get' && resource) {
    for (const name of Object.keys(resource.spec.expand ?? {})) attacks.push({ url: `${url}?expand=${name}`, body: undefined });
  }
  return attacks;
}

it('no route gives or changes anything of another business, whoever asks', async () => {
  const before = await digestOf(theirs);
  const wrong: string[] = [];
  const all = app.operations
    .filter(({ access }) => access !== 'anyone')
    .flatMap((operation) => attacksOf(operation).flatMap((attack) => Object.keys(bearers).map((who) => ({ operation, who, ...attack }))));
  // Lists first: our own trail will tell of the ids that we tried.
  const sorted = sampled(all, 500).sort((a, b) => Number(b.operation.kind === 'list') - Number(a.operation.kind === 'list'));
  let reached = 0;
  for (const { operation, who, url, body } of sorted) {
    const { status, text, body: answer } = await ask(app, operation, url, { token: bearers[who], body });
    const name = `${who}: ${nameOf(operation)} → ${status} ${answer?.code ?? ''}`;
    if (status === 404 || status === 200) reached++;
    if (status >= 500) wrong.push(name);
    const isOwn = !operation.path.includes('{id}') || status >= 400;
    const bulk = operation.each && status === 200 ? answer.data.some((one: { status: number }) => one.status < 400) : false;
    if (!isOwn || bulk || (hasIds(operation.input as Schema) && !operation.each && status < 300 && operation.resource)) {
      // A deed of ours that was let through may hold no id of theirs.
      if (stolen.all.some((id) => text.includes(id)) || !isOwn || bulk) wrong.push(name);
    }
    // What we sent is told back in a refusal; what is theirs is not.
    if (status < 300 && stolen.all.some((id) => text.includes(id)) && operation.tag !== 'audit-entries' && !operation.each)
      wrong.push(`${name} tells of theirs`);
  }
  expect(wrong).toEqual([]);
  expect(await digestOf(theirs)).toEqual(before);
  expect(reached).toBeGreaterThan(sorted.length / 10);
}, 360_000);

it('nothing that needs no sign-in reaches another business by its ids', async () => {
  const before = await digestOf(theirs);
  for (const operation of app.operations.filter(({ access }) => access === 'anyone' || access === 'link')) {
    const body = { ...bodyFor(operation, ours), ...(operation.input ? (bodyOf(operation.input as Schema, stolen.idFor) as object) : {}) };
    const named = 'tenant' in body ? { ...body, tenant: ours.slug } : body;
    const { status, text } = await ask(app, operation, urlOf(operation, stolen.all[0]!), { body: named });
    expect([nameOf(operation), status < 500]).toEqual([nameOf(operation), true]);
    for (const id of stolen.all) expect(text, nameOf(operation)).not.toContain(id);
  }
  expect(await digestOf(theirs)).toEqual(before);
});

it('a digest notices one changed row', async () => {
  const before = await digestOf(theirs);
  await theirs.tx((tx) => tx.exec`update products set name = name || '!'`);
  const after = await digestOf(theirs);
  expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual(['products']);
  expect(Object.keys(before).length).toBeGreaterThan(isFull ? 40 : 40);
});
