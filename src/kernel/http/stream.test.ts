import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type TestTenant, testApp } from '#test/app';
import { type Followed, follow, listening } from '#test/stream';

const app = await testApp({ heartbeat: 200 });
const stopping = await testApp();
const url = await listening(app.server);
const tenant = await app.tenant();
const open: Followed[] = [];
const listen = async (token: string | undefined, lastEventId?: string) => {
  const followed = await follow(url, token, lastEventId);
  open.push(followed);
  return followed;
};
afterEach(() => {
  for (const one of open.splice(0)) one.close();
  app.clock.now = undefined;
});

let n = 0;
async function addProduct(of: TestTenant = tenant): Promise<string> {
  n += 1;
  const { status, body } = await of.owner.post('/v1/products', { sku: `S-${n}`, name: `Thing ${n}`, currency: 'INR', selling_price: '10' });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}
/** Facts without a command around them. */
const tell = (of: TestTenant, type: string, subject: string | null, count = 1) =>
  of
    .tx(
      (tx) =>
        tx.exec`insert into events (id, type, data, subject, occurred_at) select gen_random_uuid(), ${type}, '{"secret": "of the record"}', ${subject}, now() from generate_series(1, ${count}::int)`,
    )
    .then(() => app.worker!.ring([of.id]));
const numbers = (of: TestTenant) =>
  of.tx((tx) => tx.many<{ seq: number; id: string }>`select seq, id from events where seq is not null order by seq`);
const about =
  (id: string) =>
  ({ data }: { data: { id?: string } }) =>
    data.id === id;

describe('a live stream', () => {
  it('tells of a change as soon as it is committed: which record, and nothing of what is in it', async () => {
    const stream = await listen(tenant.owner.token);
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.headers.get('cache-control')).toBe('no-store, no-transform');
    const ready = await stream.until(({ event }) => event === 'ready');
    expect(ready.data).toEqual({ seq: Number(ready.id), heartbeat_seconds: 0.2 });
    const id = await addProduct();
    const told = await stream.until(about(id));
    const [row] = await tenant.tx(
      (tx) => tx.many<{ seq: number; occurred_at: Date }>`select seq, occurred_at from events where subject = ${`products/${id}`}`,
    );
    expect(told).toEqual({
      id: String(row!.seq),
      event: 'change',
      data: {
        seq: row!.seq,
        type: 'product.created',
        resource: 'products',
        id,
        time: row!.occurred_at.toISOString(),
        actor: tenant.ownerId,
      },
    });
  });

  it('names resources as the API does, whatever the event called them', async () => {
    const stream = await listen(tenant.owner.token);
    await tell(tenant, 'channel.verified', 'sales_channels/0190a5d0-0000-7000-8000-000000000000');
    expect((await stream.until(({ data }) => data.type === 'channel.verified')).data.resource).toBe('sales-channels');
  });

  it('is for who has signed in', async () => {
    await expect(follow(url, undefined)).rejects.toThrow('unauthenticated');
    await expect(follow(url, 'x'.repeat(40))).rejects.toThrow('unauthenticated');
    await expect(follow(url, tenant.owner.token, '-5')).rejects.toThrow('invalid_parameter');
  });

  it('shows each person what they may read, and what is about no resource only to who reads events', async () => {
    const [viewer, admin] = [await tenant.person('operator'), await tenant.person('admin')];
    await app.idle();
    const [theirs, ours] = [await listen(viewer.token), await listen(admin.token)];
    await tell(tenant, 'test.secret', 'security-violations/0190a5d0-0000-7000-8000-000000000001');
    await tell(tenant, 'test.journal', null);
    await tell(tenant, 'test.elsewhere', 'nothing-we-know/0190a5d0-0000-7000-8000-000000000001');
    const id = await addProduct();
    await Promise.all([theirs.until(about(id)), ours.until(about(id))]);
    const types = (stream: Followed) =>
      stream
        .changes()
        .map(({ data }) => data.type)
        .sort();
    expect(types(ours)).toEqual(['product.created', 'test.elsewhere', 'test.journal', 'test.secret']);
    expect(types(theirs)).toEqual(['product.created']);
  });

  it('tells of a record that only its owner sees to its owner, and to who sees all', async () => {
    const [mine, other, boss] = [await tenant.person('operator'), await tenant.person('operator'), await tenant.person('admin')];
    const id = '0190a5d0-0000-7000-8000-0000000000aa';
    await tenant.tx(
      (tx) =>
        tx.exec`insert into export_logs (id, user_id, export_type, file_format, resource, row_count, status) values (${id}, ${mine.id}, 'orders', 'csv', 'orders', 1, 'approved')`,
    );
    await app.idle();
    const [first, second, third] = [await listen(mine.token), await listen(other.token), await listen(boss.token)];
    await tell(tenant, 'export.approved', `export-logs/${id}`);
    const marker = await addProduct();
    await Promise.all([first, second, third].map((stream) => stream.until(about(marker))));
    expect([first, second, third].map((stream) => stream.changes().filter(about(id)).length)).toEqual([1, 0, 1]);
  });

  it('tells nothing of another business', async () => {
    const other = await app.tenant();
    const [here, there] = [await listen(tenant.owner.token), await listen(other.owner.token)];
    const [ours, theirs] = [await addProduct(), await addProduct(other)];
    await Promise.all([here.until(about(ours)), there.until(about(theirs))]);
    expect(here.changes().some(about(theirs))).toBe(false);
    expect(there.changes().some(about(ours))).toBe(false);
  });
});

