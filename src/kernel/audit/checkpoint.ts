import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import type { KeyRing } from '../crypto/keys.ts';

/**
 * Checkpoints of a log in C2SP's tlog-checkpoint format, signed as C2SP signed notes with Ed25519, so that any tool which
 * reads transparency logs reads ours:
 *
 *   serai.audit/<tenant id>
 *   <number of leaves>
 *   <root, base64>
 *   sealed <RFC 3339 time>
 *
 *   — serai.audit/<tenant id> <base64 of key hash and signature>
 */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  /** When it was signed, by the clock of who sealed. */
  readonly sealedAt: Date;
}

/** Name of a tenant's log. */
export const originOf = (tenantId: string): string => `serai.audit/${tenantId}`;

/** Signs one log's checkpoints. Its key is derived from the key ring's root, so it outlives key rotations and never enters the database. */
export interface Signer {
  readonly origin: string;
  sign(checkpoint: Omit<Checkpoint, 'origin'>): string;
  /** `<name>+<key hash>+<base64 of 0x01 and the key>`: what others need to check signatures. Not secret. */
  readonly verifierKey: string;
}

const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const ed25519 = 1;

const keyHash = (name: string, publicKey: Uint8Array): Buffer =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ed25519), publicKey]), 'buffer').subarray(0, 4);

export function signerOf(keys: Pick<KeyRing, 'secret'>, tenantId: string): Signer {
  const origin = originOf(tenantId);
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, keys.secret(`audit.log ${tenantId}`, 32)]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  const id = keyHash(origin, publicKey);
  return {
    origin,
    verifierKey: `${origin}+${id.toString('hex')}+${Buffer.concat([Buffer.of(ed25519), publicKey]).toString('base64')}`,
    sign(checkpoint) {
      const text = textOf({ origin, ...checkpoint });
      return `${text}\n— ${origin} ${Buffer.concat([id, sign(null, Buffer.from(text), key)]).toString('base64')}\n`;
    },
  };
}

const textOf = ({ origin, size, root, sealedAt }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\nsealed ${sealedAt.toISOString()}\n`;

/** Checks signatures of one log. */
export interface Verifier {
  readonly origin: string;
  /** The checkpoint, or undefined where text and signature do not belong together under this key. */
  open(note: string): Checkpoint | undefined;
}

export function verifierOf(verifierKey: string): Verifier {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(verifierKey);
  const bytes = Buffer.from(match?.[3] ?? '', 'base64');
  if (!match || bytes.length !== 33 || bytes[0] !== ed25519) throw new Error('this is not a verifier key of an Ed25519 log');
  const origin = match[1]!;
  const publicKey = bytes.subarray(1);
  const id = keyHash(origin, publicKey);
  if (id.toString('hex') !== match[2]) throw new Error('this verifier key does not fit its own hash');
  const key: KeyObject = createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' });
  return {
    origin,
    open(note) {
      const end = note.indexOf('\n\n— ');
      if (end < 0) return undefined;
      const text = note.slice(0, end + 1);
      const signed = note
        .slice(end + 2)
        .split('\n')
        .some((line) => {
          const [dash, name, base64] = line.split(' ');
          if (dash !== '—' || name !== origin || !base64) return false;
          const signature = Buffer.from(base64, 'base64');
          return (
            signature.length === 68 && signature.subarray(0, 4).equals(id) && verify(null, Buffer.from(text), key, signature.subarray(4))
          );
        });
      if (!signed) return undefined;
      const [name, size, root, sealed] = text.split('\n');
      if (name !== origin || !/^(0|[1-9]\d*)$/.test(size ?? '') || !sealed?.startsWith('sealed ')) return undefined;
      return { origin, size: Number(size), root: Buffer.from(root!, 'base64'), sealedAt: new Date(sealed.slice(7)) };
    },
  };
}

/** The notes in a file of checkpoints, in its order. A torn one at the end, left by a crash, is passed over. */
export const notesIn = (text: string): string[] =>
  [...text.matchAll(/^serai\.audit\/\S+\n\d+\n[A-Za-z0-9+/=]+\nsealed \S+\n\n— \S+ [A-Za-z0-9+/=]+\n/gm)].map(([note]) => note);
