import { ident } from '../db/statement.ts';
import type { Tx } from '../db/types.ts';
import { fail } from '../errors.ts';
import { canonicalSql, timeText } from './canonical.ts';
import type { Signer } from './checkpoint.ts';
import { consistencyProof, inclusionProof, nodeHash, type ReadNode } from './merkle.ts';
import { levelStep } from './seal.ts';

/** One line of an exported trail. Hashes are base64; `entry` is the canonical text whose bytes the leaf hashes. */
export type TrailLine =
  | {
      readonly trail: string;
      readonly tenant_id: string;
      readonly verifier_key: string;
      readonly size: number;
      readonly exported_at: string;
    }
  | { readonly leaf: number; readonly hash: string; readonly entry_id: string; readonly occurred_at: string; readonly entry: string | null }
  | { readonly unsealed: string; readonly entry_id: string; readonly occurred_at: string }
  | { readonly unsigned: number }
  | { readonly checkpoint: number; readonly root: string; readonly peaks: string; readonly note: string }
  | { readonly node: number; readonly level: number; readonly hash: string };

export const trailFormat = 'serai.audit.trail/1';

export interface TrailPage {
  readonly lines: TrailLine[];
  /** Give it for the next page; null on the last. */
  readonly next: { readonly after: number; readonly size: number } | null;
}

/**
 * A part of one tenant's trail as it was when the first page was read: checkpoints, then leaves in order with their entries, and on the
 * last page what else the database says: entries that have no leaf, stored nodes. Readable while entries are written and sealed.
 */
export async function trailPage(
  tx: Tx,
  schema: string,
  signer: Signer,
  tenantId: string,
  from: TrailPage['next'],
  limit = 2_000,
): Promise<TrailPage> {
  const s = ident(schema);
  const lines: TrailLine[] = [];
  let size = from?.size;
  if (size === undefined) {
    const [last] = await tx.text<{ size: number }>(`select coalesce(max(tree_size), 0) as size from ${s}.audit_checkpoints`, []);
    size = last!.size;
    lines.push({ trail: trailFormat, tenant_id: tenantId, verifier_key: signer.verifierKey, size, exported_at: new Date().toISOString() });
    const checkpoints = await tx.text<TrailLine>(
      `select tree_size as checkpoint, encode(root_hash, 'base64') as root, encode(peaks, 'base64') as peaks, note
         from ${s}.audit_checkpoints where tree_size <= $1 order by tree_size`,
      [size],
    );
    for (const checkpoint of checkpoints) lines.push(checkpoint);
  }
  const after = from?.after ?? -1;
  const leaves = await tx.text<TrailLine & { leaf: number }>(
    `select l.leaf_index as leaf, encode(l.hash, 'base64') as hash, l.entry_id, ${timeText('l.occurred_at')} as occurred_at,
            case when e.id is not null then ${canonicalSql('e')} end as entry
       from ${s}.audit_leaves l left join ${s}.audit_entries e on e.id = l.entry_id and e.occurred_at = l.occurred_at
      where l.leaf_index > $1 and l.leaf_index < $2 order by l.leaf_index limit $3`,
    [after, size, limit],
  );
  lines.push(...leaves);
  if (leaves.length === limit) return { lines, next: { after: leaves.at(-1)!.leaf, size } };
  const [strays, [beyond], nodes] = [
    await tx.text<TrailLine>(
      `select ${canonicalSql('e')} as unsealed, e.id as entry_id, ${timeText('e.occurred_at')} as occurred_at from ${s}.audit_entries e
        where not exists (select from ${s}.audit_leaves l where l.entry_id = e.id and l.occurred_at = e.occurred_at) order by e.occurred_at, e.id`,
      [],
    ),
    await tx.text<{ unsigned: number }>(
      `select count(*) as unsigned from ${s}.audit_leaves where leaf_index >= (select coalesce(max(tree_size), 0) from ${s}.audit_checkpoints)`,
      [],
    ),
    await tx.text<TrailLine>(
      `select node_index as node, level, encode(hash, 'base64') as hash from ${s}.audit_nodes where (node_index + 1) * (1::bigint << level) <= $1
        order by level, node_index`,
      [size],
    ),
  ];
  return { lines: [...lines, ...strays, { unsigned: beyond!.unsigned }, ...nodes], next: null };
}