describe('who comes back', () => {
  it('misses nothing, whenever it was cut off, and gets nothing twice', async () => {
    const seen: number[] = [];
    let from = (await listen(tenant.owner.token)).lastId() ?? String((await numbers(tenant)).at(-1)?.seq ?? 0);
    const start = Number(from);
    let writing = true;
    const writer = (async () => {
      for (let turn = 0; turn < 40; turn++) {
        await tell(tenant, 'test.turn', null, 1 + (turn % 4));
        await sleep(turn % 3);
      }
      writing = false;
    })();
    while (writing) {
      const stream = await listen(tenant.owner.token, from);
      await sleep(15);
      stream.close();
      await stream.ended;
      seen.push(...stream.changes().map(({ data }) => data.seq));
      from = stream.lastId()!;
    }
    await writer;
    await app.idle();
    const all = (await numbers(tenant)).map(({ seq }) => seq).filter((seq) => seq > start);
    const rest = await listen(tenant.owner.token, from);
    if (Number(from) < all.at(-1)!) await rest.until(({ id }) => Number(id) >= all.at(-1)!);
    seen.push(...rest.changes().map(({ data }) => data.seq));
    expect(seen).toEqual(all);
    expect(all).toEqual(all.map((_, at) => start + 1 + at));
  });

  it('after too much, or with a number that was never given, is told to read again', async () => {
    const before = (await numbers(tenant)).at(-1)!.seq;
    await tell(tenant, 'test.flood', null, 1001);
    await app.idle();
    const last = (await numbers(tenant)).at(-1)!.seq;
    const late = await listen(tenant.owner.token, String(before));
    expect((await late.until(() => true)).event).toBe('reset');
    expect(late.messages[0]!.id).toBe(String(last));
    const id = await addProduct();
    await late.until(about(id));
    expect(late.changes()).toHaveLength(1);
    expect((await (await listen(tenant.owner.token, String(last + 500))).until(() => true)).event).toBe('reset');
    const almost = await listen(tenant.owner.token, String(before + 2));
    await almost.until(about(id));
    expect(almost.changes().length).toBe(1000);
  });

  it('need not ask again for what was not theirs: signs of life carry the number', async () => {
    const operator = await tenant.person('operator');
    const stream = await listen(operator.token);
    await tell(tenant, 'test.not-for-you', null, 3);
    await app.idle();
    const last = (await numbers(tenant)).at(-1)!.seq;
    await stream.until(({ event, id }) => event === 'heartbeat' && Number(id) === last);
    expect(stream.changes()).toEqual([]);
  });
});

