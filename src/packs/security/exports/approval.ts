import type { AuditNote } from '#kernel/context';

/** What an export's row says of its approval. */
export interface Approved {
  readonly approval_required: boolean;
  readonly approved_by: string | null;
  readonly approved_at: Date | null;
}

/** The same as the trail tells it: who let it out, not who asked for it. */
export const approvalOf = ({ approval_required, approved_by, approved_at }: Approved): AuditNote['approval'] =>
  approval_required ? { required: true, by: approved_by, at: approved_at } : { required: false };
