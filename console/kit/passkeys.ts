import type { Operations } from '../../generated/client.ts';

/** Passkeys in the browser's own words: options come and answers go as base64url, which these calls turn over. */
export const passkeysWork = (): boolean =>
  typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

type Answer = Operations['POST /v1/auth/passkey-sign-in']['body']['credential'];
type Made = Operations['POST /v1/auth/register-passkey']['body']['credential'];

/** What the browser says of a credential it made or used; its own type says nothing of it. */
function told<T>(credential: Credential | null): T {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('The browser gave no passkey.');
  return credential.toJSON() as T;
}

/** Signs the server's challenge with a passkey of this device. */
export async function passkeyAnswer(options: PublicKeyCredentialRequestOptionsJSON): Promise<Answer> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return told(await navigator.credentials.get({ publicKey }));
}

/** Makes a passkey on this device. */
export async function newPasskey(options: PublicKeyCredentialCreationOptionsJSON): Promise<Made> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return told(await navigator.credentials.create({ publicKey }));
}
