import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { TransactionEnded } from '#kernel/db';
import { adminToken } from '#test/app';
import { probeHouse } from '#test/probes';

const { app, tenant, owner, as, gate, logged } = await probeHouse();

const make = async (name = 'Probe'): Promise<string> => (await owner.post('/v1/probes', { name })).body.id;
const count = async (name: string) =>
  (await tenant.tx((tx) => tx.one<{ n: number }>`select count(*)::int as n from probes where name = ${name}`)).n;
const key = (value: string) => ({ 'idempotency-key': value });

interface Entry {
  action: string;
  outcome: string;
  error_code: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  metadata: Record<string, unknown>;
  request_id: string;
  ip: string;
  user_agent: string;
  endpoint: string;
  session_id: string | null;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
}
const trail = (id: string) =>
  tenant.tx((tx) => tx.many<Entry>`select * from audit_entries where resource_id = ${id} order by occurred_at, id`);
const events = (type: string, id: string) =>
  tenant.tx(
    (tx) => tx.many<{ request_id: string; traceparent: string; actor_id: string }>`
    select * from events where type = ${type} and data ->> 'probe_id' = ${id}`,
  );

describe('a command', () => {
  it('answers with the record, and leaves one entry and its event with the request they came from', async () => {
    const id = await make();
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const done = await owner.post(
      `/v1/probes/${id}/finish`,
      { reason: 'all done', pin: '0000' },
      { 'x-request-id': 'req-42', traceparent, 'user-agent': 'Test/1' },
    );
    expect([done.status, done.body.status, done.headers['x-request-id']]).toEqual([200, 'closed', 'req-42']);
    const [, entry, ...more] = await trail(id);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      action: 'probes.finish',
      outcome: 'success',
      error_code: null,
      before: { status: 'open' },
      after: { status: 'closed' },
      request_id: 'req-42',
      ip: '127.0.0.1',
      user_agent: 'Test/1',
      endpoint: 'POST /v1/probes/:id/finish',
      actor_kind: 'user',
      actor_id: tenant.ownerId,
      actor_name: 'Asha Owner',
      metadata: { input: { reason: 'all done' } },
    });
    expect(entry!.session_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(entry)).not.toContain('0000"');
    expect(await events('probe.finished', id)).toMatchObject([{ request_id: 'req-42', traceparent, actor_id: tenant.ownerId }]);
  });

  it('is refused from another state, with what is allowed', async () => {
    const id = await make();
    await owner.post(`/v1/probes/${id}/finish`, { reason: 'all done' });
    const again = await owner.post(`/v1/probes/${id}/finish`, { reason: 'all done' });
    expect([again.status, again.body.code, again.body.state, again.body.allowed]).toEqual([
      409,
      'invalid_state',
      'closed',
      ['open', 'busy'],
    ]);
    expect((await trail(id)).at(-1)).toMatchObject({ outcome: 'refused', error_code: 'invalid_state' });
    expect(await events('probe.finished', id)).toHaveLength(1);
  });

  it('that refuses undoes everything but its entry and what must survive', async () => {
    const id = await make();
    const refused = await owner.post(`/v1/probes/${id}/refuse`);
    expect([refused.status, refused.body.code, refused.body.available]).toEqual([409, 'insufficient_stock', 3]);
    expect((await owner.get(`/v1/probes/${id}`)).body).toMatchObject({ rank: null, weight: 1 });
    expect(await events('probe.refused', id)).toEqual([]);
    expect((await trail(id)).at(-1)).toMatchObject({
      action: 'probes.refuse',
      outcome: 'refused',
      error_code: 'insufficient_stock',
      metadata: { problem: { available: 3 } },
    });
  });

  it('with a defect tells nothing of the inside, logs it whole, and leaves a failed entry', async () => {
    const id = await make();
    const failed = await owner.post(`/v1/probes/${id}/explode`, {}, { 'x-request-id': 'boom' });
    expect([failed.status, failed.body.code]).toEqual([500, 'internal']);
    expect(failed.text).not.toContain('inside story');
    expect(failed.body.instance).toBe('urn:serai:request:boom');
    expect((await trail(id)).at(-1)).toMatchObject({ outcome: 'failed', error_code: 'internal', request_id: 'boom' });
    expect(logged.find(({ request }) => request === 'boom')).toMatchObject({ level: 50, err: { message: 'the inside story' } });
  });

  it('cannot open a transaction inside its own: a defect at once, not a wait for ever', async () => {
    const id = await make();
    expect((await owner.post(`/v1/probes/${id}/nest`)).body.code).toBe('internal');
    expect(logged.some(({ err }) => /inside another/.test((err as Error | undefined)?.message ?? ''))).toBe(true);
  });

  it('on what is not there, or is another business, is 404', async () => {
    const other = await app.tenant();
    const stranger = await other.owner.get('/v1/users');
    for (const id of ['018f0000-0000-7000-8000-000000000000', stranger.body.data[0].id, 'x', '%00'])
      expect((await owner.post(`/v1/probes/${id}/finish`, { reason: 'all done' })).status).toBe(404);
  });

  it.each([
    [{ reason: 'ab' }, '/reason'],
    [{ reason: 5 }, '/reason'],
    [{}, '/reason'],
    [{ reason: 'abc', colour: 1 }, '/colour'],
    [[], ''],
    ['null', ''],
  ])('with %j is refused at %s', async (body, pointer) => {
    const id = await make();
    const refused = await owner.post(`/v1/probes/${id}/finish`, body, { 'content-type': 'application/json' });
    expect([refused.status, refused.body.code, refused.body.errors[0].pointer]).toEqual([422, 'invalid_input', pointer]);
  });

  it('in bulk answers for each id, and one that is refused stops no other', async () => {
    const [a, b, c] = [await make(), await make(), await make()];
    await owner.post(`/v1/probes/${b}/finish`, { reason: 'before' });
    const gone = '018f0000-0000-7000-8000-000000000000';
    const { status, body } = await owner.post('/v1/probes/finish', { ids: [a, b, gone, c], reason: 'together' }, key('bulk-1'));
    expect(status).toBe(200);
    expect(
      body.data.map((one: { id: string; status: number; problem?: { code: string } }) => [one.id, one.status, one.problem?.code]),
    ).toEqual([
      [a, 200, undefined],
      [b, 409, 'invalid_state'],
      [gone, 404, 'not_found'],
      [c, 200, undefined],
    ]);
    const again = await owner.post('/v1/probes/finish', { ids: [a, b, gone, c], reason: 'together' }, key('bulk-1'));
    expect(again.body.data.map((one: { status: number }) => one.status)).toEqual([200, 409, 404, 200]);
    expect(await events('probe.finished', a)).toHaveLength(1);
    for (const ids of [[], [a, a], ['x'], Array.from({ length: 201 }, () => app.keys && crypto.randomUUID())])
      expect((await owner.post('/v1/probes/finish', { ids, reason: 'together' })).body.code).toBe('invalid_input');
  });
});

