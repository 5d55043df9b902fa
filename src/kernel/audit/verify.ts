import { type Checkpoint, verifierOf } from './checkpoint.ts';
import { Edge, leafHash } from './merkle.ts';
import { type TrailLine, trailFormat } from './read.ts';
import { levelStep } from './seal.ts';

/** What is wrong with a trail. */
export interface Finding {
  readonly kind:
    | 'edited' // an entry is not what was hashed
    | 'missing' // an entry that was sealed is gone
    | 'gap' // leaves are missing or doubled
    | 'inserted' // an old entry was never sealed
    | 'unsigned' // leaves behind the last checkpoint
    | 'forged' // a checkpoint that our key did not sign, or not of this
    | 'root' // what is there does not give the signed root
    | 'truncated' // fewer entries than were published
    | 'fork' // another history than the published one
    | 'withdrawn' // a published checkpoint is gone from the database
    | 'damaged'; // what proofs are made from is wrong
  readonly leaf?: number;
  readonly entryId?: string;
  readonly detail: string;
}

export interface Report {
  readonly tenantId: string;
  /** Sealed entries that were looked at. */
  readonly entries: number;
  /** Written, and not sealed yet. */
  readonly pending: number;
  readonly checkpoints: number;
  /** Checkpoints outside the database that it was compared with. */
  readonly published: number;
  readonly findings: readonly Finding[];
  /** Worth a look, and no proof of anything. */
  readonly notes: readonly string[];
}

export interface Against {
  /** Notes from outside the database, read before the trail was. */
  readonly published: readonly string[];
  /** Whose signatures count; never taken from the trail itself. */
  readonly verifierKey: string;
  /** Entries this much older than the last checkpoint must be sealed (default ten minutes: longer than any transaction). */
  readonly patience?: number;
}

const tenMinutes = 600_000;
const anHour = 3_600_000;

/**
 * Recomputes a trail: every entry's hash from its text, the tree from the hashes, every root. Compares with what was signed in the
 * database and outside. Reads line by line, holds one hash per level.
 */
