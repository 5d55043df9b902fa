import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { testApp } from '#test/app';
import { against, linesOf, verified, writeEntries } from '#test/trail';
import { derive } from '../crypto.ts';
import type { Tx } from '../db/types.ts';
import { canonicalColumns, canonicalSql } from './canonical.ts';
import { signerOf } from './checkpoint.ts';
import { outsideIn } from './outside.ts';
import { type Finding, type Report, verifyTrail } from './verify.ts';

/**
 * The owner of the database may do anything to it. Whatever that is, it is found: a sample everywhere, and 1,000 of 1,000 among
 * 100,000 entries where SERAI_TEST_FULL=1.
 */
const full = process.env.SERAI_TEST_FULL === '1' && process.env.DATABASE_URL !== undefined;
const entries = full ? 100_000 : 1_500;
const single = full ? 960 : 90;
const whole = full ? 40 : 20;

const directory = mkdtempSync(join(tmpdir(), 'serai-audit-'));
process.env.SERAI_AUDIT_DIR = directory;
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const outside = outsideIn(directory);
const app = await testApp({ role: 'api' });
const tenant = await app.tenant();
const s = tenant.schema;
for (const part of [0.2, 0.5, 0.3]) {
  await writeEntries(tenant, Math.round(entries * part));
  await app.audit.seal(tenant);
}
const { tree_size: size } = await tenant.tx(
  (tx) => tx.one<{ tree_size: number }>`select max(tree_size) as tree_size from audit_checkpoints`,
);

let state = 20_260_501;
/** Numbers that are the same in every run. */
function random(below: number): number {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * below);
}

class Undo extends Error {}

/** What is found after the owner did something, which is undone. */
async function after(deed: (tx: Tx) => Promise<unknown>): Promise<Report> {
  let report: Report | undefined;
  await app.database
    .owner(async (tx) => {
      await deed(tx);
      report = await verifyTrail(await linesOf(app, tx, tenant), against(app, tenant, outside));
      throw new Undo();
    })
    .catch((error) => {
      if (!(error instanceof Undo)) throw error;
    });
  return report!;
}

const has = (report: Report, kind: Finding['kind'], entryId?: string) =>
  report.findings.some((one) => one.kind === kind && (entryId === undefined || one.entryId === entryId));

/** SQL that changes a column to something else that fits it. */
const changed: Record<string, string> = {
  occurred_at: `occurred_at + interval '1 microsecond'`,
  actor_kind: `case actor_kind when 'user' then 'system' else 'user' end`,
  actor_id: 'gen_random_uuid()',
  before: `coalesce(before, '{}') || '{"x": 1}'`,
  after: `jsonb_set(coalesce(after, '{}'), '{amount}', '"12.5"')`,
  outcome: `case outcome when 'success' then 'failed' else 'success' end`,
  warnings: `array['x']`,
  severity: `case severity when 'low' then 'info' else 'low' end`,
  risk_score: '(risk_score + 1) % 100',
  compliance_flags: `compliance_flags || '{"gdpr": true}'`,
  affected_user_ids: 'array[gen_random_uuid()]',
  approval_required: 'not approval_required',
  approved_by: 'gen_random_uuid()',
  approved_at: 'now()',
  ip: `case when ip = '10.9.9.9' then null else inet '10.9.9.9' end`,
  location: `'{"city": "x"}'`,
  status_code: 'coalesce(status_code, 0) + 1',
  duration_ms: 'coalesce(duration_ms, 0) + 1',
  session_id: 'gen_random_uuid()',
  metadata: `metadata || '{"x": 1}'`,
  id: 'gen_random_uuid()',
};
const edit = (column: string) => `${column} = ${changed[column] ?? `coalesce(${column}, '') || 'x'`}`;

it('nothing is wrong where nobody did anything', async () => {
  const report = await verified(app, tenant, outside);
  expect(report).toMatchObject({ entries: size, pending: 0, findings: [] });
  // These entries say that they are days old, and were sealed after others had been.
  expect(report.notes).toEqual([expect.stringContaining('over an hour older')]);
  expect(report.entries).toBeGreaterThanOrEqual(entries);
  expect(report.published).toBe(report.checkpoints);
});

