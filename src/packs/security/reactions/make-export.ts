import type { Context } from '#kernel/context';
import { cursor } from '#kernel/db';
import { fail, Problem } from '#kernel/errors';
import { type Event, reaction } from '#kernel/events';
import { type Rows, rowsOf } from '#kernel/resource/rows';
import type { World } from '#kernel/world';
import { actorOnBehalf } from '#packs/identity';
import { underSettings } from '../actor.ts';
import { type Approved, approvalOf } from '../exports/approval.ts';
import { type FileColumn, fileColumns } from '../exports/columns.ts';
import { csvFile } from '../exports/csv.ts';
import { exportable, permitted } from '../exports/permitted.ts';
import { leaveExportViolation } from '../exports/violation.ts';
import { xlsxFile } from '../exports/xlsx.ts';
import { readExportLimits } from '../queries/export-limits.ts';
import type { FileFormat } from '../rules/export-type.ts';
import { markOf } from '../rules/watermark.ts';

/** Where an export's file is kept. */
export const fileOf = (id: string, format: string): string => `exports/${id}.${format}`;

interface Asked {
  user_id: string;
  resource: string;
  file_format: FileFormat;
  filters_applied: Record<string, string>;
  columns_exported: string[];
  watermark_text: string | null;
  approval_required: boolean;
  key_permissions: string[] | null;
}

interface Plan {
  readonly format: FileFormat;
  readonly columns: readonly FileColumn[];
  readonly rows: Rows;
  readonly most: number;
  readonly linkHours: number;
}

const longest = 240_000;

/** Makes the file that was asked for and let out: as its asker sees the records now, whatever they could see when they asked. */
export const makeExport = reaction({
  name: 'security.make-export',
  on: 'export.approved',
  attempts: 4,
  backoff: 10,
  async perform(world: World, { data: { id } }: Event<{ id: string }>) {
    try {
      const plan = await world.transaction((context) => planOf(context, id));
      if (!plan) return;
      const file = fileOf(id, plan.format);
      let count = 0;
      const size = await world.transaction(
        ({ tx }) => {
          count = 0;
          const records = async function* () {
            for await (const batch of cursor(tx, plan.rows.statement)) {
              count += batch.length;
              if (count > plan.most) throw fail('export_limit_reached', { limit: 'rows', most: plan.most });
              yield batch.map((text) => JSON.parse(text) as Record<string, unknown>);
            }
          };
          const write = plan.format === 'csv' ? csvFile : xlsxFile;
          return world.files.write(file, write(plan.columns, records()));
        },
        { statementTimeout: longest },
      );
      const isKept = await world.transaction((context) => finish(context, id, { ...plan, count, size }));
      if (!isKept) await world.files.delete(file);
    } catch (error) {
      // What is refused stays refused; anything else is tried again, and given up by the schedule in the end.
      if (!(error instanceof Problem)) throw error;
      await world.transaction((context) => giveUp(context, id, error));
    }
  },
});

/** Whether its asker may still have it, and what they would see; undefined when there is nothing to make (any more). */
async function planOf(context: Context, id: string): Promise<Plan | undefined> {
  const { tx, tenant, now } = context;
  const asked = await tx.maybe<Asked>`
    select user_id, resource, file_format, filters_applied, columns_exported, watermark_text, approval_required, key_permissions
    from export_logs where id = ${id} and status = 'approved'`;
  if (!asked) return undefined;
  const person = await actorOnBehalf(tx, { userId: asked.user_id, permissions: asked.key_permissions }, tenant, now);
  if (!person) throw fail('export_not_allowed', { because: 'asker_left' });
  const actor = await underSettings(tx, person);
  const found = exportable(context, asked.resource);
  const limits = await readExportLimits({ tx, actor, tenant });
  permitted(actor, limits, found, asked.file_format);
  const { sort, ...filters } = asked.filters_applied;
  const rows = rowsOf(found.resource, actor, { fields: asked.columns_exported, filters, sort });
  const masked = rows.columns.filter(({ disguise }) => disguise).map(({ name }) => name);
  await tx.exec`update export_logs set masked_columns = ${masked}::text[] where id = ${id}`;
  return {
    format: asked.file_format,
    columns: fileColumns(found.resource, rows.columns, asked.watermark_text ? markOf(asked.watermark_text) : ''),
    rows,
    // More than was counted may have come in the meantime, but not past what needs a second pair of eyes.
    most: asked.approval_required ? limits.rows : Math.min(limits.rows, limits.approvalAbove ?? limits.rows),
    linkHours: limits.linkHours,
  };
}

/** Ready; unless it was cancelled meanwhile, or another attempt was first (then its file is this one too). */
async function finish(
  { tx, now, emit, audit }: Context,
  id: string,
  { count, size, linkHours }: Plan & { count: number; size: number },
): Promise<boolean> {
  const expires = new Date(now.getTime() + linkHours * 3_600_000);
  const done = await tx.maybe<{ user_id: string } & Approved>`
    update export_logs set status = 'completed', row_count = ${count}, file_size_bytes = ${size}, completed_at = ${now},
      download_url = ${`/v1/export-logs/${id}/file`}, download_expires_at = ${expires}
    where id = ${id} and status = 'approved' returning user_id, approval_required, approved_by, approved_at`;
  if (!done) return (await tx.maybe`select from export_logs where id = ${id} and status in ('completed', 'downloaded')`) !== undefined;
  emit('export.completed', { id, user_id: done.user_id, rows: count }, { subject: `export-logs/${id}` });
  audit({
    action: 'exports.make',
    category: 'sensitive_read',
    resource: 'export_logs',
    resourceId: id,
    metadata: { rows: count, bytes: size },
    approval: approvalOf(done),
  });
  return true;
}

async function giveUp(context: Context, id: string, problem: Problem): Promise<void> {
  const { tx, emit, actor } = context;
  const failed = await tx.maybe<{ user_id: string }>`
    update export_logs set status = 'failed', error = ${problem.message} where id = ${id} and status = 'approved' returning user_id`;
  if (!failed) return;
  await leaveExportViolation({ ...context, actor: { ...actor, id: failed.user_id } }, problem);
  emit('export.failed', { id, user_id: failed.user_id, code: problem.code }, { subject: `export-logs/${id}` });
}
