import { expect, test } from 'vitest';
import { testApp, testPassword } from '#test/app';

const app = await testApp();
const path = '/v1/console';

test('a saved view follows its person, is shared with a role that the person has, and is changed by nobody else', async () => {
  const tenant = await app.tenant();
  const [mina, omar, vik] = [await tenant.person('manager'), await tenant.person('manager'), await tenant.person('viewer')];
  const views = async (who: typeof mina, list = 'orders') => (await who.get(`${path}/saved-views?list=${list}`)).body.data;
  const save = (who: typeof mina, view: object) => who.post(`${path}/save-view`, { list: 'orders', query: '', ...view });

  const late = await save(mina, { name: 'Late', query: 'status=pending&sort=order_date' });
  expect(late.status, late.text).toBe(200);
  expect((await save(mina, { name: 'Ours', query: 'status=confirmed', role: 'manager' })).status).toBe(200);
  expect(await views(mina)).toMatchObject([
    { name: 'Late', query: 'status=pending&sort=order_date', role: null, is_mine: true },
    { name: 'Ours', role: 'manager', is_mine: true },
  ]);
  expect(await views(mina, 'products')).toEqual([]);
  // Another browser: another session of the same person.
  const again = await app.client().post('/v1/auth/sign-in', { tenant: tenant.slug, email: mina.email, password: testPassword });
  expect((await app.client(again.body.access_token).get(`${path}/saved-views?list=orders`)).body.data).toHaveLength(2);

  expect(await views(omar)).toMatchObject([{ name: 'Ours', is_mine: false, role: 'manager' }]);
  expect(await views(vik)).toEqual([]);
  expect((await save(vik, { name: 'All', role: 'manager' })).body.errors).toMatchObject([{ pointer: '/role' }]);
  const [shared] = await views(omar);
  expect((await omar.post(`${path}/remove-view`, { id: shared.id })).status).toBe(404);

  // The same name again replaces it, and takes it back from the others.
  await save(mina, { name: 'Ours', query: 'status=shipped' });
  expect(await views(omar)).toEqual([]);
  expect((await views(mina)).find(({ name }: { name: string }) => name === 'Ours')).toMatchObject({ query: 'status=shipped', role: null });
  expect((await mina.post(`${path}/remove-view`, { id: late.body.id })).status).toBe(200);
  expect(await views(mina)).toHaveLength(1);
});

test('the owner shares with any role; who is removed leaves no views; a name too many is refused', async () => {
  const tenant = await app.tenant();
  const vik = await tenant.person('viewer');
  const save = (name: string, role?: string) => tenant.owner.post(`${path}/save-view`, { list: 'orders', name, query: 'q=tea', role });
  expect((await save('For viewers', 'viewer')).status).toBe(200);
  const seen = async () => (await vik.get(`${path}/saved-views?list=orders`)).body.data;
  expect(await seen()).toMatchObject([{ name: 'For viewers', role_name: expect.any(String), saved_by: 'Asha Owner' }]);

  await vik.post(`${path}/save-view`, { list: 'orders', name: 'Mine', query: '' });
  await tenant.owner.post(`/v1/users/${vik.id}/remove`, { reason: 'left' });
  const left = await tenant.tx((tx) => tx.many`select name from saved_views where user_id = ${vik.id}`);
  expect(left).toEqual([]);

  await tenant.tx(
    (tx) => tx.exec`
      insert into saved_views (id, user_id, list, name) select gen_random_uuid(), ${tenant.ownerId}, 'products', 'v' || n from generate_series(1, 499) n`,
  );
  expect((await save('One more')).body.code).toBe('quota_exceeded');
  // One that is there already can still be changed.
  expect((await save('For viewers')).status).toBe(200);
});
