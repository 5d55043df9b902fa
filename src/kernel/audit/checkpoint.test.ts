import { expect, it } from 'vitest';
import { derive } from '../crypto.ts';
import { notesIn, signerOf, verifierOf } from './checkpoint.ts';

const ring = (fill: number) => ({ secret: (name: string, bytes?: number) => derive(Buffer.alloc(32, fill), '', name, bytes) });
const tenant = '018f0000-0000-7000-8000-000000000001';
const checkpoint = { size: 12, root: Buffer.alloc(32, 9), sealedAt: new Date('2026-05-01T10:00:00Z') };

it('a checkpoint is a signed note: origin, size, root, and one signature', () => {
  const signer = signerOf(ring(1), tenant);
  const note = signer.sign(checkpoint);
  expect(note.split('\n').slice(0, 5)).toEqual([
    `serai.audit/${tenant}`,
    '12',
    Buffer.alloc(32, 9).toString('base64'),
    'sealed 2026-05-01T10:00:00.000Z',
    '',
  ]);
  expect(verifierOf(signer.verifierKey).open(note)).toEqual({ origin: `serai.audit/${tenant}`, ...checkpoint });
});

it('no other text, key or log opens', () => {
  const signer = signerOf(ring(1), tenant);
  const { open } = verifierOf(signer.verifierKey);
  const note = signer.sign(checkpoint);
  expect(open(note.replace('\n12\n', '\n13\n'))).toBeUndefined();
  expect(open(note.replace('2026-05', '2026-06'))).toBeUndefined();
  expect(open(signerOf(ring(2), tenant).sign(checkpoint))).toBeUndefined();
  expect(open(signerOf(ring(1), '018f0000-0000-7000-8000-000000000002').sign(checkpoint))).toBeUndefined();
  expect(open(note.slice(0, -20))).toBeUndefined();
  expect(() => verifierOf(signer.verifierKey.replace(/\+[0-9a-f]{8}\+/, '+00000000+'))).toThrow('does not fit');
});

it('a file of notes is read back; what a crash tore is passed over', () => {
  const signer = signerOf(ring(1), tenant);
  const one = signer.sign(checkpoint);
  const two = signer.sign({ ...checkpoint, size: 40 });
  expect(notesIn(`${one}\n${two}\n`)).toEqual([one, two]);
  expect(notesIn(`${one}\n${two.slice(0, 70)}`)).toEqual([one]);
  expect(notesIn(`${one}\n${two.slice(0, 70)}\n\n${two}\n`)).toEqual([one, two]);
});
