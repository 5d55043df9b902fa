import type { Context } from '#kernel/context';

type Purpose = 'register' | 'sign_in';

const minutes = 5;

/** A new challenge, kept so that it is answered once. Base64url, as authenticators answer it. */
export async function makeChallenge({ tx, now, newId, random }: Context, purpose: Purpose, userId: string | null): Promise<string> {
  const challenge = random(32).toString('base64url');
  await tx.exec`
    insert into passkey_challenges (id, challenge, purpose, user_id, expires_at, created_at)
    values (${newId()}, ${challenge}, ${purpose}, ${userId}, ${new Date(now.getTime() + minutes * 60_000)}, ${now})`;
  return challenge;
}

/** Takes the challenge an authenticator signed. Of two answers one is let in, and a wrong answer uses it up too. */
export async function takeChallenge(context: Context, challenge: string, purpose: Purpose, userId: string | null): Promise<boolean> {
  const take = async ({ tx, now }: Context) =>
    tx.maybe`
      update passkey_challenges set used_at = ${now}
      where challenge = ${challenge} and purpose = ${purpose} and user_id is not distinct from ${userId}::uuid
        and used_at is null and expires_at > ${now} returning id`;
  context.onFailure(async (again) => void (await take(again)));
  return (await take(context)) !== undefined;
}
