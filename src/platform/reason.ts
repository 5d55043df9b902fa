import { Type } from '#kernel/command';

/** Why something is done to a tenant; kept in the audit trail. */
export const Reason = Type.Object(
  { reason: Type.String({ minLength: 3, maxLength: 500, description: 'Why; kept in the audit trail.' }) },
  { additionalProperties: false },
);
