import { Type } from 'typebox';

const bytes = (maxLength: number, description: string) => Type.String({ maxLength, pattern: '^[A-Za-z0-9_-]*$', description });

const credential = {
  id: bytes(1400, 'The credential, base64url.'),
  rawId: bytes(1400, 'The same.'),
  type: Type.Literal('public-key', { description: 'Always public-key.' }),
  authenticatorAttachment: Type.Optional(Type.String({ maxLength: 50, description: 'platform or cross-platform.' })),
  clientExtensionResults: Type.Object({}, { additionalProperties: true, description: 'As the browser gave it.' }),
};

const text = (description: string) => Type.String({ description });
const known = Type.Object({
  id: text('The credential, base64url.'),
  type: Type.Literal('public-key', { description: 'Always public-key.' }),
});
const knownOnes = (description: string) => Type.Optional(Type.Array(known, { description }));
const wait = Type.Optional(Type.Integer({ description: 'Milliseconds that the browser may wait for the person.' }));

/** What `PublicKeyCredential.parseCreationOptionsFromJSON()` takes. */
export const creationOptions = Type.Object(
  {
    rp: Type.Object(
      { id: Type.Optional(text('Domain that the passkey is for.')), name: text('Name that the browser shows.') },
      { description: 'Who asks.' },
    ),
    user: Type.Object(
      { id: text('The person, base64url.'), name: text('Sign-in address.'), displayName: text('Full name.') },
      { description: 'Whom it is for.' },
    ),
    challenge: text('What is to be signed, base64url.'),
    pubKeyCredParams: Type.Array(
      Type.Object({
        alg: Type.Integer({ description: 'COSE algorithm.' }),
        type: Type.Literal('public-key', { description: 'Always public-key.' }),
      }),
      { description: 'Algorithms that are taken, the best first.' },
    ),
    timeout: wait,
    excludeCredentials: knownOnes('Passkeys the person has already.'),
  },
  { additionalProperties: true, description: 'For PublicKeyCredential.parseCreationOptionsFromJSON().' },
);

/** What `PublicKeyCredential.parseRequestOptionsFromJSON()` takes. */
export const requestOptions = Type.Object(
  {
    challenge: text('What is to be signed, base64url.'),
    rpId: Type.Optional(text('Domain that the passkey is for.')),
    timeout: wait,
    allowCredentials: knownOnes('Passkeys that may be used; absent: any.'),
    userVerification: Type.Optional(text('Whether the device asks who it is.')),
  },
  { additionalProperties: true, description: 'For PublicKeyCredential.parseRequestOptionsFromJSON().' },
);

/** What `PublicKeyCredential.toJSON()` gives after a registration. */
export const attestation = Type.Object(
  {
    ...credential,
    response: Type.Object(
      {
        clientDataJSON: bytes(8192, 'What the browser signed for.'),
        attestationObject: bytes(65_536, 'The new key.'),
        transports: Type.Optional(
          Type.Array(Type.String({ maxLength: 20, description: 'A transport.' }), { maxItems: 10, description: 'How to reach it.' }),
        ),
      },
      { additionalProperties: true, description: 'What the authenticator made.' },
    ),
  },
  { description: 'What navigator.credentials.create() gave, as JSON.' },
);

/** What it gives after a sign-in. */
export const assertion = Type.Object(
  {
    ...credential,
    response: Type.Object(
      {
        clientDataJSON: bytes(8192, 'What the browser signed for.'),
        authenticatorData: bytes(8192, 'What the authenticator says of itself.'),
        signature: bytes(8192, 'Its signature.'),
        userHandle: Type.Optional(bytes(200, 'Whose passkey it is.')),
      },
      { additionalProperties: true, description: 'What the authenticator signed.' },
    ),
  },
  { description: 'What navigator.credentials.get() gave, as JSON.' },
);

/** The origin a browser wrote into its client data; what is made of it is checked by the relying party. */
export function originOf(clientDataJSON: string): string {
  try {
    const { origin } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as { origin?: unknown };
    return typeof origin === 'string' ? origin : '';
  } catch {
    return '';
  }
}