describe('an Idempotency-Key', () => {
  it('makes a repeated request happen once, with the same answer', async () => {
    const first = await owner.post('/v1/probes', { name: 'keyed' }, key('k-1'));
    const second = await owner.post('/v1/probes', { name: 'keyed' }, key('k-1'));
    expect([second.status, second.body, second.headers.etag, second.headers.location]).toEqual([
      201,
      first.body,
      first.headers.etag,
      first.headers.location,
    ]);
    expect([first.headers['idempotency-replayed'], second.headers['idempotency-replayed']]).toEqual([undefined, 'true']);
    expect(await count('keyed')).toBe(1);
    expect(await trail(first.body.id)).toHaveLength(1);
  });

  it('with another body, or on another path, is refused', async () => {
    const id = await make();
    await owner.post('/v1/probes', { name: 'k2' }, key('k-2'));
    for (const other of [
      owner.post('/v1/probes', { name: 'other' }, key('k-2')),
      owner.post(`/v1/probes/${id}/refuse`, { name: 'k2' }, key('k-2')),
    ])
      expect([(await other).status, (await other).body.code]).toEqual([422, expect.stringMatching(/idempotency_key_reused|invalid_input/)]);
    expect(await count('other')).toBe(0);
  });

  it("of another person is that person's own", async () => {
    const admin = as(await tenant.person('admin'));
    const mine = await owner.post('/v1/probes', { name: 'k3' }, key('k-3'));
    const theirs = await admin.post('/v1/probes', { name: 'k3' }, key('k-3'));
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it('of a refused request can be used again once the cause is gone', async () => {
    const id = await make();
    await owner.post(`/v1/probes/${id}/finish`, { reason: 'first' });
    expect((await owner.post(`/v1/probes/${id}/finish`, { reason: 'second' }, key('k-4'))).status).toBe(409);
    await tenant.tx((tx) => tx.exec`update probes set status = 'busy' where id = ${id}`);
    expect((await owner.post(`/v1/probes/${id}/finish`, { reason: 'second' }, key('k-4'))).status).toBe(200);
  });

  it('is 1 to 255 visible characters', async () => {
    for (const bad of ['', ' ', 'x'.repeat(256), 'ä'])
      expect([bad, (await owner.post('/v1/probes', { name: 'bad' }, key(bad))).body.code]).toEqual([bad, 'invalid_parameter']);
    expect(await count('bad')).toBe(0);
    expect((await owner.post('/v1/probes', { name: 'long' }, key('x'.repeat(255)))).status).toBe(201);
  });

  it('keeps answers that hold secrets sealed', async () => {
    const made = await tenant.owner.post('/v1/api-keys', { name: 'robot', permissions: ['orders.view'] }, key('secret-1'));
    expect(made.status).toBe(201);
    const again = await tenant.owner.post('/v1/api-keys', { name: 'robot', permissions: ['orders.view'] }, key('secret-1'));
    expect(again.body).toEqual(made.body);
    const kept = await tenant.tx((tx) => tx.one<{ body: string }>`select body from idempotency_keys where key = 'secret-1'`);
    expect(kept.body).not.toContain(made.body.key);
    expect(Buffer.from(kept.body, 'base64').toString()).not.toContain(made.body.key);
    const entries = await tenant.tx((tx) => tx.many`select * from audit_entries where action like 'api_keys%'`);
    expect(JSON.stringify(entries)).not.toContain(made.body.key);
  });
});

describe('the audit trail', () => {
  it('can be written to and read by the tenant, and not changed', async () => {
    const id = await make();
    for (const change of [
      'update audit_entries set actor_name = null',
      'delete from audit_entries',
      'truncate audit_entries',
      'alter table audit_entries add column x int',
      'drop table audit_entries',
    ])
      await expect(
        tenant.tx((tx) => tx.text(change, [])),
        change,
      ).rejects.toMatchObject({ code: '42501' });
    expect(await trail(id)).toHaveLength(1);
  });

  it('is not of another business: its schema cannot even be named', async () => {
    const other = await app.tenant();
    await expect(tenant.tx((tx) => tx.text(`select * from "${other.schema}".audit_entries`, []))).rejects.toMatchObject({ code: '42501' });
  });

  it('has an entry for a read that was refused, and none for one that was asked wrongly', async () => {
    const person = await tenant.person('operator');
    await as(person).get('/v1/probe-parts');
    await as(person).get('/v1/probes?colour=1');
    const entries = await tenant.tx(
      (tx) => tx.many<Entry>`select * from audit_entries where actor_id = ${person.id} and outcome <> 'success'`,
    );
    expect(entries.map(({ action, outcome, error_code }) => [action, outcome, error_code])).toEqual([
      ['probe_parts.list', 'refused', 'forbidden'],
    ]);
  });
});

describe('a page, read before it is proved who asks', () => {
  /** The whole Serai, where `owner` asks only the probes' server. */
  const house = app.client(owner.token);
  const page = async (who: { get: typeof owner.get }) => {
    const { status, body } = await who.get('/v1/probes?limit=1');
    return body.code ?? status;
  };
  const seenTwice = async (who: { get: typeof owner.get }) => expect([await page(who), await page(who)]).toEqual([200, 200]);

  it('is not shown once the session has ended', async () => {
    const clerk = as(await tenant.person('viewer'));
    await seenTwice(clerk);
    await app.client(clerk.token).post('/v1/auth/sign-out');
    expect(await page(clerk)).toBe('unauthenticated');
  });

  it('is not shown once the role is taken away, nor plain once masks are put on', async () => {
    const person = await tenant.person('viewer');
    const clerk = as(person);
    await owner.post('/v1/probes', { name: 'masked', email: 'meera@example.com' });
    const email = async () => (await clerk.get('/v1/probes?limit=1&fields=email')).body.data?.[0].email;
    const hide = (on: boolean) => house.post('/v1/security-settings/change', { mask_email_addresses: on });
    await hide(false);
    expect([await email(), await email()]).toEqual(['meera@example.com', 'meera@example.com']);
    await hide(true);
    expect(await email()).not.toBe('meera@example.com');
    await house.post('/v1/security-settings/change', { force_logout_on_role_change: false });
    const [given] = (await house.get(`/v1/user-roles?user_id=${person.id}`)).body.data;
    await house.post(`/v1/user-roles/${given.id}/revoke`);
    expect(await page(clerk)).toBe('forbidden');
  });

  it('is not shown once the business is suspended, and again when it is active', async () => {
    const admin = app.client(adminToken);
    await seenTwice(owner);
    await admin.post(`/platform/v1/tenants/${tenant.id}/suspend`, { reason: 'unpaid invoice' });
    expect(await page(owner)).toBe('tenant_suspended');
    await admin.post(`/platform/v1/tenants/${tenant.id}/reactivate`, { reason: 'paid' });
    await seenTwice(owner);
  });

  it('refuses what was asked wrongly as before', async () => {
    await seenTwice(owner);
    const cursor = Buffer.from(JSON.stringify(['-created_at', 'never', 'x'])).toString('base64url');
    expect((await owner.get(`/v1/probes?limit=1&cursor=${cursor}`)).body.code).toBe('invalid_cursor');
    expect((await owner.get('/v1/probes?colour=red')).body.code).toBe('unknown_parameter');
    await seenTwice(owner);
  });

  it('ends its transaction: a statement after the last one is a defect', async () => {
    const late = app.database.tenant(tenant, {}, async (tx, last) => {
      await tx.exec`select 1`;
      last();
      return (await tx.one<{ two: number }>`select 2 as two`).two;
    });
    // No commit leaves ahead where there is no round trip to save: nothing has ended there.
    if (app.database.kind === 'embedded') expect(await late).toBe(2);
    else await expect(late).rejects.toThrow(TransactionEnded);
  });

  it('sends nothing any more, once it has failed, of what was begun and not waited for', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const refused = app.database.tenant(tenant, {}, async (tx) => {
      // As a key that is asked for ahead, and whose second step comes after the deed was refused.
      late = nextTurn().then(() => tx.one`select current_user::text as role`);
      late.catch(() => {});
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    await expect(late).rejects.toThrow(TransactionEnded);
  });
});

it('commands ran no more often than asked', () => {
  expect(gate.runs).toBe(0);
});
