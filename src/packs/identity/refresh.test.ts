import { expect, test } from 'vitest';
import { type Stage, stages } from '#test/stage';

const stage = await stages();

import { makeRefreshToken } from './tokens.ts';

const refresh = (s: Stage, refresh_token: string) => s.post('/v1/auth/refresh', { refresh_token });

test('a refresh token works once and is replaced', async () => {
  const s = await stage();
  const first = await s.signIn(s.owner);
  const second = (await refresh(s, first.refresh_token)).body;
  expect(second.refresh_token).not.toBe(first.refresh_token);
  const third = (await refresh(s, second.refresh_token)).body;
  expect((await s.get('/v1/auth/me', third.access_token)).status).toBe(200);
  const [chain] = await s.sql<{ linked: number }>`
    select count(*)::int as linked from refresh_tokens a join refresh_tokens b on b.parent_id = a.id and a.successor_id = b.id where a.used_at is not null`;
  expect(chain!.linked).toBe(2);
});

test('using one again ends the whole family, its session and its access tokens, and no other', async () => {
  const s = await stage();
  const other = await s.signIn(s.owner);
  const first = await s.signIn(s.owner);
  const second = (await refresh(s, first.refresh_token)).body;
  const again = await refresh(s, first.refresh_token);
  expect(again).toMatchObject({ status: 401, body: { code: 'token_reused' } });
  expect((await refresh(s, second.refresh_token)).status).toBe(401);
  expect((await s.get('/v1/auth/me', second.access_token)).status).toBe(401);
  expect((await s.get('/v1/auth/me', other.access_token)).status).toBe(200);
  const reasons = await s.sql`select termination_reason from user_sessions where terminated_at is not null`;
  expect(reasons).toEqual([{ termination_reason: 'token_reused' }]);
  expect(await s.sql`select type from events where type = 'identity.token_reused'`).toHaveLength(1);
});

test('expired, revoked, unknown, foreign and malformed tokens are refused alike', async () => {
  const s = await stage();
  const expired = await s.signIn(s.owner);
  await s.sql`update refresh_tokens set expires_at = now() - interval '1 second'`;
  const revoked = await s.signIn(s.owner);
  await s.sql`update refresh_tokens set revoked_at = now() where used_at is null and expires_at > now()`;
  const unknown = makeRefreshToken(s.tenantId, Buffer.alloc(32, 1));
  for (const token of [expired.refresh_token, revoked.refresh_token, unknown, 'srt_nonsense', '']) {
    expect((await refresh(s, token)).status).toBeOneOf([401, 422]);
  }
  const elsewhere = await stage();
  const { refresh_token } = await elsewhere.signIn(elsewhere.owner);
  const moved = refresh_token.replace(/^srt_[^.]+/, makeRefreshToken(s.tenantId, Buffer.alloc(32)).split('.')[0]!);
  expect((await refresh(s, moved)).status).toBe(401);
});

test('a deactivated person refreshes nothing', async () => {
  const s = await stage();
  const { refresh_token } = await s.signIn(s.owner);
  await s.sql`update users set is_active = false`;
  expect((await refresh(s, refresh_token)).status).toBe(401);
});
