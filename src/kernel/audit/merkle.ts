import { hash } from 'node:crypto';

/**
 * The Merkle tree of RFC 6962, section 2: SHA-256, 0x00 before a leaf's bytes, 0x01 before two children. No I/O.
 */

const leafPrefix = Buffer.of(0);
const nodePrefix = Buffer.of(1);

export const leafHash = (bytes: Uint8Array): Buffer => hash('sha256', Buffer.concat([leafPrefix, bytes]), 'buffer');
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => hash('sha256', Buffer.concat([nodePrefix, left, right]), 'buffer');
/** Root of a tree without leaves. */
export const emptyRoot = (): Buffer => hash('sha256', '', 'buffer');

/** The largest power of two smaller than `n` (n > 1). */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/**
 * The right edge of a growing tree: the roots of its perfect subtrees, largest first, one per bit of its size. It is all
 * that is needed to append and to know the root.
 */
export class Edge {
  size: number;
  readonly peaks: Buffer[];

  constructor(size = 0, peaks: readonly Uint8Array[] = []) {
    if (peaks.length !== bits(size)) throw new RangeError('an edge has one peak per bit of its size');
    this.size = size;
    this.peaks = peaks.map((peak) => Buffer.from(peak));
  }

  /** Appends one leaf. `onNode` hears every perfect subtree that becomes complete, with its level (leaves are 0) and place. */
  append(leaf: Uint8Array, onNode?: (level: number, index: number, hash: Buffer) => void): void {
    let node: Buffer = Buffer.from(leaf);
    let level = 0;
    for (let n = this.size; n % 2 === 1; n = (n - 1) / 2) {
      node = nodeHash(this.peaks.pop()!, node);
      level++;
      onNode?.(level, (n - 1) / 2, node);
    }
    this.peaks.push(node);
    this.size++;
  }

  root(): Buffer {
    if (this.size === 0) return emptyRoot();
    return this.peaks.slice(0, -1).reduceRight((right, peak) => nodeHash(peak, right), this.peaks.at(-1)!);
  }
}

const bits = (n: number): number => n.toString(2).replaceAll('0', '').length;

/** Gives the root of the perfect subtree over leaves [index·2^level, (index+1)·2^level). */
export type ReadNode = (level: number, index: number) => Promise<Buffer>;

/** Hash of leaves [start, end), where start is a multiple of the span's power of two, as in every split of the RFC. */
async function spanHash(read: ReadNode, start: number, end: number): Promise<Buffer> {
  const size = end - start;
  const level = Math.log2(size);
  if (Number.isInteger(level)) return read(level, start / size);
  const k = split(size);
  const [left, right] = await Promise.all([spanHash(read, start, start + k), spanHash(read, start + k, end)]);
  return nodeHash(left, right);
}

/** PATH(m, D[n]) of RFC 6962, 2.1.1: the audit path of leaf `index` in the tree of the first `size` leaves, lowest first. */
export async function inclusionProof(read: ReadNode, index: number, size: number): Promise<Buffer[]> {
  if (!(index >= 0 && index < size)) throw new RangeError('the leaf is not in a tree of that size');
  const path = async (start: number, end: number): Promise<Buffer[]> => {
    if (end - start === 1) return [];
    const middle = start + split(end - start);
    return index < middle
      ? [...(await path(start, middle)), await spanHash(read, middle, end)]
      : [...(await path(middle, end)), await spanHash(read, start, middle)];
  };
  return path(0, size);
}

/** PROOF(m, D[n]) of RFC 6962, 2.1.2: that the tree of `first` leaves is the beginning of the tree of `second` leaves. */
export async function consistencyProof(read: ReadNode, first: number, second: number): Promise<Buffer[]> {
  if (!(first >= 0 && first <= second)) throw new RangeError('the first tree is not smaller than the second');
  if (first === 0 || first === second) return [];
  const sub = async (start: number, end: number, complete: boolean): Promise<Buffer[]> => {
    if (first === end) return complete ? [] : [await spanHash(read, start, end)];
    const middle = start + split(end - start);
    return first <= middle
      ? [...(await sub(start, middle, complete)), await spanHash(read, middle, end)]
      : [...(await sub(middle, end, false)), await spanHash(read, start, middle)];
  };
  return sub(0, second, true);
}

/** Whether `leaf` is number `index` of the tree of `size` leaves with this root (RFC 9162, 2.1.3.2). */
export function verifyInclusion(leaf: Uint8Array, index: number, size: number, proof: readonly Uint8Array[], root: Uint8Array): boolean {
  if (!(index >= 0 && index < size)) return false;
  let fn = index;
  let sn = size - 1;
  let r: Buffer = Buffer.from(leaf);
  for (const p of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      r = nodeHash(p, r);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else r = nodeHash(r, p);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && r.equals(root);
}

/** Whether the second tree begins with the first (RFC 9162, 2.1.4.2). */
export function verifyConsistency(
  first: number,
  firstRoot: Uint8Array,
  second: number,
  secondRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (first > second) return false;
  if (first === second) return proof.length === 0 && Buffer.from(firstRoot).equals(secondRoot);
  if (first === 0) return proof.length === 0 && emptyRoot().equals(firstRoot);
  const path = Number.isInteger(Math.log2(first)) ? [firstRoot, ...proof] : [...proof];
  if (!path.length) return false;
  let fn = first - 1;
  let sn = second - 1;
  while (fn % 2 === 1) [fn, sn] = [(fn - 1) / 2, Math.floor(sn / 2)];
  let fr: Buffer = Buffer.from(path[0]!);
  let sr: Buffer = fr;
  for (const c of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(c, fr);
      sr = nodeHash(c, sr);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else sr = nodeHash(sr, c);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
}
