import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { formatMoney, parseMoney } from '#kernel/money';
import type { Address } from './couriers/courier.ts';

export interface Label {
  readonly awb_number: string;
  readonly shipment_number: string;
  readonly order_number: string;
  readonly courier_name: string | null;
  readonly delivery: Address;
  readonly pickup: Address | null;
  /** Who sends it, where there is no pick-up address. */
  readonly business_name: string;
  readonly gstin: string | null;
  /** Decimal strings in `currency`; '0.0000' is prepaid. */
  readonly cod_amount: string;
  readonly currency: string;
  readonly weight_grams: number | null;
  readonly items: readonly { readonly name: string; readonly sku: string | null; readonly quantity: number }[];
  readonly made_at: Date;
}

const resolve = createRequire(import.meta.url).resolve;

interface Face {
  readonly name: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
  readonly files: Readonly<Record<Weight, Buffer>>;
}
type Weight = 'regular' | 'bold';

let loaded: readonly Face[] | undefined;

/** Noto Sans in its subsets, with the code points each of them has. Read once. */
function faces(): readonly Face[] {
  if (loaded) return loaded;
  const ranges = JSON.parse(readFileSync(resolve('@fontsource/noto-sans/unicode.json'), 'utf8')) as Record<string, string>;
  const file = (name: string, weight: number) =>
    readFileSync(resolve(`@fontsource/noto-sans/files/noto-sans-${name}-${weight}-normal.woff`));
  loaded = Object.entries(ranges).map(([name, list]) => ({
    name,
    ranges: list.split(',').map((range) => {
      const [from, to = from] = range.trim().replace('U+', '').split('-') as [string, string?];
      return [Number.parseInt(from, 16), Number.parseInt(to!, 16)] as const;
    }),
    files: { regular: file(name, 400), bold: file(name, 700) },
  }));
  // The plain Latin subset first: it has the digits and punctuation that others repeat.
  loaded = loaded.toSorted((a, b) => Number(b.name === 'latin') - Number(a.name === 'latin'));
  return loaded;
}

const has = (face: Face, codePoint: number) => face.ranges.some(([from, to]) => codePoint >= from && codePoint <= to);

interface Run {
  readonly face: Face;
  readonly text: string;
}

/**
 * Splits text into runs of one font each. A character stays in the font of its run while that has it, so that joined
 * scripts are shaped together; what no font here has becomes `?`, because a label must be printed whatever the name.
 */
export function runsOf(text: string): Run[] {
  const runs: { face: Face; text: string }[] = [];
  for (const character of text.normalize('NFC').replace(/[\p{Cc}\p{Cs}]+/gu, ' ')) {
    const codePoint = character.codePointAt(0)!;
    const last = runs.at(-1);
    const face = last && has(last.face, codePoint) ? last.face : faces().find((each) => has(each, codePoint));
    if (last && (!face || last.face === face)) last.text += face ? character : '?';
    else runs.push({ face: face ?? faces()[0]!, text: face ? character : '?' });
  }
  return runs;
}

const inch = 72;
const margin = 12;
const width = 4 * inch;
const inner = width - 2 * margin;

/** The shipping label: one page of four by six inches with the AWB as a Code 128 barcode. Returns the PDF. */
export async function drawLabel(label: Label): Promise<Buffer> {
  // Loaded with the first label: a process that only serves requests does without their megabytes.
  const [{ default: bwipjs }, { default: PDFDocument }] = await Promise.all([import('bwip-js/node'), import('pdfkit')]);
  const barcode = await bwipjs.toBuffer({ bcid: 'code128', text: label.awb_number, scale: 4, height: 14, paddingwidth: 10 });
  const doc = new PDFDocument({
    size: [width, 6 * inch],
    margin,
    info: { Title: `Label ${label.awb_number}`, Author: label.business_name, CreationDate: label.made_at },
  });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));

  // Nothing may begin a second page: what does not fit is left out from the foot upwards.
  const foot = 6 * inch - margin - 14;
  const write = (text: string, { size = 8, weight = 'regular', limit = 200 }: { size?: number; weight?: Weight; limit?: number } = {}) => {
    if (doc.y > foot) return;
    const runs = runsOf(text.length > limit ? `${text.slice(0, limit - 1)}…` : text);
    doc.fontSize(size);
    runs.forEach(({ face, text: part }, index) => {
      const font = `${face.name} ${weight}`;
      doc.registerFont(font, face.files[weight]).font(font);
      doc.text(part, { width: inner, continued: index < runs.length - 1, lineGap: 0 });
    });
  };
  const rule = () => {
    doc
      .moveTo(margin, doc.y + 3)
      .lineTo(width - margin, doc.y + 3)
      .lineWidth(0.7)
      .stroke();
    doc.y += 8;
  };

  write(label.courier_name ?? 'Courier', { size: 13, weight: 'bold', limit: 40 });
  const cod = parseMoney(label.cod_amount) > 0n;
  write(cod ? `COD: collect ${label.currency} ${formatMoney(parseMoney(label.cod_amount), label.currency)}` : 'PREPAID: collect nothing', {
    size: 13,
    weight: 'bold',
  });
  rule();
  doc.image(barcode, margin, doc.y, { fit: [inner, 70], align: 'center' });
  doc.y += 72;
  write(`AWB ${label.awb_number}`, { size: 11, weight: 'bold' });
  rule();
  write('Deliver to', { size: 7 });
  write(label.delivery.name ?? '', { size: 12, weight: 'bold', limit: 60 });
  for (const line of linesOf(label.delivery)) write(line, { size: 10, limit: 90 });
  rule();
  write(`Order ${label.order_number}   Shipment ${label.shipment_number}${label.weight_grams ? `   ${label.weight_grams / 1000} kg` : ''}`);
  for (const item of label.items.slice(0, 6)) write(`${item.quantity} × ${item.name}${item.sku ? ` (${item.sku})` : ''}`, { limit: 70 });
  if (label.items.length > 6) write(`and ${label.items.length - 6} more`);
  rule();
  write(
    `If undelivered, return to: ${[label.pickup?.name ?? label.business_name, ...(label.pickup ? linesOf(label.pickup) : [])].join(', ')}`,
    {
      size: 7,
      limit: 200,
    },
  );
  if (label.gstin) write(`GSTIN ${label.gstin}`, { size: 7 });
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

const linesOf = (address: Address): string[] =>
  [
    address.line1,
    address.line2,
    [address.city, address.state].filter(Boolean).join(', '),
    [address.postal_code, address.country].filter(Boolean).join(' '),
    address.phone ? `Phone ${address.phone}` : null,
  ].filter((line): line is string => Boolean(line?.trim()));
