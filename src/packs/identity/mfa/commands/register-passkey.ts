import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { changeAccess } from '../../access.ts';
import { existingPassword, id } from '../../input.ts';
import { makeChallenge, takeChallenge } from '../challenges.ts';
import { attestation, creationOptions, originOf } from '../passkey-schema.ts';
import { relyingParty } from '../relying-party.ts';
import { confirmPassword } from '../step-up.ts';

/** POST /v1/auth/passkey-options. */
export const passkeyOptions = command({
  on: 'auth',
  verb: 'passkey-options',
  target: 'collection',
  access: 'self',
  permission: null,
  whileSuspended: true,
  whileLimited: true,
  summary: 'Begin to register a passkey: get what the browser needs.',
  secret: ['password'],
  input: Type.Object({ password: existingPassword('My password.') }),
  output: Type.Object({ public_key: creationOptions }),
  async run(context, input) {
    const { tx } = context;
    const userId = await confirmPassword(context, input.password);
    const user = await tx.one<{ email: string; name: string }>`select email, name from users where id = ${userId}`;
    const known = await tx.many<{ credential_id: string }>`select credential_id from passkeys where user_id = ${userId}`;
    const { id: rpID, name: rpName } = relyingParty(context);
    const { generateRegistrationOptions } = await import('@simplewebauthn/server');
    const public_key = await generateRegistrationOptions({
      rpID,
      rpName,
      userName: user.email,
      userDisplayName: user.name,
      userID: new TextEncoder().encode(userId),
      challenge: Uint8Array.from(Buffer.from(await makeChallenge(context, 'register', userId), 'base64url')),
      attestationType: 'none',
      excludeCredentials: known.map(({ credential_id }) => ({ id: credential_id })),
      // Discoverable and verified: it says who signs in, and is two factors in itself.
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return { public_key };
  },
});

/** POST /v1/auth/register-passkey. A session that could only enrol is opened. */
export const registerPasskey = command({
  on: 'auth',
  verb: 'register-passkey',
  target: 'collection',
  access: 'self',
  permission: null,
  whileSuspended: true,
  whileLimited: true,
  status: 201,
  summary: 'Register the passkey that the browser made.',
  input: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100, description: 'What I call it.' }),
    credential: attestation,
  }),
  output: Type.Object({ id: id('The passkey.'), name: Type.String({ description: 'What I call it.' }) }),
  async run(context, { name, credential }) {
    const { tx, actor, now, newId, emit } = context;
    if (actor.kind !== 'user' || !actor.id) throw fail('forbidden', { reason: 'people_only' });
    const userId = actor.id;
    const party = relyingParty(context);
    const origin = originOf(credential.response.clientDataJSON);
    if (!party.accepts(origin)) throw fail('invalid_passkey');
    const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: credential as never,
      expectedChallenge: (challenge) => takeChallenge(context, challenge, 'register', userId),
      expectedOrigin: origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    }).catch(() => ({ verified: false, registrationInfo: undefined }) as const);
    if (!verified || !registrationInfo) throw fail('invalid_passkey');
    const { credential: made, credentialBackedUp } = registrationInfo;
    const passkey = { id: newId(), name };
    await changeAccess({ tx });
    await tx.exec`
      insert into passkeys (id, user_id, credential_id, public_key, sign_count, transports, is_backed_up, name, created_at)
      values (${passkey.id}, ${userId}, ${made.id}, ${Buffer.from(made.publicKey)}, ${made.counter}, ${made.transports ?? []}::text[],
        ${credentialBackedUp}, ${name}, ${now})`;
    emit('identity.mfa_enabled', { user_id: userId, method: 'passkey' }, { subject: `users/${userId}` });
    return passkey;
  },
});
