import { command, Type } from '#kernel/command';
import { fail } from '#kernel/errors';
import { requireApproval } from '#packs/identity';
import { leaveExportViolation } from '../exports/violation.ts';
import { exportLogs } from '../resources.ts';

/** POST /v1/export-logs/{id}/approve. Never by who asked for it: four eyes. It lets more rows out than the business's rule does. */
export const approveExport = command({
  on: exportLogs,
  verb: 'approve',
  permission: 'exports.approve',
  summary: 'Let an export out that somebody else asked for.',
  from: ['pending_approval'],
  input: Type.Object(
    { note: Type.Optional(Type.String({ minLength: 3, maxLength: 500, description: 'A remark, kept with it.' })) },
    { additionalProperties: false },
  ),
  async run(context, { note }) {
    const { tx, id, row, actor, now, emit } = context;
    if (row.user_id === actor.id) throw fail('export_not_allowed', { because: 'own_export' });
    await requireApproval(context, { exception: 'require_approval_threshold' });
    await tx.exec`
      update export_logs set status = 'approved', approved_by = ${actor.id}, approved_at = ${now}, decision_note = ${note ?? null} where id = ${id}`;
    emit('export.approved', { id, user_id: row.user_id, resource: row.resource, rows: row.row_count }, { subject: `export-logs/${id}` });
  },
  refused: leaveExportViolation,
});

/** POST /v1/export-logs/{id}/reject */
export const rejectExport = command({
  on: exportLogs,
  verb: 'reject',
  permission: 'exports.approve',
  summary: 'Refuse an export that somebody else asked for.',
  from: ['pending_approval'],
  input: Type.Object(
    { reason: Type.String({ minLength: 3, maxLength: 500, description: 'Why; told to who asked for it.' }) },
    { additionalProperties: false },
  ),
  async run({ tx, id, row, actor, now, emit }, { reason }) {
    if (row.user_id === actor.id) throw fail('export_not_allowed', { because: 'own_export' });
    await tx.exec`
      update export_logs set status = 'rejected', approved_by = ${actor.id}, approved_at = ${now}, decision_note = ${reason} where id = ${id}`;
    emit('export.rejected', { id, user_id: row.user_id }, { subject: `export-logs/${id}` });
  },
  refused: leaveExportViolation,
});

/** POST /v1/export-logs/{id}/cancel. Who may see others' exports may stop them too. */
export const cancelExport = command({
  on: exportLogs,
  verb: 'cancel',
  permission: 'exports.view',
  summary: 'Cancel an export that is not ready yet.',
  from: ['pending_approval', 'approved'],
  input: Type.Object({}, { additionalProperties: false }),
  async run({ tx, id, row, emit }) {
    await tx.exec`update export_logs set status = 'cancelled' where id = ${id}`;
    emit('export.cancelled', { id, user_id: row.user_id }, { subject: `export-logs/${id}` });
  },
});
