import { command, Type } from '#kernel/command';
import { exportsMarked } from '../queries/exports-marked.ts';
import { exportLogs } from '../resources.ts';
import { codesIn } from '../rules/watermark.ts';

/** POST /v1/export-logs/trace. A piece of a leaked file is enough: one marked cell names its export. */
export const traceExport = command({
  on: exportLogs,
  target: 'collection',
  verb: 'trace',
  permission: 'exports.view.all',
  summary: 'Name the exports that a piece of a file comes from.',
  input: Type.Object(
    {
      text: Type.String({
        minLength: 1,
        maxLength: 500_000,
        description: 'Cells copied from the file, with the invisible characters in them; or a code as `serai exports trace` prints it.',
      }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    data: Type.Array(
      Type.Object({
        id: Type.String({ format: 'uuid', description: 'The export.' }),
        code: Type.String({ description: 'Its code.' }),
        cells: Type.Integer({ description: 'How often the code was found in the text.' }),
        user_id: Type.String({ format: 'uuid', description: 'Who asked for it.' }),
        resource: Type.String({ description: 'Which records.' }),
        file_format: Type.String({ description: 'csv or xlsx.' }),
        row_count: Type.Integer({ description: 'Rows in the file.' }),
        status: Type.String({ description: 'Its state.' }),
        created_at: Type.String({ format: 'date-time', description: 'When it was asked for.' }),
      }),
      { description: 'Exports of this business, the most frequent first.' },
    ),
  }),
  async run({ tx }, { text }) {
    const found = codesIn(text);
    const plain = text.trim().toUpperCase();
    if (/^[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(plain)) found.set(plain, 1);
    const marked = await exportsMarked(tx, [...found.keys()]);
    return { data: marked.map((one) => ({ ...one, cells: found.get(one.code)! })).sort((a, b) => b.cells - a.cells) };
  },
});
