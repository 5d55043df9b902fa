import { expect, it } from 'vitest';
import { testApp } from '#test/app';
import { keepMonths } from '../db/months.ts';

const app = await testApp();

it('an entry has all that is known: category, duration, status, device; and the views say it in their words', async () => {
  const tenant = await app.tenant();
  await tenant.owner.patch(`/v1/users/${tenant.ownerId}`, { name: 'Asha Devi' }, { 'x-device-id': 'fp-1' });
  const operator = await tenant.person('viewer');
  expect((await operator.get('/v1/api-keys')).status).toBe(403);

  const entries = (await tenant.owner.get('/v1/audit-entries?category=user_management')).body.data;
  const changed = entries.find((entry: { action: string }) => entry.action === 'users.update');
  expect(changed).toMatchObject({
    resource: 'users',
    resource_id: tenant.ownerId,
    outcome: 'success',
    severity: 'info',
    risk_score: 0,
    compliance_flags: {},
    status_code: 200,
    device_fingerprint: 'fp-1',
    changes_summary: 'Changed: name, updated_at',
    approval_required: false,
  });
  expect(changed.duration_ms).toBeGreaterThanOrEqual(0);
  const refused = (await tenant.owner.get('/v1/audit-entries?outcome=refused')).body.data;
  expect(refused[0]).toMatchObject({ error_code: 'forbidden', status_code: 403, severity: 'low', category: 'user_management' });

  const log = (await tenant.owner.get(`/v1/audit-logs?entity_id=${tenant.ownerId}&action=users.update`)).body.data;
  expect(log[0]).toMatchObject({
    user_id: tenant.ownerId,
    entity_type: 'users',
    action_category: 'user_management',
    success: true,
    action_description: `users.update ${tenant.ownerId}`,
  });
  const activity = (await tenant.owner.get('/v1/admin-activity-log?action=users.update')).body.data;
  expect(activity[0]).toMatchObject({
    admin_id: tenant.ownerId,
    request_method: 'PATCH',
    api_endpoint: '/v1/users/:id',
    response_code: 200,
    device_fingerprint: 'fp-1',
  });
  expect((await tenant.owner.get(`/v1/admin-activity-log/${activity[0].id}`)).body.id).toBe(activity[0].id);
});

it('lies in this month’s partition, and no role of a tenant changes it or what seals it, by whatever door', async () => {
  const tenant = await app.tenant();
  const partitions = await app.database.owner((tx) =>
    tx.text<{ name: string; rows: number }>(
      `select c.relname as name, (select count(*)::int from ${tenant.schema}.audit_entries e where e.tableoid = c.oid) as rows
         from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = '${tenant.schema}.audit_entries'::regclass order by 1`,
      [],
    ),
  );
  const month = (ahead: number) => {
    const now = new Date();
    return `audit_entries_${new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead)).toISOString().slice(0, 7).replace('-', '_')}`;
  };
  expect(partitions.map(({ name }) => name)).toEqual([month(0), month(1), 'audit_entries_default'].sort());
  expect(partitions.find(({ name }) => name === month(0))!.rows).toBeGreaterThan(0);
  await app.audit.seal(tenant);
  for (const table of ['audit_entries', 'audit_leaves', 'audit_nodes', 'audit_checkpoints']) {
    const column = { audit_entries: 'actor_name', audit_leaves: 'entry_id', audit_nodes: 'hash', audit_checkpoints: 'note' }[table];
    await expect(tenant.tx((tx) => tx.text(`update ${table} set ${column} = null`, []))).rejects.toThrow('permission denied');
    await expect(tenant.tx((tx) => tx.text(`delete from ${table}`, []))).rejects.toThrow('permission denied');
    await expect(tenant.tx((tx) => tx.text(`truncate ${table}`, []))).rejects.toThrow('permission denied');
  }
  for (const partition of [month(0), 'audit_entries_default']) {
    for (const deed of [`select * from ${partition}`, `delete from ${partition}`, `update ${partition} set actor_name = null`]) {
      await expect(
        tenant.tx((tx) => tx.text(deed, [])),
        deed,
      ).rejects.toThrow('permission denied');
    }
  }
});

it('what came before its month had a partition moves there, when the owner makes it', async () => {
  const tenant = await app.tenant();
  const lost = await app.database.owner(async (tx) => {
    const [one] = await tx.text<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = '${tenant.schema}.audit_entries'::regclass and inhrelid::regclass::text like '%20%' order by 1 limit 1`,
      [],
    );
    await tx.script(`
      create table ${tenant.schema}.aside as select * from ${one!.name};
      drop table ${one!.name};
      insert into ${tenant.schema}.audit_entries select * from ${tenant.schema}.aside;`);
    return one!.name;
  });
  // Not by the API: reading the trail is an entry too.
  const entries = () => tenant.tx((tx) => tx.many`select * from audit_entries order by occurred_at, id`);
  const before = await entries();
  expect((await keepMonths(app.database)).made).toEqual([tenant.schema]);
  const [{ n } = { n: 0 }] = await app.database.owner((tx) => tx.text<{ n: number }>(`select count(*)::int as n from ${lost}`, []));
  expect(n).toBe(before.length);
  expect(await entries()).toEqual(before);
  expect((await keepMonths(app.database)).made, 'nothing is made twice').toEqual([]);
  await expect(
    tenant.tx((tx) => tx.text(`select * from ${lost}`, [])),
    'a new partition gives no rights',
  ).rejects.toThrow('permission denied');
});

it('the worker seals what was written by itself', async () => {
  const tenant = await app.tenant();
  await tenant.owner.patch(`/v1/users/${tenant.ownerId}`, { name: 'Asha' });
  await app.idle();
  await expect.poll(async () => (await tenant.owner.get('/v1/audit-checkpoints')).body.data.length, { timeout: 45_000 }).toBeGreaterThan(0);
  const [checkpoint] = (await tenant.owner.get('/v1/audit-checkpoints')).body.data;
  expect(checkpoint.note).toContain(`serai.audit/${tenant.id}\n${checkpoint.tree_size}\n`);
});

it('forgetting a person erases what entries say of them, and touches no entry', async () => {
  const tenant = await app.tenant();
  const person = await tenant.person('operator');
  await tenant.owner.patch(`/v1/users/${person.id}`, { phone: '+919876543210' });
  const read = async () => {
    const { body } = await tenant.owner.get(`/v1/audit-entries?resource_id=${person.id}&action=users.update`);
    return body.data[0].after.phone;
  };
  const stored = () =>
    tenant.tx((tx) => tx.one<{ text: string }>`select string_agg(e::text, '|' order by id) as text from audit_entries e`);
  expect(await read()).toBe('+919876543210');
  const before = await stored();
  expect(before.text).not.toContain('+919876543210');
  await app.world((await app.tenants.find(tenant.id))!).transaction(({ secrets }) => secrets.forget(`users/${person.id}`));
  expect(await stored()).toEqual(before);
  expect(await read()).toBe('[erased]');
  expect((await tenant.owner.patch(`/v1/users/${person.id}`, { phone: '+919876543211' })).status).toBe(200);
  expect(await read()).toBe('[erased]');
});