/** Reads perfect subtrees from the stored levels: at most 2^(levelStep - 1) hashes for one. */
const storedNodes =
  (tx: Tx, schema: string): ReadNode =>
  async (level, index) => {
    const stored = level - (level % levelStep);
    const count = 2 ** (level - stored);
    const first = index * count;
    const s = ident(schema);
    const rows = await tx.text<{ hash: Uint8Array }>(
      stored === 0
        ? `select hash from ${s}.audit_leaves where leaf_index >= $1 and leaf_index < $2 order by leaf_index`
        : `select hash from ${s}.audit_nodes where level = ${stored} and node_index >= $1 and node_index < $2 order by node_index`,
      [first, first + count],
    );
    if (rows.length !== count) throw fail('not_found');
    let hashes: Buffer[] = rows.map(({ hash }) => Buffer.from(hash));
    while (hashes.length > 1) hashes = hashes.flatMap((hash, i) => (i % 2 === 0 ? [nodeHash(hash, hashes[i + 1]!)] : []));
    return hashes[0]!;
  };

export interface InclusionProof {
  readonly proof: 'serai.audit.inclusion/1';
  /** Canonical text of the entry: its bytes are the leaf. */
  readonly entry: string;
  readonly leaf_index: number;
  readonly tree_size: number;
  /** Base64, lowest level first. */
  readonly hashes: string[];
  /** The signed checkpoint whose root the proof leads to. */
  readonly checkpoint: string;
  readonly verifier_key: string;
}

/** That an entry is in the tree of the newest checkpoint. `not_found` where there is no such entry, or it is not sealed yet. */
export async function proveEntry(tx: Tx, schema: string, signer: Signer, entryId: string): Promise<InclusionProof> {
  const s = ident(schema);
  const [found] = await tx.text<{ leaf_index: number; entry: string }>(
    `select l.leaf_index, ${canonicalSql('e')} as entry from ${s}.audit_leaves l join ${s}.audit_entries e on e.id = l.entry_id and e.occurred_at = l.occurred_at
      where l.entry_id = $1::uuid`,
    [entryId],
  );
  const last = await newest(tx, schema);
  if (!found || !last || found.leaf_index >= last.tree_size) throw fail('not_found');
  const hashes = await inclusionProof(storedNodes(tx, schema), found.leaf_index, last.tree_size);
  return {
    proof: 'serai.audit.inclusion/1',
    ...found,
    tree_size: last.tree_size,
    hashes: hashes.map((hash) => hash.toString('base64')),
    checkpoint: last.note,
    verifier_key: signer.verifierKey,
  };
}

export interface ConsistencyProof {
  readonly proof: 'serai.audit.consistency/1';
  readonly first: number;
  readonly second: number;
  readonly hashes: string[];
  /** The checkpoint of the second size. */
  readonly checkpoint: string;
  readonly verifier_key: string;
}

/** That the tree of the newest checkpoint, or of `second` entries, begins with the tree of `first` entries. */
export async function proveConsistency(tx: Tx, schema: string, signer: Signer, first: number, second?: number): Promise<ConsistencyProof> {
  const last = await newest(tx, schema, second);
  if (!last || first < 1 || first > last.tree_size) throw fail('not_found');
  const hashes = await consistencyProof(storedNodes(tx, schema), first, last.tree_size);
  return {
    proof: 'serai.audit.consistency/1',
    first,
    second: last.tree_size,
    hashes: hashes.map((hash) => hash.toString('base64')),
    checkpoint: last.note,
    verifier_key: signer.verifierKey,
  };
}

async function newest(tx: Tx, schema: string, size?: number): Promise<{ tree_size: number; note: string } | undefined> {
  const [row] = await tx.text<{ tree_size: number; note: string }>(
    `select tree_size, note from ${ident(schema)}.audit_checkpoints where $1::bigint is null or tree_size = $1::bigint order by tree_size desc limit 1`,
    [size ?? null],
  );
  return row;
}
