import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Command } from 'commander';
import { Unzip, UnzipInflate } from 'fflate';
import { codesIn } from '#packs/security';
import { ask, type Terminal } from './tenant.ts';

interface Found {
  readonly tenant: string;
  readonly id: string;
  readonly code: string;
  readonly user_id: string;
  readonly resource: string;
  readonly file_format: string;
  readonly row_count: number;
  readonly created_at: string;
}

/** `serai exports …`: where a file that turned up somewhere came from. */
export function exportsVerbs({ client, print }: Terminal): Command {
  const exports = new Command('exports').description('Find out where exported files came from');
  exports
    .command('trace')
    .description('Name the export that a file, or what is left of it, was made by')
    .argument('<file>', 'CSV, Excel or any text')
    .action(async (file: string) => {
      const codes = await codesOf(file);
      if (codes.size === 0) {
        print('There is no mark of an export in this file.');
        return;
      }
      const sorted = [...codes].sort(([, a], [, b]) => b - a).slice(0, 100);
      const { data } = await ask<{ data: Found[] }>(await client(), 'POST', '/tenants/trace-export', {
        codes: sorted.map(([code]) => code),
      });
      for (const [code, cells] of sorted) {
        const found = data.filter((one) => one.code === code);
        if (found.length === 0) print(`${code} in ${cells} cells: no export of this installation`);
        for (const one of found)
          print(
            `${code} in ${cells} cells: export ${one.id} of ${one.tenant}, ${one.row_count} ${one.resource} as ${one.file_format}, asked for by ${one.user_id} at ${one.created_at}`,
          );
      }
    });
  return exports;
}

/** Every code in a file, with how many cells carry it. The file may be larger than memory. */
export async function codesOf(file: string): Promise<Map<string, number>> {
  const start = Buffer.alloc(4);
  const handle = await open(file);
  await handle.read(start, 0, 4, 0);
  await handle.close();
  const codes = new Map<string, number>();
  const count = (text: string) => {
    for (const [code, cells] of codesIn(text)) codes.set(code, (codes.get(code) ?? 0) + cells);
  };
  if (start.toString('latin1', 0, 2) === 'PK') await readZip(file, count);
  else {
    const reader = textReader(start[0] === 0xff && start[1] === 0xfe ? 'utf-16le' : 'utf-8', count);
    for await (const bytes of createReadStream(file)) reader(bytes, false);
    reader(new Uint8Array(0), true);
  }
  return codes;
}

/** An Excel file's parts are XML, whether the text is in its cells or, saved by Excel, in a table of shared strings. */
async function readZip(file: string, count: (text: string) => void): Promise<void> {
  let failure: Error | null = null;
  const unzip = new Unzip((part) => {
    if (!part.name.endsWith('.xml')) return;
    const reader = textReader('utf-8', count);
    part.ondata = (error, bytes, isLast) => {
      failure ??= error;
      reader(bytes, isLast);
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for await (const bytes of createReadStream(file)) {
    unzip.push(bytes);
    if (failure) throw failure;
  }
  unzip.push(new Uint8Array(0), true);
}

const entities = /&#(?:x(200b|200c|200d|2060)|(8203|8204|8205|8288));/gi;
const boundary = /[",;<\n\t](?=[^",;<\n\t]*$)/;

/** Gives whole pieces of text on, cut where no cell is cut. */
function textReader(encoding: string, count: (text: string) => void): (bytes: Uint8Array, isLast: boolean) => void {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  return (bytes, isLast) => {
    const text = rest + decoder.decode(bytes, { stream: !isLast });
    const cut = isLast ? text.length : text.search(boundary);
    rest = cut < 0 ? text : text.slice(cut);
    if (cut > 0)
      count(
        text.slice(0, cut).replace(entities, (_, hex, decimal) => String.fromCharCode(hex ? Number.parseInt(hex, 16) : Number(decimal))),
      );
  };
}
