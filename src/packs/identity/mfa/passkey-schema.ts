import { Type } from 'typebox';

const bytes = (maxLength: number, description: string) => Type.String({ maxLength, pattern: '^[A-Za-z0-9_-]*$', description });

const credential = {
  id: bytes(1400, 'The credential, base64url.'),
  rawId: bytes(1400, 'The same.'),
  type: Type.Literal('public-key', { description: 'Always public-key.' }),
  authenticatorAttachment: Type.Optional(Type.String({ maxLength: 50, description: 'platform or cross-platform.' })),
  clientExtensionResults: Type.Object({}, { additionalProperties: true, description: 'As the browser gave it.' }),
};

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
