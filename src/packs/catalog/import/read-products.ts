import { parse } from 'csv-parse/sync';
import { Compile } from 'typebox/compile';
import { fail } from '#kernel/errors';
import { isCurrency } from '#kernel/money';
import { productRow } from './product-row.ts';

export const mostRows = 10_000;

/** Columns an import knows; a file names those it has, in any order and case. */
export const columns = [
  'sku',
  'name',
  'description',
  'category',
  'brand',
  'weight_grams',
  'length',
  'width',
  'height',
  'dimension_unit',
  'hsn_code',
  'cost_price',
  'selling_price',
  'mrp',
  'currency',
  'tax_rate',
  'images',
  'attributes',
  'is_active',
] as const;
type ColumnName = (typeof columns)[number];

export interface RowError {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly column: string | null;
  readonly message: string;
}

export interface ReadProducts {
  /** Fields of `products` that the file speaks of. */
  readonly fields: readonly string[];
  readonly rows: readonly { readonly row: number; readonly product: Record<string, unknown> & { sku: string; currency: string } }[];
  readonly errors: readonly RowError[];
  /** Rows in the file, the header not counted. */
  readonly total: number;
}

const check = Compile(productRow);
const sizes = ['length', 'width', 'height', 'dimension_unit'] as const;

/**
 * Reads a CSV file of products (RFC 4180, UTF-8, header line). Rows that are right are returned, the others are named with
 * what is wrong. A file that is not a table at all is refused as a whole.
 */
export function readProducts(text: string, defaultCurrency: string): ReadProducts {
  const [header, ...records] = cells(text);
  if (!header) throw fail('invalid_input', {}, [{ pointer: '', message: 'has no header line' }]);
  const names = header.map((cell) => cell.trim().toLowerCase());
  refuseHeader(names);
  if (records.length > mostRows) throw fail('body_too_large', { rows: records.length, most: mostRows });

  const rows: ReadProducts['rows'][number][] = [];
  const errors: RowError[] = [];
  const seen = new Map<string, number>();
  records.forEach((record, index) => {
    const row = index + 2;
    if (record.length !== names.length) {
      errors.push({ row, column: null, message: `has ${record.length} cells, the header ${names.length}` });
      return;
    }
    const cell = Object.fromEntries(names.map((name, at) => [name, record[at]!.trim()])) as Partial<Record<ColumnName, string>>;
    const wrong: RowError[] = [];
    const product = productOf(cell, (column, message) => wrong.push({ row, column, message }));
    wrong.push(...invalid(product).map((error) => ({ row, ...error })));
    const currency = (product.currency as string | undefined) ?? defaultCurrency;
    if (!wrong.some((error) => error.column === 'currency') && !isCurrency(currency)) {
      wrong.push({ row, column: 'currency', message: 'is not an ISO 4217 code' });
    }
    const sku = String(product.sku ?? '').toLowerCase();
    const earlier = seen.get(sku);
    if (sku && earlier !== undefined) wrong.push({ row, column: 'sku', message: `is in row ${earlier} already` });
    else if (sku) seen.set(sku, row);
    if (wrong.length > 0) errors.push(...wrong);
    else rows.push({ row, product: { ...product, sku: String(product.sku), currency } });
  });
  const named = names.filter((name) => !(sizes as readonly string[]).includes(name));
  return { fields: names.some((name) => name === 'length') ? [...named, 'dimensions'] : named, rows, errors, total: records.length };
}

function cells(text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    throw fail('invalid_input', {}, [{ pointer: '', message: `is not CSV: ${(error as Error).message}` }]);
  }
}

function refuseHeader(names: readonly string[]): void {
  const problems = names.flatMap((name, at) => {
    if (!(columns as readonly string[]).includes(name)) return [`column "${name}" is unknown; known are ${columns.join(', ')}`];
    return names.indexOf(name) < at ? [`column "${name}" is there twice`] : [];
  });
  for (const needed of ['sku', 'name']) if (!names.includes(needed)) problems.push(`column "${needed}" is missing`);
  const given = sizes.filter((name) => names.includes(name));
  if (given.length > 0 && given.length < sizes.length) problems.push(`columns ${sizes.join(', ')} go together`);
  if (problems.length > 0)
    throw fail(
      'invalid_input',
      {},
      problems.map((message) => ({ pointer: '/header', message })),
    );
}

/** Cells to a product. An empty cell of a column that is there means "none"; of one with a default, the default. */
function productOf(
  cell: Partial<Record<ColumnName, string>>,
  wrong: (column: ColumnName, message: string) => void,
): Record<string, unknown> {
  const product: Record<string, unknown> = {};
  for (const name of ['description', 'category', 'brand', 'hsn_code', 'cost_price', 'selling_price', 'mrp', 'tax_rate'] as const) {
    if (cell[name] !== undefined) product[name] = cell[name] || null;
  }
  product.sku = cell.sku;
  product.name = cell.name;
  if (cell.currency) product.currency = cell.currency.toUpperCase();
  if (cell.weight_grams !== undefined) product.weight_grams = cell.weight_grams === '' ? null : Number(cell.weight_grams);
  if (cell.images) product.images = cell.images.split(/\s*\|\s*/).filter(Boolean);
  if (cell.is_active) {
    const said = cell.is_active.toLowerCase();
    if (['true', 'yes', '1'].includes(said)) product.is_active = true;
    else if (['false', 'no', '0'].includes(said)) product.is_active = false;
    else wrong('is_active', 'is neither true nor false');
  }
  if (cell.attributes) {
    const attributes = parseObject(cell.attributes);
    if (attributes) product.attributes = attributes;
    else wrong('attributes', wanted.attributes!);
  }
  if (cell.length !== undefined) {
    const given = sizes.filter((name) => cell[name]);
    if (given.length === 0) product.dimensions = null;
    else if (given.length < sizes.length) wrong('length', `${sizes.join(', ')} go together`);
    else {
      product.dimensions = {
        length: Number(cell.length),
        width: Number(cell.width),
        height: Number(cell.height),
        unit: cell.dimension_unit!.toLowerCase(),
      };
    }
  }
  return product;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong by the schema, one message per column in the file's words. */
function invalid(product: Record<string, unknown>): { column: string; message: string }[] {
  if (check.Check(product)) return [];
  const found = new Map<string, string>();
  for (const { instancePath } of check.Errors(product)) {
    const [, field = '', part] = instancePath.split('/');
    const column = field === 'dimensions' ? (part === 'unit' ? 'dimension_unit' : (part ?? 'length')) : field;
    if (column && !found.has(column)) found.set(column, wanted[column] ?? 'is not valid');
  }
  return [...found].map(([column, message]) => ({ column, message }));
}

const money = 'is not an amount such as 1499.00';
const size = 'is not a size above 0';
const wanted: Record<string, string> = {
  sku: 'is missing or longer than 100 characters',
  name: 'is missing or longer than 500 characters',
  description: 'is longer than 20,000 characters',
  category: 'is longer than 255 characters',
  brand: 'is longer than 255 characters',
  weight_grams: 'is not a whole number of grams',
  length: size,
  width: size,
  height: size,
  dimension_unit: 'is none of mm, cm, in',
  hsn_code: 'is longer than 50 characters',
  cost_price: money,
  selling_price: money,
  mrp: money,
  currency: 'is not an ISO 4217 code',
  tax_rate: 'is not a percentage from 0 to 100',
  images: 'are not addresses separated by |',
  attributes: 'is not a JSON object',
};
