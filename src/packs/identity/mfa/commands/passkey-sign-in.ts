import { randomBytes } from 'node:crypto';
import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { transport } from '#kernel/refresh-tokens';
import { completeSignIn } from '../../complete-sign-in.ts';
import { tenantSlug } from '../../input.ts';
import { signedIn } from '../../signed-in.ts';
import { makeChallenge, takeChallenge } from '../challenges.ts';
import { assertion, originOf, requestOptions } from '../passkey-schema.ts';
import { relyingParty, sharedParty } from '../relying-party.ts';

/** POST /v1/auth/passkey-sign-in-options. The same for everyone: it does not ask who. */
export const passkeySignInOptions = command({
  on: 'auth',
  verb: 'passkey-sign-in-options',
  target: 'collection',
  access: 'anyone',
  permission: null,
  whileSuspended: true,
  summary: 'Begin to sign in with a passkey: get what the browser needs.',
  input: Type.Object({ tenant: tenantSlug }),
  output: Type.Object({ public_key: requestOptions }),
  saysNothing: true,
  decoy: async ({ tenant }) => ({ public_key: await optionsWith(partyFor(tenant), randomBytes(32)) }),
  async run(context, { tenant }) {
    const challenge = Buffer.from(await makeChallenge(context, 'sign_in', null), 'base64url');
    // Where the request came to the business's own domain, that is whom passkeys are for.
    return { public_key: await optionsWith(tenant === undefined ? relyingParty(context).id : partyFor(tenant), challenge) };
  },
});

/** Whom passkeys are for, as far as the name in the request tells: a slug must not be answered with the domain that belongs to it. */
const partyFor = (named: string | undefined): string => (named?.includes('.') ? named.toLowerCase() : sharedParty());

async function optionsWith(rpID: string, challenge: Uint8Array) {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  return generateAuthenticationOptions({ rpID, challenge: Uint8Array.from(challenge), userVerification: 'required' });
}

interface Known {
  id: string;
  user_id: string;
  public_key: Uint8Array;
  sign_count: string;
}

/**
 * POST /v1/auth/passkey-sign-in. The passkey says who it is and proves both the device and the person, so no password and no
 * code is asked for. Whatever is wrong, the answer is the same.
 */
export const passkeySignIn = command({
  on: 'auth',
  verb: 'passkey-sign-in',
  target: 'collection',
  access: 'anyone',
  permission: null,
  whileSuspended: true,
  summary: 'Sign in with a passkey.',
  input: Type.Object({ tenant: tenantSlug, credential: assertion, transport: Type.Optional(transport) }),
  output: signedIn,
  async decoy() {
    throw fail('invalid_passkey');
  },
  async run(context, input) {
    const { tx, now } = context;
    const { credential } = input;
    const party = relyingParty(context);
    const origin = originOf(credential.response.clientDataJSON);
    // Locked: two sign-ins with one count come one after the other, and the second is seen to be a copy.
    const known = await tx.maybe<Known>`
      select p.id, p.user_id, p.public_key, p.sign_count::text from passkeys p join users u on u.id = p.user_id
      where p.credential_id = ${credential.id} and u.status = 'active' for update of p`;
    const handle = credential.response.userHandle;
    if (!known || !party.accepts(origin) || (handle !== undefined && Buffer.from(handle, 'base64url').toString() !== known.user_id)) {
      throw fail('invalid_passkey');
    }
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: credential as never,
      expectedChallenge: (challenge) => takeChallenge(context, challenge, 'sign_in', null),
      expectedOrigin: origin,
      expectedRPID: party.id,
      credential: { id: credential.id, publicKey: Uint8Array.from(known.public_key), counter: Number(known.sign_count) },
      requireUserVerification: true,
    }).catch(() => ({ verified: false, authenticationInfo: undefined }) as const);
    if (!verified || !authenticationInfo) throw fail('invalid_passkey');
    await tx.exec`
      update passkeys set sign_count = ${authenticationInfo.newCounter}, last_used_at = ${now},
        is_backed_up = ${authenticationInfo.credentialBackedUp} where id = ${known.id}`;
    return completeSignIn(context, { userId: known.user_id, transport: input.transport, isTrusted: false });
  },
});