export async function verifyTrail(lines: AsyncIterable<TrailLine> | Iterable<TrailLine>, against: Against): Promise<Report> {
  const { open } = verifierOf(against.verifierKey);
  const findings: Finding[] = [];
  const notes: string[] = [];
  const say = (kind: Finding['kind'], detail: string, more: Partial<Finding> = {}) => findings.push({ kind, detail, ...more });

  const published = new Map<number, Checkpoint>();
  for (const note of against.published) {
    const checkpoint = open(note);
    if (!checkpoint) {
      say('forged', 'a checkpoint in the file outside is not signed by this log’s key');
      continue;
    }
    const other = published.get(checkpoint.size);
    if (other && !other.root.equals(checkpoint.root)) say('fork', `two roots of ${checkpoint.size} entries were published`);
    published.set(checkpoint.size, checkpoint);
  }

  const edge = new Edge();
  /** Roots as recomputed, of the sizes that somebody signed. */
  const roots = new Map<number, { root: Buffer; peaks: Buffer }>();
  const signedSizes: { size: number; root: string; peaks: string; note: string; at: number }[] = [];
  const nodes = new Map<string, string>();
  const storedNodes = new Map<string, string>();
  const unsealed: { entryId: string; at: number }[] = [];
  let header: Extract<TrailLine, { trail: string }> | undefined;
  let entries = 0;
  let broken = false;
  /** Which checkpoint the next leaf belongs to. */
  let reached = 0;
  const late = new Map<number, number>();

  const keep = () => {
    while ((signedSizes[reached]?.size ?? Number.POSITIVE_INFINITY) <= edge.size) reached++;
    if (wanted.has(edge.size)) roots.set(edge.size, { root: edge.root(), peaks: Buffer.concat(edge.peaks) });
  };
  const wanted = new Set(published.keys());
  for await (const line of lines) {
    if ('trail' in line) {
      if (line.trail !== trailFormat) throw new Error(`this is ${line.trail}, which this Serai does not read`);
      header = line;
    } else if ('checkpoint' in line) {
      wanted.add(line.checkpoint);
      const at = open(line.note)?.sealedAt.getTime() ?? 0;
      signedSizes.push({ size: line.checkpoint, root: plain(line.root), peaks: plain(line.peaks), note: line.note, at });
    } else if ('leaf' in line) {
      if (line.leaf !== edge.size && !broken) {
        say('gap', `leaf ${edge.size} is missing: the next is ${line.leaf}`, { leaf: edge.size });
        broken = true;
      }
      entries++;
      const stored = Buffer.from(line.hash, 'base64');
      const hash = line.entry === null ? stored : leafHash(Buffer.from(line.entry));
      if (line.entry === null) say('missing', 'the entry is gone', { leaf: line.leaf, entryId: line.entry_id });
      else if (!hash.equals(stored)) say('edited', 'the entry or its hash was changed', { leaf: line.leaf, entryId: line.entry_id });
      const before = reached > 0 ? signedSizes[reached - 1]!.at : undefined;
      if (before !== undefined && Date.parse(line.occurred_at) < before - anHour) late.set(reached, (late.get(reached) ?? 0) + 1);
      edge.append(hash, (level, index, node) => {
        if (level % levelStep === 0) nodes.set(`${level}/${index}`, node.toString('base64'));
      });
      keep();
    } else if ('unsealed' in line) unsealed.push({ entryId: line.entry_id, at: Date.parse(line.occurred_at) });
    else if ('unsigned' in line) {
      if (line.unsigned > 0) say('unsigned', `${line.unsigned} leaves are behind the last checkpoint`);
    } else storedNodes.set(`${line.level}/${line.node}`, plain(line.hash));
  }
  if (!header) throw new Error('this is not an exported trail: it has no first line');

  for (const { size, root, peaks, note } of signedSizes) {
    const signed = open(note);
    if (signed?.size !== size || signed.root.toString('base64') !== root) {
      say('forged', `the checkpoint of ${size} entries is not one that was signed`);
      continue;
    }
    const ours = roots.get(size);
    if (!ours) say('truncated', `there was a checkpoint of ${size} entries, and there are ${edge.size}`);
    else if (!ours.root.equals(signed.root)) say('root', `the first ${size} entries do not give the root that was signed`);
    else if (ours.peaks.toString('base64') !== peaks) say('damaged', `the peaks beside the checkpoint of ${size} entries are wrong`);
  }
  if (late.size > 0) {
    const count = [...late.values()].reduce((sum, n) => sum + n, 0);
    notes.push(`${count} entries say that they are over an hour older than the checkpoint before the one they were sealed in`);
  }
  const inDatabase = new Set(signedSizes.map(({ size }) => size));
  const exportedAt = Date.parse(header.exported_at);
  let later = 0;
  for (const { size, root, sealedAt } of published.values()) {
    const ours = roots.get(size);
    if (!ours && sealedAt.getTime() > exportedAt) later++;
    else if (!ours) say('truncated', `${size} entries were published, and there are ${edge.size}`);
    else if (!ours.root.equals(root)) say('fork', `the first ${size} entries are not those that were published`);
    else if (!inDatabase.has(size)) say('withdrawn', `the published checkpoint of ${size} entries is gone from the database`);
  }
  if (later > 0) notes.push(`${later} checkpoints were published after this trail was exported`);
  if (published.size === 0 && signedSizes.length > 0) notes.push('there are no checkpoints outside the database to compare with');
  if (edge.size > 0 && signedSizes.length === 0) say('withdrawn', 'there are leaves, and no checkpoint');

  for (const [place, hash] of nodes) {
    if (storedNodes.get(place) !== hash) say('damaged', `the stored node ${place} is ${storedNodes.has(place) ? 'wrong' : 'gone'}`);
  }
  for (const place of storedNodes.keys()) if (!nodes.has(place)) say('damaged', `the stored node ${place} belongs to no leaves`);

  const limit = (signedSizes.at(-1)?.at ?? exportedAt) - (against.patience ?? tenMinutes);
  const inserted = unsealed.filter(({ at }) => at < limit);
  for (const { entryId } of inserted) say('inserted', 'it is older than the last checkpoint and was never sealed', { entryId });
  return {
    tenantId: header.tenant_id,
    entries,
    pending: unsealed.length - inserted.length,
    checkpoints: signedSizes.length,
    published: published.size,
    findings,
    notes,
  };
}

/** PostgreSQL breaks base64 into lines. */
const plain = (base64: string): string => base64.replaceAll('\n', '');
