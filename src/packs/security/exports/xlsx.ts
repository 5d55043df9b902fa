import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';
import { type AsyncFlateStreamHandler, Zip, type ZipInputFile } from 'fflate';
import { fail } from '#kernel/errors';
import type { CellKind, FileColumn, Records } from './columns.ts';

/** Rows of one sheet; what is more goes on to the next one. */
const mostRows = 1_048_576;
/** Bytes that the zip format counts without its extension, less a batch. */
const mostBytes = 0xff00_0000;

/**
 * An Excel file: parts of XML in a zip, written one behind the other, a batch of records in memory at a time. Text stands in the cells
 * themselves, not in a table of shared strings, which could only be written when all is known.
 */
export async function* xlsxFile(columns: readonly FileColumn[], batches: Records): AsyncGenerator<Uint8Array> {
  const waiting: Uint8Array[] = [];
  let size = 0;
  let failure: Error | null = null;
  const zip = new Zip((error, bytes) => {
    failure ??= error;
    size += bytes.length;
    waiting.push(bytes);
  });
  // What is thrown inside an event ends the process; it is kept and thrown here.
  const written = () => {
    if (failure) throw failure;
    if (size > mostBytes) throw fail('export_limit_reached', { limit: 'bytes', most: mostBytes });
    return waiting.splice(0);
  };
  const add = (name: string) => {
    const part = new Part(name);
    zip.add(part);
    return part;
  };
  const refs = columns.map((_, index) => letters(index));
  const header = (row: number) =>
    `<row r="${row}">${columns.map(({ header }, index) => cell('word', `${refs[index]}${row}`, header, 3)).join('')}</row>`;

  let sheets = 0;
  let row = 0;
  let sheet: Part | undefined;
  const open = async () => {
    sheets += 1;
    row = 1;
    sheet = add(`xl/worksheets/sheet${sheets}.xml`);
    await sheet.write(
      `${declaration}<worksheet ${namespace}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${header(row)}`,
    );
    return sheet;
  };
  const close = async () => {
    await sheet!.write('</sheetData></worksheet>');
    await sheet!.end();
  };

  await open();
  for await (const records of batches) {
    let text = '';
    for (const record of records) {
      if (row === mostRows || sheet!.size > mostBytes) {
        await sheet!.write(text);
        text = '';
        await close();
        await open();
      }
      row += 1;
      text += `<row r="${row}">`;
      columns.forEach(({ kind, read }, index) => {
        const value = read(record);
        if (value !== null && value !== '') text += cell(kind, `${refs[index]}${row}`, value);
      });
      text += '</row>';
    }
    await sheet!.write(text);
    yield* written();
  }
  await close();
  for (const [name, text] of Object.entries(frame(sheets))) {
    const part = add(name);
    await part.write(text);
    await part.end();
  }
  zip.end();
  yield* written();
}

/** A part of the zip, compressed by zlib off the main thread as it grows. */
class Part implements ZipInputFile {
  readonly filename: string;
  readonly compression = 8;
  size = 0;
  crc = 0;
  ondata?: AsyncFlateStreamHandler;
  readonly #deflate = createDeflateRaw({ level: 1 });

  constructor(filename: string) {
    this.filename = filename;
    this.#deflate.on('data', (bytes: Buffer<ArrayBuffer>) => this.ondata!(null, bytes, false));
  }

  async write(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    this.size += bytes.length;
    this.crc = crc32(bytes, this.crc);
    if (!this.#deflate.write(bytes)) await once(this.#deflate, 'drain');
  }

  async end(): Promise<void> {
    this.#deflate.end();
    await once(this.#deflate, 'end');
    this.ondata!(null, new Uint8Array(0), true);
  }
}

/** 0 → A, 26 → AA. */
const letters = (index: number): string => (index < 26 ? '' : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const day = 86_400_000;
/** Days since the last day of 1899, as spreadsheets count them; times in UTC. */
const serial = (text: string) => Date.parse(text) / day + 25_569;
/** Spreadsheets keep fifteen digits; a longer number stays whole as a text. */
const isExact = (text: string) => text.replace(/[^0-9]/g, '').length <= 15;

/** `style`: 0 plain, 1 a date, 2 a time, 3 bold. */
function cell(kind: CellKind, at: string, value: string, style = 0): string {
  const styled = style ? ` s="${style}"` : '';
  switch (kind) {
    case 'boolean':
      return `<c r="${at}" t="b"><v>${value === 'true' ? 1 : 0}</v></c>`;
    case 'number':
      if (isExact(value)) return `<c r="${at}"><v>${value}</v></c>`;
      break;
    case 'date':
    case 'time':
      if (Date.parse(value) >= 0) return `<c r="${at}" s="${kind === 'date' ? 1 : 2}"><v>${serial(value)}</v></c>`;
  }
  return `<c r="${at}" t="inlineStr"${styled}><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const packageNamespace = 'http://schemas.openxmlformats.org/package/2006';
const officeNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts around the sheets. */
function frame(sheets: number): Record<string, string> {
  const each = <T>(write: (n: number) => T) => Array.from({ length: sheets }, (_, index) => write(index + 1));
  const type = (part: string, name: string) =>
    `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml"/>`;
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${officeNamespace}/${kind}" Target="${target}"/>`;
  const relations = (inside: string) => `${declaration}<Relationships xmlns="${packageNamespace}/relationships">${inside}</Relationships>`;
  return {
    'xl/workbook.xml': `${declaration}<workbook ${namespace} xmlns:r="${officeNamespace}"><sheets>${each((n) => `<sheet name="Export${n > 1 ? ` ${n}` : ''}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      each((n) => relation(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`)).join('') + relation('rIdStyles', 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': `${declaration}<styleSheet ${namespace}><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    '[Content_Types].xml': `${declaration}<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('xl/workbook.xml', 'sheet.main')}${each((n) => type(`xl/worksheets/sheet${n}.xml`, 'worksheet')).join('')}${type('xl/styles.xml', 'styles')}</Types>`,
  };
}
