import { Type } from 'typebox';
import { signerOf } from '../audit/checkpoint.ts';
import type { Outside } from '../audit/outside.ts';
import { type TrailPage, trailPage } from '../audit/read.ts';
import { verifyTrail } from '../audit/verify.ts';
import { command } from '../command.ts';
import type { Context } from '../context.ts';
import { fail } from '../errors.ts';

/** What one request may recompute: some ten seconds of work. */
const mostEntries = 300_000;
const mostFindings = 200;
const count = (description: string) => Type.Integer({ description });

/**
 * `POST /v1/audit/verify`: every hash, root and signature recomputed, and compared with the checkpoints outside the database. It is as good
 * as this process; who trusts nobody runs `serai audit verify` on a machine of their own.
 */
export const verifyAudit = (outside: Outside | undefined) =>
  command({
    on: 'audit',
    verb: 'verify',
    target: 'collection',
    permission: 'audit.view',
    summary: 'Recompute the sealed audit trail now, and say what is wrong with it.',
    timeout: 60_000,
    input: Type.Object({}),
    output: Type.Object({
      intact: Type.Boolean({ description: 'Nothing was found.' }),
      verified_at: Type.String({ format: 'date-time', description: 'When.' }),
      entries: count('Sealed entries that were recomputed.'),
      pending: count('Entries written and not sealed yet.'),
      checkpoints: count('Signed checkpoints in the database.'),
      published: count('Checkpoints outside the database that it was compared with.'),
      duration_ms: count('How long it took.'),
      findings: Type.Array(
        Type.Object({
          kind: Type.String({
            description: 'What is wrong: edited, missing, gap, inserted, unsigned, forged, root, truncated, fork, withdrawn or damaged.',
          }),
          detail: Type.String({ description: 'In words.' }),
          entry_id: Type.Union([Type.String({ format: 'uuid' }), Type.Null()], { description: 'The entry it is about.' }),
          leaf_index: Type.Union([Type.Integer(), Type.Null()], { description: 'Its place in the tree.' }),
        }),
        { description: `At most ${mostFindings}.` },
      ),
      notes: Type.Array(Type.String({ description: 'A remark.' }), { description: 'Worth a look, and no proof of anything.' }),
    }),
    async run({ tx, tenant, keys, now }: Context) {
      const began = performance.now();
      // Read first: the trail can only have grown since.
      const published = outside?.read(tenant.id) ?? [];
      const { leaves } = await tx.one<{ leaves: number }>`select coalesce(max(leaf_index) + 1, 0) as leaves from audit_leaves`;
      if (leaves > mostEntries) throw fail('timeout', { entries: leaves, most: mostEntries });
      const signer = signerOf(keys, tenant.id);
      async function* lines() {
        for (let next: TrailPage['next'] | undefined; next !== null; ) {
          const page: TrailPage = await trailPage(tx, tenant.schema, signer, tenant.id, next ?? null);
          yield* page.lines;
          next = page.next;
        }
      }
      const report = await verifyTrail(lines(), { published, verifierKey: signer.verifierKey });
      return {
        intact: report.findings.length === 0,
        verified_at: now.toISOString(),
        entries: report.entries,
        pending: report.pending,
        checkpoints: report.checkpoints,
        published: report.published,
        duration_ms: Math.round(performance.now() - began),
        findings: report.findings
          .slice(0, mostFindings)
          .map(({ kind, detail, entryId, leaf }) => ({ kind, detail, entry_id: entryId ?? null, leaf_index: leaf ?? null })),
        notes: [...report.notes],
      };
    },
  });
