import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { testApp } from '#test/app';

const app = await testApp();
const tenant = await app.tenant();
const metaOf = async (...roles: string[]) => (await (await tenant.person(...roles)).get('/v1/meta')).body;

describe('GET /v1/meta', () => {
  it('describes to the owner every resource and command of the plan', async () => {
    const { body } = await tenant.owner.get('/v1/meta');
    const lists = app.operations.filter(({ kind, access }) => kind === 'list' && access === 'member').map(({ resource }) => resource!.path);
    expect(Object.keys(body.resources).sort()).toEqual(lists.sort());
    const described = Object.values<{ commands: { path: string }[] }>(body.resources).flatMap(({ commands }) =>
      commands.map(({ path }) => path),
    );
    const commands = app.operations.filter(
      ({ kind, access, resource, method }) => kind === 'command' && method !== 'GET' && access === 'member' && resource,
    );
    expect(described.sort()).toEqual(commands.map(({ path }) => path).sort());
  });

  it('describes orders as the console needs them', async () => {
    const { orders } = (await tenant.owner.get('/v1/meta')).body.resources;
    expect(orders).toMatchObject({
      path: '/v1/orders',
      fields: {
        status: {
          type: 'enum',
          nullable: false,
          values: expect.arrayContaining(['pending', 'confirmed']),
          description: expect.stringMatching(/./),
        },
        channel_id: { type: 'uuid', reference: 'sales-channels' },
        customer_phone: { mask: 'phone', masked: false },
        total_amount: { type: 'money' },
      },
      filters: { status: ['eq', 'ne', 'null'], order_date: expect.arrayContaining(['gte', 'lt']) },
      sorts: expect.arrayContaining(['order_date']),
      default_sort: '-order_date',
      search: expect.arrayContaining(['customer_email']),
      expansions: {
        items: { kind: 'many', resource: 'order-items', by: 'order_id' },
        channel: { kind: 'one', resource: 'sales-channels', by: 'channel_id' },
      },
      states: { field: 'status', transitions: { pending: expect.arrayContaining(['confirmed', 'cancelled']) } },
    });
    const confirm = orders.commands.find(({ name }: { name: string }) => name === 'confirm');
    expect(confirm).toMatchObject({
      path: '/v1/orders/{id}/confirm',
      permission: 'orders.edit',
      bulk: '/v1/orders/confirm',
      target: 'record',
      input: { type: 'object' },
    });
    expect(orders.commands.every(({ summary }: { summary: string }) => summary.length > 0)).toBe(true);
  });

  it('leaves out what the person may not do, and by what they may not search', async () => {
    const viewer = await metaOf('viewer');
    const { orders } = viewer.resources;
    expect(orders.commands).toEqual([]);
    expect(orders.create).toBeNull();
    expect(orders.fields.customer_phone.masked).toBe(true);
    expect(Object.keys(orders.filters)).not.toContain('customer_phone');
    expect(orders.search).not.toContain('customer_email');
    const operator = await metaOf('operator');
    expect(Object.keys(operator.resources)).not.toContain('revenue-records');
    expect(operator.resources.orders.commands.map(({ name }: { name: string }) => name)).toContain('confirm');
  });

  it('never offers what would be refused, and offers all that would not', async () => {
    for (const role of ['viewer', 'operator', 'manager', 'admin']) {
      const person = await tenant.person(role);
      const { resources } = (await person.get('/v1/meta')).body;
      for (const { kind, path, access, resource } of app.operations) {
        if (kind !== 'list' || access !== 'member') continue;
        expect([role, path, (await person.get(`${path}?limit=1`)).status]).toEqual([role, path, resource!.path in resources ? 200 : 403]);
      }
    }
  });

  it('has an ETag by content: the same for the same rights, another after a change', async () => {
    await tenant.owner.post('/v1/security-settings/change', { force_logout_on_role_change: false });
    const person = await tenant.person('viewer');
    const first = await person.get('/v1/meta');
    expect((await person.get('/v1/meta', { 'if-none-match': first.headers.etag! })).status).toBe(304);
    await tenant.tx((tx) => tx.exec`update users set name = 'Renamed', updated_at = now() where id = ${person.id}`);
    await tenant.owner.post('/v1/user-roles', {
      user_id: person.id,
      role_id: (await tenant.owner.get('/v1/roles?code=operator')).body.data[0].id,
    });
    const second = await person.get('/v1/meta', { 'if-none-match': first.headers.etag! });
    expect(second.status).toBe(200);
    expect(second.headers.etag).not.toBe(first.headers.etag);
  });

  it('travels compressed to whoever understands it, and means the same', async () => {
    const { body, headers } = await tenant.owner.get('/v1/meta');
    expect([headers['content-encoding'], headers.vary]).toEqual([undefined, 'accept-encoding']);
    const plain = JSON.stringify(body).length;
    for (const [accepted, coding, unpack] of [
      ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
      ['gzip;q=1.0, br;q=0', 'gzip', gunzipSync],
    ] as const) {
      const packed = await app.server.inject({
        url: '/v1/meta',
        headers: { authorization: `Bearer ${tenant.owner.token}`, 'accept-encoding': accepted },
      });
      expect(packed.headers).toMatchObject({ 'content-encoding': coding, etag: headers.etag });
      expect(packed.rawPayload.length).toBeLessThan(plain / 5);
      expect(JSON.parse(unpack(packed.rawPayload).toString())).toEqual(body);
    }
  });

  it('takes no parameters, and no strangers', async () => {
    expect((await tenant.owner.get('/v1/meta?x=1')).status).toBe(400);
    expect((await app.client().get('/v1/meta')).status).toBe(401);
    expect((await tenant.owner.get('/platform/v1/meta')).status).toBe(401);
  });
});
