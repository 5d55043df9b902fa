import { stringify } from 'csv-stringify/sync';
import type { FileColumn, Records } from './columns.ts';

/** Without it Excel takes UTF-8 for something else. */
const byteOrderMark = '\ufeff';

/** A CSV file (RFC 4180), a batch of records in memory at a time. Text is quoted, whatever separates columns where it is opened. */
export async function* csvFile(columns: readonly FileColumn[], batches: Records): AsyncGenerator<Buffer> {
  const isText = columns.map(({ kind }) => kind === 'text' || kind === 'word');
  const lines = (rows: (string | null)[][]) =>
    Buffer.from(
      stringify(rows, { record_delimiter: '\r\n', cast: { string: (value, { index }) => ({ value, quoted: isText[index] ?? false }) } }),
    );
  yield Buffer.from(byteOrderMark);
  yield lines([columns.map(({ header }) => header)]);
  for await (const records of batches) yield lines(records.map((record) => columns.map(({ read }) => read(record))));
}