describe('it ends', () => {
  it('with the session, before anything that was committed after', async () => {
    const person = await tenant.person('admin');
    const stream = await listen(person.token);
    await stream.until(({ event }) => event === 'ready');
    expect((await person.post('/v1/auth/sign-out')).status).toBe(200);
    const id = await addProduct();
    await stream.ended;
    expect(stream.messages.at(-1)).toMatchObject({ event: 'end', data: { reason: 'signed_out' } });
    expect(stream.changes().some(about(id))).toBe(false);
  });

  it('for somebody deactivated, a role taken away narrows it at once', async () => {
    // Else a changed role ends the session.
    await tenant.owner.post('/v1/security-settings/change', { force_logout_on_role_change: false });
    const [gone, narrowed] = [await tenant.person('admin'), await tenant.person('admin')];
    const [first, second] = [await listen(gone.token), await listen(narrowed.token)];
    await Promise.all([first, second].map((stream) => stream.until(({ event }) => event === 'ready')));
    expect((await tenant.owner.post(`/v1/users/${gone.id}/deactivate`, { reason: 'Has left the company.' })).status).toBe(200);
    const { body } = await tenant.owner.get(`/v1/user-roles?user_id=${narrowed.id}`);
    expect((await tenant.owner.post(`/v1/user-roles/${body.data[0].id}/revoke`)).status).toBe(200);
    const id = await addProduct();
    await first.ended;
    expect(first.messages.at(-1)!.data.reason).toBe('signed_out');
    await app.idle();
    const last = (await numbers(tenant)).at(-1)!.seq;
    await second.until(({ event, id: at }) => event === 'heartbeat' && Number(at) >= last);
    expect(second.changes().some(about(id))).toBe(false);
  });

  it('when the token has expired', async () => {
    const person = await tenant.person('viewer');
    const stream = await listen(person.token);
    await stream.until(({ event }) => event === 'ready');
    app.clock.now = new Date(Date.now() + 20 * 60_000);
    await stream.ended;
    expect(stream.messages.at(-1)!.data.reason).toBe('token_expired');
  });

  it('when the business is suspended', async () => {
    const other = await app.tenant();
    const stream = await listen(other.owner.token);
    await stream.until(({ event }) => event === 'ready');
    await app.database.platform((tx) => tx.exec`update tenants set status = 'suspended', version = version + 1 where id = ${other.id}`);
    await stream.ended;
    expect(stream.messages.at(-1)!.data.reason).toBe('tenant_unavailable');
  });

  it('for who does not read it', async () => {
    const other = await app.tenant();
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(`GET /v1/stream HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${other.owner.token}\r\nlast-event-id: 0\r\n\r\n`);
    await once(socket, 'readable');
    const before = app.live.count;
    socket.pause();
    // More than the two systems' buffers take.
    for (let turn = 0; turn < 24; turn++) await tell(other, 'x'.repeat(2_000), null, 500);
    await expect.poll(() => app.live.count, { timeout: 45_000 }).toBe(before - 1);
    socket.destroy();
  });
});

it('forty streams are enough for one person', async () => {
  const other = await app.tenant();
  for (let one = 0; one < 40; one++) await listen(other.owner.token);
  await expect(follow(url, other.owner.token)).rejects.toThrow('429');
  open.pop()!.close();
  await expect
    .poll(() =>
      follow(url, other.owner.token).then(
        ({ close }) => close(),
        () => 'refused',
      ),
    )
    .toBeUndefined();
});

it('tells Prometheus how many listen', async () => {
  await listen(tenant.owner.token);
  const { text } = await app.client().get('/metrics');
  expect(Number(/^serai_stream_clients (\d+)$/m.exec(text)![1])).toBe(app.live.count);
});

it('a server that stops says so', async () => {
  const business = await stopping.tenant();
  const stream = await follow(await listening(stopping.server), business.owner.token);
  await stream.until(({ event }) => event === 'ready');
  await stopping.server.close();
  await stream.ended;
  expect(stream.messages.at(-1)!.data.reason).toBe('server_stopping');
});
