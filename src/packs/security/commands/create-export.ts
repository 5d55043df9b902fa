import { localDate, startOfDay } from '#kernel/clock';
import { type Context, command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { hold } from '#kernel/quota';
import { rowsOf } from '#kernel/resource/rows';
import { exportable, permitted } from '../exports/permitted.ts';
import { leaveExportViolation } from '../exports/violation.ts';
import { readExportLimits } from '../queries/export-limits.ts';
import type { ExportLimits } from '../rules/export-limits.ts';
import { codeOf } from '../rules/watermark.ts';

const input = Type.Object(
  {
    resource: Type.String({ minLength: 1, maxLength: 100, description: 'Which records, by path word, such as orders.' }),
    format: Type.Enum(['csv', 'xlsx'], { description: 'csv or xlsx (Excel).' }),
    fields: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 100, description: 'A field of the record.' }), {
        minItems: 1,
        maxItems: 200,
        uniqueItems: true,
        description: 'Columns, in order; default: every field.',
      }),
    ),
    filters: Type.Optional(
      Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 1000 }), {
        description: 'Which ones, as the list takes them: {"status": "pending", "created_at[gte]": "2026-01-01", "q": "mug"}.',
      }),
    ),
    sort: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: "As the list takes it; default: the list's own." })),
    reason: Type.Optional(Type.String({ minLength: 3, maxLength: 500, description: 'What it is for; whoever approves it reads this.' })),
  },
  { additionalProperties: false },
);

const output = Type.Object({
  id: Type.String({ format: 'uuid', description: 'The export; GET /v1/export-logs/{id} tells when it is ready.' }),
  status: Type.Enum(['approved', 'pending_approval'], {
    description: 'approved: it is being made; pending_approval: somebody else must let it out.',
  }),
  row_count: Type.Integer({ description: 'Rows counted now.' }),
  masked_columns: Type.Array(Type.String({ description: 'A field.' }), { description: 'Fields that will be masked, as they are for you.' }),
});

/** POST /v1/exports. Asks for a file; it is made after the answer, with the masks and permissions of whoever asks. */
export const createExport = command({
  on: 'exports',
  target: 'collection',
  permission: 'exports.view',
  feature: 'export_data',
  summary: 'Export records into a CSV or Excel file.',
  input,
  output,
  status: 202,
  async run(context, { resource: word, format, fields, filters = {}, sort, reason }) {
    const { tx, actor, now, newId, random, request, emit, audit } = context;
    const found = exportable(context, word);
    const limits = await readExportLimits(context);
    const type = permitted(actor, limits, found, format);
    const rows = rowsOf(found.resource, actor, { fields, filters, sort });
    await ensureQuota(context, limits);
    const { text, values } = rows.count(limits.rows);
    const [{ n }] = (await tx.text<{ n: number }>(text, values)) as [{ n: number }];
    if (n > limits.rows) throw fail('export_limit_reached', { limit: 'rows', most: limits.rows });
    const approval = limits.approvalAbove !== null && n > limits.approvalAbove;
    const status = approval ? ('pending_approval' as const) : ('approved' as const);
    const id = newId();
    const masked = rows.columns.filter(({ disguise }) => disguise).map(({ name }) => name);
    await tx.exec`
      insert into export_logs (id, user_id, export_type, resource, file_format, row_count, filters_applied, columns_exported, masked_columns,
        watermark_text, ip_address, user_agent, status, approval_required, reason, key_permissions, created_at)
      values (${id}, ${actor.id}, ${type}, ${word}, ${format}, ${n}, ${{ ...filters, ...(sort ? { sort } : {}) }}::jsonb,
        ${rows.columns.map(({ name }) => name)}::text[], ${masked}::text[], ${limits.watermark ? codeOf(random(5)) : null}, ${request.ip}::inet,
        ${request.userAgent}, ${status}, ${approval}, ${reason ?? null}, ${actor.kind === 'api_key' ? [...actor.permissions] : null}::text[], ${now})`;
    if (approval) context.approval(null);
    emit(
      approval ? 'export.requested' : 'export.approved',
      { id, user_id: actor.id, resource: word, rows: n },
      { subject: `export-logs/${id}` },
    );
    audit({
      action: 'exports.request',
      category: 'sensitive_read',
      resource: 'export_logs',
      resourceId: id,
      metadata: { resource: word, format, rows: n, filters, masked },
    });
    return { id, status, row_count: n, masked_columns: masked };
  },
  refused: leaveExportViolation,
});

/** Counts what this person asked for in the last hour and today; one at a time, so that racing requests cannot pass the limit. */
async function ensureQuota(context: Context, { perHour, perDay }: ExportLimits): Promise<void> {
  const { tx, actor, now, tenant } = context;
  await hold(context, `exports of ${actor.id}`);
  const hourAgo = new Date(now.getTime() - 3_600_000);
  const { timezone } = tenant.settings;
  const today = startOfDay(localDate(now, timezone), timezone);
  const asked = await tx.one<{ hour: number; day: number }>`
    select count(*) filter (where created_at > ${hourAgo})::int as hour,
      count(*) filter (where created_at >= ${today} and status not in ('rejected', 'cancelled', 'failed'))::int as day
    from export_logs where user_id = ${actor.id} and created_at >= least(${hourAgo}::timestamptz, ${today}::timestamptz)`;
  if (asked.hour >= perHour) throw fail('export_limit_reached', { limit: 'hour', most: perHour });
  if (asked.day >= perDay) throw fail('export_limit_reached', { limit: 'day', most: perDay });
}
