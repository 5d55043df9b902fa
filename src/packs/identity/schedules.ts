import { schedule } from '#kernel/events';

/** Closes what time has ended, and forgets tokens that can never be used again. */
export const tidySignIns = schedule({
  name: 'identity.tidy_sign_ins',
  cron: '17 * * * *',
  async perform(world) {
    await world.transaction(async ({ tx, now }) => {
      const monthAgo = new Date(now.getTime() - 30 * 86_400_000);
      await tx.exec`
        update user_sessions s set terminated_at = ${now}, termination_reason = 'session_expired'
        from sign_in_policy p
        where s.terminated_at is null and (s.expires_at <= ${now} or s.last_activity_at + make_interval(mins => least(p.session_timeout_minutes,
          (select session_timeout_minutes from admin_users a where a.user_id = s.user_id and a.is_active))) <= ${now})`;
      // A used token is kept for a while after it expired: presenting it still ends its session.
      await tx.exec`delete from refresh_tokens where expires_at < ${monthAgo}`;
      await tx.exec`delete from passkey_challenges where expires_at < ${now}`;
      await tx.exec`delete from trusted_devices where expires_at < ${monthAgo}`;
      await tx.exec`delete from password_resets where expires_at < ${monthAgo}`;
    });
  },
});