it(`every edit, deletion and insertion of one entry is found and named: ${single} of ${single}`, async () => {
  const perRound = full ? 120 : 30;
  let found = 0;
  for (let done = 0; done < single; done += perRound) {
    const leaves = new Set<number>();
    while (leaves.size < perRound) leaves.add(random(size));
    const wanted: { kind: Finding['kind']; id: string }[] = [];
    const report = await after(async (tx) => {
      for (const [turn, leaf] of [...leaves].entries()) {
        const [{ id }] = (await tx.text<{ id: string }>(`select entry_id as id from ${s}.audit_leaves where leaf_index = $1`, [leaf])) as [
          { id: string },
        ];
        if (turn % 5 === 3) {
          await tx.text(`delete from ${s}.audit_entries where id = $1`, [id]);
          wanted.push({ kind: 'missing', id });
        } else if (turn % 5 === 4) {
          const columns = canonicalColumns.filter((column) => column !== 'id').join(', ');
          const [copy] = await tx.text<{ id: string }>(
            `insert into ${s}.audit_entries (id, ${columns}) select gen_random_uuid(), ${columns} from ${s}.audit_entries where id = $1 returning id`,
            [id],
          );
          wanted.push({ kind: 'inserted', id: copy!.id });
        } else {
          const column = canonicalColumns[random(canonicalColumns.length)]!;
          await tx.text(`update ${s}.audit_entries set ${edit(column)} where id = $1`, [id]);
          // Another id or time is another entry: the one that was sealed is gone.
          wanted.push({ kind: column === 'id' || column === 'occurred_at' ? 'missing' : 'edited', id });
        }
      }
    });
    for (const { kind, id } of wanted) {
      expect(has(report, kind, id), `${kind} ${id}`).toBe(true);
      found++;
    }
  }
  expect(found).toBe(single);
}, 1_800_000);

