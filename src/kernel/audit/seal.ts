import type { KeyRing } from '../crypto/keys.ts';
import type { Database, TenantRef, Tx } from '../db/types.ts';
import { newId } from '../ids.ts';
import { canonicalSql } from './canonical.ts';
import { type Checkpoint, signerOf, verifierOf } from './checkpoint.ts';
import { Edge } from './merkle.ts';
import type { Outside } from './outside.ts';

/** Stored levels of the tree; those between are computed from them when a proof is asked for. */
export const levelStep = 8;
const perBatch = 5_000;

export interface Sealing {
  readonly database: Database;
  readonly keys: KeyRing;
  readonly outside: Outside;
  now(): Date;
}

export interface Sealed {
  /** Entries sealed now. */
  readonly entries: number;
  /** Size of the tree. */
  readonly size: number;
  /** There may be more, or somebody else is at it. */
  readonly more: boolean;
}

/** The log contradicts what was signed before: it was changed or set back. Nothing is signed on top of it. */
export class TrailBroken extends Error {
  override readonly name = 'TrailBroken';
}

interface Last {
  readonly tree_size: number;
  readonly root_hash: Uint8Array;
  readonly peaks: Uint8Array;
  readonly horizon: string;
  readonly note: string;
}

/**
 * Seals a tenant's new entries: gives them their places in the Merkle tree and signs a checkpoint over it. Writers wait for nothing;
 * one sequencer per tenant does this afterwards, in batches.
 *
 * What is new: entries without a leaf among those written by transactions that had not all ended when it last looked (the horizon).
 * A transaction that commits late is behind no horizon, so it is never missed, and nothing waits for it.
 *
 * Leaves, nodes and checkpoint commit together; the note goes to the file outside afterwards, and a kill in between is made good by
 * the next batch. Throws TrailBroken rather than sign a tree that contradicts an earlier checkpoint.
 */
