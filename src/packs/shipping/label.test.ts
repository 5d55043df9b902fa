import { createCanvas } from '@napi-rs/canvas';
import { scanImageData } from '@undecaf/zbar-wasm';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { drawLabel, type Label, runsOf } from './label.ts';

const label: Label = {
  awb_number: '141123221084922',
  shipment_number: 'SHP-100001',
  order_number: 'SO-1001',
  courier_name: 'Xpressbees Surface',
  delivery: {
    name: 'Asha Rao',
    phone: '9800000001',
    line1: '12 Lake Road',
    city: 'Pune',
    state: 'Maharashtra',
    postal_code: '411001',
    country: 'IN',
  },
  pickup: { name: 'Acme Store', line1: 'Unit 4', city: 'Mumbai', postal_code: '400001' },
  business_name: 'Acme',
  gstin: '27AAAAA0000A1Z5',
  cod_amount: '1499.5000',
  currency: 'INR',
  weight_grams: 750,
  items: [{ name: 'Steel bottle', sku: 'BTL-1', quantity: 2 }],
  made_at: new Date('2026-01-01T00:00:00Z'),
};

/** What a printer and a scanner at the hub would see: the page as pixels, its barcodes and its text. */
async function look(pdf: Buffer) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const viewport = page.getViewport({ scale: 203 / 72 });
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
  const context = canvas.getContext('2d');
  // biome-ignore lint/suspicious/noExplicitAny: pdf.js wants the browser's canvas type; this one does the same
  await page.render({ canvasContext: context as any, canvas: canvas as any, viewport }).promise;
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  // biome-ignore lint/suspicious/noExplicitAny: the same for the scanner
  const found = await scanImageData(pixels as any);
  const content = await page.getTextContent();
  const text = content.items.map((item) => ('str' in item ? item.str : '')).join('');
  return { pages: document.numPages, codes: found.map((each) => `${each.typeName} ${each.decode()}`), text };
}

describe('the label', () => {
  test('its barcode scans at the 203 dpi of a thermal printer, and says what people need', async () => {
    const seen = await look(await drawLabel(label));
    expect(seen.pages).toBe(1);
    expect(seen.codes).toEqual(['ZBAR_CODE128 141123221084922']);
    for (const said of ['COD: collect INR 1499.50', 'Asha Rao', '411001', 'SO-1001', '2 × Steel bottle', 'GSTIN'])
      expect(seen.text).toContain(said);
  });

  test('prepaid says so', async () => {
    expect((await look(await drawLabel({ ...label, cod_amount: '0.0000' }))).text).toContain('PREPAID');
  });

  test('any script is printed: Devanagari in its own letters, what no font has as question marks', async () => {
    const delivery = {
      ...label.delivery,
      name: 'आशा राव 🙂',
      line1: 'Łódź – Ελλάδα – Москва',
      line2: '東京都 \u0000\ud800',
      city: 'சென்னை',
    };
    const seen = await look(await drawLabel({ ...label, delivery, currency: 'JPY' }));
    expect(seen.codes).toEqual(['ZBAR_CODE128 141123221084922']);
    expect(runsOf('आशा राव').map((run) => run.face.name)).toEqual(['devanagari', 'latin', 'devanagari']);
    expect(seen.text).toContain('Москва');
    expect(seen.text).toContain('???');
  });

  test('very long names and a hundred items stay on one page', async () => {
    const long = 'A very long name that never ends '.repeat(40);
    const items = Array.from({ length: 100 }, () => ({ name: long, sku: long, quantity: 1 }));
    const delivery = { name: long, line1: long, line2: long, city: long, state: long, postal_code: long, phone: long };
    const seen = await look(await drawLabel({ ...label, items, delivery, pickup: delivery }));
    expect(seen.codes).toEqual(['ZBAR_CODE128 141123221084922']);
    expect(seen.pages).toBe(1);
  });
});