/** What somebody does who also mends the traces, as far as the database goes. */
const deeds: Record<string, { do: (tx: Tx, at: number) => Promise<unknown>; finds: readonly Finding['kind'][] }> = {
  'an edit with its leaf hashed anew': {
    finds: ['root', 'fork'],
    async do(tx, at) {
      await tx.text(
        `update ${s}.audit_entries e set actor_name = 'nobody' from ${s}.audit_leaves l where l.leaf_index = $1 and e.id = l.entry_id`,
        [at],
      );
      await tx.text(
        `update ${s}.audit_leaves l set hash = sha256('\\x00'::bytea || convert_to(${canonicalSql('e')}, 'UTF8')) from ${s}.audit_entries e
          where l.leaf_index = $1 and e.id = l.entry_id`,
        [at],
      );
    },
  },
  'two leaves in the other order': {
    finds: ['root', 'fork'],
    async do(tx, at) {
      const other = (at + 1 + random(size - 1)) % size;
      await tx.text(`update ${s}.audit_leaves set leaf_index = $2 where leaf_index = $1`, [at, size + 9]);
      await tx.text(`update ${s}.audit_leaves set leaf_index = $2 where leaf_index = $1`, [other, at]);
      await tx.text(`update ${s}.audit_leaves set leaf_index = $2 where leaf_index = $1`, [size + 9, other]);
    },
  },
  'a deletion with the leaves moved up': {
    finds: ['root', 'fork', 'truncated'],
    async do(tx, at) {
      await tx.text(
        `with gone as (delete from ${s}.audit_leaves where leaf_index = $1 returning entry_id) delete from ${s}.audit_entries where id in (select entry_id from gone)`,
        [at],
      );
      await tx.text(`update ${s}.audit_leaves set leaf_index = leaf_index + 10000000 where leaf_index > $1`, [at]);
      await tx.text(`update ${s}.audit_leaves set leaf_index = leaf_index - 10000001 where leaf_index > 9999999`, []);
    },
  },
  'an insertion with the leaves moved down': {
    finds: ['root', 'fork'],
    async do(tx, at) {
      await tx.text(`update ${s}.audit_leaves set leaf_index = leaf_index + 10000000 where leaf_index >= $1`, [at]);
      await tx.text(`update ${s}.audit_leaves set leaf_index = leaf_index - 9999999 where leaf_index > 9999999`, []);
      await tx.text(
        `with new as (insert into ${s}.audit_entries (id, occurred_at, actor_kind, action, resource, outcome) values (gen_random_uuid(), now() - interval '5 days', 'user', 'a', 'b', 'success') returning *)
         insert into ${s}.audit_leaves select $1, e.id, e.occurred_at, sha256('\\x00'::bytea || convert_to(${canonicalSql('e')}, 'UTF8')) from new e`,
        [at],
      );
    },
  },
  'a truncation without a trace': {
    finds: ['truncated'],
    async do(tx, at) {
      const left = Math.min(at, size - 1);
      await tx.text(`delete from ${s}.audit_entries where id in (select entry_id from ${s}.audit_leaves where leaf_index >= $1)`, [left]);
      await tx.text(`delete from ${s}.audit_leaves where leaf_index >= $1`, [left]);
      await tx.text(`delete from ${s}.audit_checkpoints where tree_size > $1`, [left]);
      await tx.text(`delete from ${s}.audit_nodes where (node_index + 1) * (1::bigint << level) > $1`, [left]);
    },
  },
  'another history under another key': {
    finds: ['forged', 'fork'],
    async do(tx, at) {
      await deeds['an edit with its leaf hashed anew']!.do(tx, at);
      const lines = await linesOf(app, tx, tenant);
      const forger = signerOf({ secret: (name, bytes) => derive(Buffer.alloc(32, 1), '', name, bytes) }, tenant.id);
      const { Edge } = await import('./merkle.ts');
      const edge = new Edge();
      for (const line of lines) if ('leaf' in line) edge.append(Buffer.from(line.hash, 'base64'));
      const note = forger.sign({ size, root: edge.root(), sealedAt: new Date() });
      await tx.text(`update ${s}.audit_checkpoints set root_hash = $1, peaks = $2, note = $3 where tree_size = $4`, [
        edge.root(),
        Buffer.concat(edge.peaks),
        note,
        size,
      ]);
    },
  },
  'a checkpoint taken back': {
    finds: ['withdrawn', 'truncated'],
    do: (tx, at) =>
      tx.text(
        `delete from ${s}.audit_checkpoints where tree_size = (select tree_size from ${s}.audit_checkpoints order by tree_size offset $1 % (select count(*) from ${s}.audit_checkpoints) limit 1)`,
        [at],
      ),
  },
  'a leaf behind the last checkpoint': {
    finds: ['unsigned'],
    do: (tx) => tx.text(`insert into ${s}.audit_leaves values ($1, gen_random_uuid(), now(), sha256('x'))`, [size]),
  },
  'a gap': {
    finds: ['gap'],
    do: (tx, at) =>
      tx
        .text(`update ${s}.audit_leaves set leaf_index = leaf_index + 10000000 where leaf_index >= $1`, [Math.min(at, size - 2)])
        .then(() =>
          tx.text(`update ${s}.audit_leaves set leaf_index = leaf_index - 9999999 where leaf_index > 9999999 + $1`, [
            Math.min(at, size - 2),
          ]),
        ),
  },
  'a wrong interior hash': {
    finds: ['damaged'],
    do: (tx) => tx.text(`update ${s}.audit_nodes set hash = sha256('x') where node_index = 0 and level = 8`, []),
  },
};

it(`what reorders, truncates, forks and mends its traces is found: ${whole} of ${whole}`, async () => {
  const names = Object.keys(deeds);
  for (let turn = 0; turn < whole; turn++) {
    const name = names[turn % names.length]!;
    const report = await after((tx) => deeds[name]!.do(tx, random(size)));
    expect(
      deeds[name]!.finds.some((kind) => has(report, kind)),
      `${name}: ${JSON.stringify(report.findings.slice(0, 3))}`,
    ).toBe(true);
  }
}, 1_800_000);
