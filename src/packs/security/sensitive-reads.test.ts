import { expect, test } from 'vitest';
import { testApp } from '#test/app';

const app = await testApp();

/** What only few should look at: who works how and from where, who may what, what was tried, what was taken out, and the trail itself. */
const watched = [
  'access_review_items',
  'admin_activity_log',
  'admin_users',
  'audit_entries',
  'audit_logs',
  'export_logs',
  'security_alerts',
  'security_violations',
  'trusted_devices',
  'user_profiles',
  'user_sessions',
];

test('reading sensitive records is written down, whichever they are', async () => {
  const declared = app.packs.flatMap(({ resources }) =>
    resources.filter(({ auditReads }) => auditReads).map(({ table }) => table as string),
  );
  expect(declared).toEqual(expect.arrayContaining(watched));
});

test('who reads the trail, sessions and violations is in the trail, with how many and which', async () => {
  const tenant = await app.tenant();
  const admin = await tenant.person('admin');
  const viewer = await tenant.person('viewer');
  expect((await viewer.get('/v1/user-sessions')).status).toBe(403); // a violation to read about
  for (const path of ['/v1/user-sessions', '/v1/security-violations', '/v1/audit-entries?limit=5', '/v1/users?expand=profile'])
    expect((await admin.get(path)).status, path).toBe(200);
  const reads = await tenant.tx(
    (tx) =>
      tx.many<{ action: string; actor_id: string; metadata: { count: number; ids: string[] } }>`
        select action, actor_id, metadata from audit_entries where category = 'sensitive_read' and outcome = 'success' order by id`,
  );
  expect(reads.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['user_sessions.read', 'security_violations.read', 'audit_entries.read']),
  );
  for (const { actor_id, metadata } of reads) {
    expect(actor_id).toBe(admin.id);
    expect(metadata.ids).toHaveLength(metadata.count);
  }
  expect(reads.find(({ action }) => action === 'user_sessions.read')!.metadata.count).toBe(3);
});
