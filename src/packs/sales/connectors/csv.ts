import { parse } from 'csv-parse/sync';
import { fail } from '#kernel/errors';
import { isCurrency, isMoney } from '#kernel/money';
import type { Connector } from './connector.ts';

/** Orders that come as files (`POST /v1/orders/import`). */
export const csv: Connector = { code: 'csv' };

export const mostRows = 5_000;
export const columns = [
  'order_number',
  'order_date',
  'customer_name',
  'customer_email',
  'customer_phone',
  'line1',
  'line2',
  'city',
  'state',
  'postal_code',
  'country',
  'sku',
  'name',
  'quantity',
  'unit_price',
  'discount_amount',
  'tax_amount',
  'shipping_amount',
  'currency',
  'payment_method',
  'is_paid',
  'notes',
] as const;
type ColumnName = (typeof columns)[number];
type Cells = Partial<Record<ColumnName, string>>;

export interface RowError {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly column: string | null;
  readonly message: string;
}

/** The rows of one order; its own fields are those of its first row. */
export interface FileOrder {
  readonly row: number;
  readonly cells: Cells;
  readonly lines: readonly { readonly row: number; readonly cells: Cells }[];
}

const methods = new Set(['cod', 'prepaid', 'card', 'upi', 'wallet', 'netbanking']);
const amounts = ['unit_price', 'discount_amount', 'tax_amount', 'shipping_amount'] as const;
const required = ['order_number', 'sku', 'quantity', 'unit_price'] as const;

/**
 * Reads a CSV file of orders (RFC 4180, UTF-8, header line): one row per line, rows with the same order_number are one order.
 * An order with a wrong row is left out whole and each wrong cell is named. Throws `invalid_input` for what is no such table.
 */
export function readOrders(text: string): { orders: FileOrder[]; errors: RowError[]; total: number } {
  const table = tableOf(text);
  const [head = [], ...body] = table;
  const names = head.map((name) => name.trim().toLowerCase());
  const problems = [
    ...names.filter((name) => !(columns as readonly string[]).includes(name)).map((name) => `column "${name}" is unknown`),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `column "${name}" is there twice`),
    ...required.filter((name) => !names.includes(name)).map((name) => `column "${name}" is missing`),
  ];
  if (problems.length > 0)
    throw fail(
      'invalid_input',
      {},
      problems.map((message) => ({ pointer: '/body', message })),
    );
  if (body.length > mostRows) throw fail('body_too_large', { rows: body.length, most: mostRows });

  const errors: RowError[] = [];
  const byNumber = new Map<string, { row: number; cells: Cells }[]>();
  for (const [index, values] of body.entries()) {
    const row = index + 2;
    const cells: Cells = Object.fromEntries(names.map((name, at) => [name, values[at]?.trim()]).filter(([, value]) => value));
    errors.push(...wrongCells(cells).map(([column, message]) => ({ row, column, message })));
    const number = cells.order_number ?? '';
    byNumber.set(number, [...(byNumber.get(number) ?? []), { row, cells }]);
  }
  const wrong = new Set(errors.map((error) => error.row));
  const orders = [...byNumber.values()]
    .filter((rows) => rows.every(({ row }) => !wrong.has(row)))
    .map((rows) => ({ row: rows[0]!.row, cells: rows[0]!.cells, lines: rows }));
  return { orders, errors, total: body.length };
}

function tableOf(text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true }) as string[][];
  } catch (error) {
    throw fail('invalid_input', {}, [{ pointer: '/body', message: `is not CSV: ${(error as Error).message.slice(0, 200)}` }]);
  }
}

function wrongCells(cells: Cells): [string, string][] {
  const wrong: [string, string][] = required.filter((name) => !cells[name]).map((name) => [name, 'is missing']);
  if (cells.quantity && !/^[1-9]\d{0,6}$/.test(cells.quantity)) wrong.push(['quantity', 'must be a whole number of at least 1']);
  for (const name of amounts) {
    const cell = cells[name];
    if (cell && (!isMoney(cell) || cell.startsWith('-'))) wrong.push([name, 'is not an amount']);
  }
  if (cells.currency && !isCurrency(cells.currency.toUpperCase())) wrong.push(['currency', 'is not an ISO 4217 code']);
  if (cells.payment_method && !methods.has(cells.payment_method.toLowerCase()))
    wrong.push(['payment_method', `must be one of ${[...methods].join(', ')}`]);
  if (cells.is_paid && !/^(yes|no|true|false|1|0)$/i.test(cells.is_paid)) wrong.push(['is_paid', 'must be yes or no']);
  if (cells.order_date && Number.isNaN(Date.parse(cells.order_date))) wrong.push(['order_date', 'is not a date']);
  if (cells.customer_email && !/^[^@\s]+@[^@\s]+$/.test(cells.customer_email)) wrong.push(['customer_email', 'is not an e-mail address']);
  return wrong;
}
