import { expect, it } from 'vitest';
import { adminToken, testApp } from '#test/app';
import { reaction } from '../events.ts';
import { pack } from '../pack.ts';

let mended = false;
const fragile = reaction({
  name: 'fragile.break',
  on: 'fragile.touched',
  attempts: 1,
  async apply() {
    if (!mended) throw new Error('it broke');
  },
});

const app = await testApp({ extraPacks: [pack({ name: 'fragile', reactions: [fragile] })] });
const tenant = await app.tenant();

async function touch(): Promise<void> {
  await app
    .world((await app.tenants.find(tenant.id))!)
    .transaction(async ({ emit }) => emit('fragile.touched', { n: 1 }, { subject: 'things/1' }));
  await app.idle();
}

it('a dead letter is listed, replayed one by one or all together, and gone when it went well', async () => {
  await touch();
  await touch();
  const list = () => tenant.owner.get('/v1/failed-deliveries?state=dead&reaction=fragile.break');
  const { status, body } = await list();
  expect(status).toBe(200);
  expect(body.data).toHaveLength(2);
  expect(body.data[0]).toMatchObject({ event_type: 'fragile.touched', subject: 'things/1', attempts: 1, error: 'Error: it broke' });

  const one = body.data[0].id;
  expect((await tenant.owner.get(`/v1/failed-deliveries/${one}`)).body.id).toBe(one);
  expect((await tenant.owner.post(`/v1/failed-deliveries/${one}/replay`)).body).toEqual({ replayed: 1 });
  await app.idle();
  expect((await list()).body.data, 'it broke again').toHaveLength(2);

  mended = true;
  expect((await tenant.owner.post(`/v1/failed-deliveries/${one}/replay`)).status).toBe(200);
  await app.idle();
  expect((await list()).body.data).toHaveLength(1);
  expect((await tenant.owner.post('/v1/failed-deliveries/replay-all', { reaction: 'fragile.other' })).body).toEqual({ replayed: 0 });
  expect((await tenant.owner.post('/v1/failed-deliveries/replay-all')).body).toEqual({ replayed: 1 });
  await app.idle();
  expect((await list()).body.data).toEqual([]);
});

it('an operator may not', async () => {
  const operator = await tenant.person('operator');
  expect((await operator.get('/v1/failed-deliveries')).status).toBe(403);
  expect((await operator.post('/v1/failed-deliveries/replay-all')).status).toBe(403);
});

it('a super admin replays a tenant’s dead letters from outside', async () => {
  mended = false;
  await touch();
  const admin = app.client(adminToken);
  const replay = (body: object) => admin.post(`/platform/v1/tenants/${tenant.id}/replay-events`, body);
  expect((await replay({ reaction: 'fragile.other' })).body).toEqual({ replayed: 0 });
  mended = true;
  expect((await replay({ reaction: 'fragile.break', state: 'dead' })).body).toEqual({ replayed: 1 });
  await app.idle();
  expect((await tenant.owner.get('/v1/failed-deliveries')).body.data).toEqual([]);
  expect((await tenant.owner.post(`/platform/v1/tenants/${tenant.id}/replay-events`)).status).toBe(401);
});
