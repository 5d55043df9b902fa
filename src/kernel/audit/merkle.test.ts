import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consistencyProof,
  Edge,
  emptyRoot,
  inclusionProof,
  leafHash,
  nodeHash,
  type ReadNode,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';

/** Code that is not ours: Sigstore's reader of Rekor's inclusion proofs. It is no door of the package, so it is opened by path. */
const require = createRequire(import.meta.url);
const { verifyMerkleInclusion } = require(join(dirname(require.resolve('@sigstore/verify')), 'tlog/merkle.js')) as {
  verifyMerkleInclusion(entry: object, checkpoint: { logSize: bigint; logHash: Buffer }): void;
};

/** The tests' own reading of the definition MTH in RFC 6962: slow and plain. */
function mth(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return createHash('sha256').digest();
  if (leaves.length === 1) return createHash('sha256').update(Buffer.of(0)).update(leaves[0]!).digest();
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return createHash('sha256')
    .update(Buffer.of(1))
    .update(mth(leaves.slice(0, k)))
    .update(mth(leaves.slice(k)))
    .digest();
}

const reader = (leaves: readonly Buffer[]): ReadNode => {
  const read: ReadNode = async (level, index) =>
    level === 0 ? leafHash(leaves[index]!) : nodeHash(await read(level - 1, index * 2), await read(level - 1, index * 2 + 1));
  return read;
};
const grown = (leaves: readonly Buffer[]): Edge => {
  const edge = new Edge();
  for (const leaf of leaves) edge.append(leafHash(leaf));
  return edge;
};
const numbered = (n: number) => Array.from({ length: n }, (_, i) => Buffer.from(`entry ${i}`));
const hex = (text: string) => Buffer.from(text, 'hex');

/** The vectors that Certificate Transparency's implementations share. */
const vectors = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(hex);
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
].map(hex);

describe('the vectors of Certificate Transparency', () => {
  it('roots', () => {
    expect(emptyRoot().toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (const [i, root] of roots.entries()) expect(grown(vectors.slice(0, i + 1)).root()).toEqual(root);
  });

  it('paths', async () => {
    const path = async (leaf: number, size: number) => (await inclusionProof(reader(vectors), leaf, size)).map((h) => h.toString('hex'));
    expect(await path(0, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(await path(2, 3)).toEqual(['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']);
  });

  it('consistency', async () => {
    const proof = async (a: number, b: number) => (await consistencyProof(reader(vectors), a, b)).map((h) => h.toString('hex'));
    expect(await proof(1, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(await proof(6, 8)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });
});

it('the edge keeps the root of the whole tree, and tells of every perfect subtree once', () => {
  const leaves = numbered(70);
  const edge = new Edge();
  const nodes = new Map<string, Buffer>();
  for (const [i, leaf] of leaves.entries()) {
    edge.append(leafHash(leaf), (level, index, hash) => {
      expect(nodes.has(`${level}/${index}`)).toBe(false);
      nodes.set(`${level}/${index}`, hash);
    });
    expect(edge.root()).toEqual(mth(leaves.slice(0, i + 1)));
    expect(new Edge(edge.size, edge.peaks).root()).toEqual(edge.root());
  }
  for (const [at, hash] of nodes) {
    const [level, index] = at.split('/').map(Number) as [number, number];
    expect(hash).toEqual(mth(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)));
  }
});

it('every proof is accepted, by us and by Sigstore, and no other leaf, place, size or root is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.nat(), async (size, seed) => {
      const leaves = numbered(size);
      const index = seed % size;
      const root = mth(leaves);
      const proof = await inclusionProof(reader(leaves), index, size);
      expect(verifyInclusion(leafHash(leaves[index]!), index, size, proof, root)).toBe(true);
      const entry = (body: Buffer, at: number) => ({
        canonicalizedBody: body,
        inclusionProof: { logIndex: String(at), treeSize: String(size), hashes: proof },
      });
      expect(() => verifyMerkleInclusion(entry(leaves[index]!, index), { logSize: BigInt(size), logHash: root })).not.toThrow();
      expect(() => verifyMerkleInclusion(entry(Buffer.from('forged'), index), { logSize: BigInt(size), logHash: root })).toThrow();
      expect(verifyInclusion(leafHash(Buffer.from('forged')), index, size, proof, root)).toBe(false);
      if (size > 1) {
        const other = (index + 1) % size;
        expect(verifyInclusion(leafHash(leaves[index]!), other, size, proof, root)).toBe(false);
        expect(verifyInclusion(leafHash(leaves[index]!), index, size, proof.slice(1), root)).toBe(false);
      }
      expect(verifyInclusion(leafHash(leaves[index]!), index, size, proof, mth(numbered(size + 1)))).toBe(false);
    }),
    { numRuns: 150 },
  );
});

it('a tree that grew is consistent with what it was, and one that was changed is not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 120 }), fc.nat(), fc.nat(), async (second, a, b) => {
      const leaves = numbered(second);
      const first = 1 + (a % second);
      const before = mth(leaves.slice(0, first));
      const proof = await consistencyProof(reader(leaves), first, second);
      expect(verifyConsistency(first, before, second, mth(leaves), proof)).toBe(true);
      const forged = leaves.with(b % first, Buffer.from('forged'));
      expect(verifyConsistency(first, before, second, mth(forged), await consistencyProof(reader(forged), first, second))).toBe(false);
    }),
    { numRuns: 150 },
  );
});
