import type { Tx } from './types.ts';

const fetchSize = 500;

/**
 * The rows of a statement whose result may be larger than memory, in batches, from a cursor of this transaction: one moment's view,
 * and nothing is read that was not asked for. The statement gives one text column named `j`; one cursor at a time.
 */
export async function* cursor(tx: Tx, { text, values }: { text: string; values: readonly unknown[] }): AsyncGenerator<string[]> {
  // All of it will be read, so the plan is for all of it, and for these values.
  await tx.text('set local cursor_tuple_fraction = 1', []);
  await tx.text('set local plan_cache_mode = auto', []);
  await tx.text(`declare all_rows no scroll cursor for ${text}`, values);
  try {
    for (;;) {
      const rows = await tx.text<{ j: string }>(`fetch ${fetchSize} from all_rows`, []);
      if (rows.length > 0) yield rows.map(({ j }) => j);
      if (rows.length < fetchSize) return;
    }
  } finally {
    await tx.text('close all_rows', []).catch(() => {}); // a failed transaction has closed it
  }
}
