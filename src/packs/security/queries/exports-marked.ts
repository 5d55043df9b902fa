import type { Tx } from '#kernel/db';

/** An export that a code names. */
export interface Marked {
  id: string;
  code: string;
  user_id: string;
  resource: string;
  file_format: string;
  row_count: number;
  status: string;
  created_at: Date;
}

/** The exports of this business that carry one of these codes. */
export const exportsMarked = (tx: Tx, codes: readonly string[]): Promise<Marked[]> => tx.many<Marked>`
  select id, watermark_text as code, user_id, resource, file_format, row_count, status, created_at
  from export_logs where watermark_text = any(${[...codes]}::text[]) order by created_at desc`;
