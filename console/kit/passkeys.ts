/** Passkeys in the browser's own words: options come and answers go as base64url, which these calls turn over. */
export const passkeysWork = (): boolean =>
  typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

type Json = Record<string, unknown>;
const inner = (options: unknown): Json => ((options as Json).public_key ?? options) as Json;

/** Signs the server's challenge with a passkey of this device. */
export async function passkeyAnswer(options: unknown): Promise<Json> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(inner(options) as unknown as PublicKeyCredentialRequestOptionsJSON);
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  return credential.toJSON() as unknown as Json;
}

/** Makes a passkey on this device. */
export async function newPasskey(options: unknown): Promise<Json> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(inner(options) as unknown as PublicKeyCredentialCreationOptionsJSON);
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  return credential.toJSON() as unknown as Json;
}
