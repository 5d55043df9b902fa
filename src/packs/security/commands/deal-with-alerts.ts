import { command, Type } from '#kernel/command';
import { securityAlerts } from '../resources.ts';

/** POST /v1/security-alerts/{id}/acknowledge */
export const acknowledgeAlert = command({
  on: securityAlerts,
  verb: 'acknowledge',
  permission: 'security.manage',
  from: ['open'],
  summary: 'Say that you look into an alert.',
  input: Type.Object({}, { additionalProperties: false }),
  async run({ tx, id, actor, now }) {
    await tx.exec`
      update security_alerts set status = 'acknowledged', acknowledged_at = ${now}, acknowledged_by = ${actor.id}, updated_at = ${now} where id = ${id}`;
  },
});

/** POST /v1/security-alerts/{id}/resolve. If it happens again, that is a new alert. */
export const resolveAlert = command({
  on: securityAlerts,
  verb: 'resolve',
  permission: 'security.manage',
  from: ['open', 'acknowledged'],
  summary: 'Close an alert, and say what it was.',
  input: Type.Object({
    resolution: Type.String({ minLength: 3, maxLength: 2000, description: 'What it was, and what was done.' }),
  }),
  async run({ tx, id, actor, now, emit }, { resolution }) {
    await tx.exec`
      update security_alerts set status = 'resolved', resolved_at = ${now}, resolved_by = ${actor.id}, resolution = ${resolution}, updated_at = ${now}
      where id = ${id}`;
    emit('security.alert_resolved', { alert_id: id }, { subject: `security-alerts/${id}` });
  },
});