export async function sealTenant({ database, keys, outside, now }: Sealing, tenant: TenantRef): Promise<Sealed> {
  const signer = signerOf(keys, tenant.id);
  const { open } = verifierOf(signer.verifierKey);
  const { unpublished, ...sealed } = await database.tenant(tenant, { statementTimeout: 60_000 }, async (tx) => {
    const { held } = await tx.one<{ held: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${`serai:audit:${tenant.id}`}, 0)) as held`;
    if (!held) return { entries: 0, size: 0, more: true, unpublished: [] };
    const last = await tx.maybe<Last>`
      select tree_size, root_hash, peaks, horizon::text as horizon, note from audit_checkpoints order by tree_size desc limit 1`;
    const edge = edgeOf(last);
    if (last && open(last.note)?.root.equals(edge.root()) !== true) {
      throw new TrailBroken(`the last checkpoint of ${tenant.slug}, of ${last.tree_size} entries, is not the one that was signed`);
    }
    const unpublished = await notPublished(tx, tenant, outside.newest(tenant.id).map(open), last?.tree_size ?? 0);
    const fresh = await appendLeaves(tx, edge.size, last?.horizon ?? '0');
    if (fresh.length === 0) return { entries: 0, size: edge.size, more: false, unpublished };
    const nodes: { level: number; index: number; hash: Buffer }[] = [];
    for (const { hash } of fresh) {
      edge.append(hash, (level, index, node) => {
        if (level % levelStep === 0) nodes.push({ level, index, hash: node });
      });
    }
    const more = fresh.length === perBatch;
    const sealedAt = now();
    const note = signer.sign({ size: edge.size, root: edge.root(), sealedAt });
    // Behind a full batch there is more of the same age: the horizon stays.
    const horizon = more ? (last?.horizon ?? '0') : fresh[0]!.horizon;
    await Promise.all([
      nodes.length > 0
        ? tx.exec`
            insert into audit_nodes (level, node_index, hash)
            select * from unnest(${nodes.map(({ level }) => level)}::smallint[], ${nodes.map(({ index }) => index)}::bigint[], ${nodes.map(({ hash }) => hash)}::bytea[])`
        : undefined,
      tx.exec`
        insert into audit_checkpoints (id, tree_size, root_hash, peaks, horizon, note, sealed_at)
        values (${newId()}, ${edge.size}, ${edge.root()}, ${Buffer.concat(edge.peaks)}, ${horizon}::text::xid8, ${note}, ${sealedAt})`,
    ]);
    return { entries: fresh.length, size: edge.size, more, unpublished: [...unpublished, note] };
  });
  if (unpublished.length > 0) outside.append(tenant.id, unpublished);
  return sealed;
}

/**
 * Notes that the file outside lacks, because a kill came between commit and file. A file that knows of more than the database, or of
 * something else, says that the database was set back or rewritten.
 */
async function notPublished(tx: Tx, tenant: TenantRef, published: readonly (Checkpoint | undefined)[], size: number): Promise<string[]> {
  const newest = published.filter((one) => one !== undefined).sort((a, b) => b.size - a.size)[0];
  if (newest) {
    const ours = await tx.maybe<{ root_hash: Uint8Array }>`select root_hash from audit_checkpoints where tree_size = ${newest.size}`;
    if (!ours || !newest.root.equals(ours.root_hash)) {
      throw new TrailBroken(`the trail of ${tenant.slug} does not contain the checkpoint of ${newest.size} entries that was published`);
    }
    if (newest.size === size) return [];
  }
  const missing = await tx.many<{
    note: string;
  }>`select note from audit_checkpoints where tree_size > ${newest?.size ?? 0} order by tree_size`;
  return missing.map(({ note }) => note);
}

function edgeOf(last: Last | undefined): Edge {
  if (!last) return new Edge();
  const peaks = Buffer.from(last.peaks);
  return new Edge(
    last.tree_size,
    Array.from({ length: peaks.length / 32 }, (_, i) => peaks.subarray(i * 32, i * 32 + 32)),
  );
}

/** Gives new entries their places and hashes, in one statement: the horizon belongs to the snapshot that found them. */
const appendLeaves = async (
  tx: Tx,
  size: number,
  horizon: string,
): Promise<{ leaf_index: number; hash: Uint8Array; horizon: string }[]> => {
  // What is new is always few among many, whatever the planner thinks of a horizon it cannot see: by index, and nothing else.
  await Promise.all([
    tx.exec`set local enable_seqscan = off`,
    tx.exec`set local enable_hashjoin = off`,
    tx.exec`set local enable_mergejoin = off`,
  ]);
  const leaves = await tx.text<{ leaf_index: number; hash: Uint8Array; horizon: string }>(appendSql, [size, horizon, perBatch]);
  return leaves.sort((a, b) => a.leaf_index - b.leaf_index);
};

const appendSql = `
  with seen as materialized (
    -- A horizon ahead of this server's transactions came with a restored copy: look through everything.
    select pg_snapshot_xmin(pg_current_snapshot()) as next,
           case when $2::text::xid8 > pg_snapshot_xmax(pg_current_snapshot()) then '0'::xid8 else $2::text::xid8 end as horizon
  ), fresh as materialized (
    select e.id, e.occurred_at, sha256('\\x00'::bytea || convert_to(${canonicalSql('e')}, 'UTF8')) as hash
      from audit_entries e
     where e.written_in >= (select horizon from seen)
       and not exists (select from audit_leaves l where l.entry_id = e.id and l.occurred_at = e.occurred_at)
     order by e.occurred_at, e.id
     limit $3::int
  )
  insert into audit_leaves (leaf_index, entry_id, occurred_at, hash)
  select $1::bigint - 1 + row_number() over (order by occurred_at, id), id, occurred_at, hash from fresh
  returning leaf_index, hash, (select next::text from seen) as horizon`;
