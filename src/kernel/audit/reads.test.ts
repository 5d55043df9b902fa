import { expect, it } from 'vitest';
import { testApp } from '#test/app';
import { newId } from '../ids.ts';
import { pack } from '../pack.ts';
import { many, resource } from '../resource.ts';

/** Something whose readers are to be known, and something it is reached through. */
const watched = resource('refresh_tokens', {
  permissions: { read: 'users.view' },
  fields: ['id', 'user_id', 'expires_at'],
  auditReads: true,
});
const through = resource('password_resets', {
  permissions: { read: 'users.view' },
  fields: ['id', 'expires_at'],
  expand: { tokens: many('refresh_tokens', { by: 'user_id' }) },
});
const app = await testApp({ extraPacks: [pack({ name: 'watched', resources: [watched, through] })] });
const tenant = await app.tenant();
await tenant.person('viewer');
// The id is a person's, so that the expansion finds that person's tokens.
await tenant.tx((tx) =>
  tx.text('insert into password_resets (id, user_id, token_digest, expires_at) values ($1, $1, sha256($2), now())', [
    tenant.ownerId,
    Buffer.from('x'),
  ]),
);

interface Read {
  action: string;
  resource_id: string | null;
  status_code: number;
  metadata: { count: number; ids: string[]; through?: string };
}
const reads = () =>
  tenant.tx(
    (tx) =>
      tx.many<Read>`select action, resource_id, metadata, status_code from audit_entries where category = 'sensitive_read' order by id`,
  );

it('a page of sensitive records leaves one entry that names them, a record one of its own, and what is not there none', async () => {
  const { data } = (await tenant.owner.get('/v1/refresh-tokens')).body;
  const ids = data.map(({ id }: { id: string }) => id);
  expect(ids).toHaveLength(2);
  expect(await reads()).toMatchObject([
    { action: 'refresh_tokens.read', resource_id: null, status_code: 200, metadata: { count: 2, ids } },
  ]);
  expect((await tenant.owner.get(`/v1/refresh-tokens/${ids[0]}`)).status).toBe(200);
  expect((await reads())[1]).toMatchObject({ action: 'refresh_tokens.read', resource_id: ids[0], metadata: { count: 1 } });
  expect((await tenant.owner.get(`/v1/refresh-tokens/${newId()}`)).status).toBe(404);
  expect(await reads()).toHaveLength(2);
});

it('reading them through something else is written down too; reading that alone is not', async () => {
  const before = (await reads()).length;
  expect((await tenant.owner.get('/v1/password-resets')).status).toBe(200);
  expect(await reads()).toHaveLength(before);
  const { body } = await tenant.owner.get(`/v1/password-resets/${tenant.ownerId}?expand=tokens`);
  expect(body.tokens).toHaveLength(1);
  expect((await reads()).slice(before)).toMatchObject([
    { action: 'refresh_tokens.read', resource_id: null, metadata: { through: 'password_resets', ids: [tenant.ownerId] } },
  ]);
});
