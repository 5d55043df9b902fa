import type { Context } from '#kernel/context';
import { batchApprover } from '#packs/identity';
import { isListLowered } from '../approve-price.ts';
import type { ReadProducts, RowError } from './read-products.ts';

/** Rows that lower a price of the list, where who imports them may make no exception to it. */
export async function refuseLowered(context: Context, { fields, rows }: ReadProducts): Promise<RowError[]> {
  const changed = ['selling_price', 'currency'].filter((field) => fields.includes(field));
  if (changed.length === 0) return [];
  const held = await context.tx.many<{ sku: string; selling_price: string; currency: string }>`
    select lower(sku) as sku, selling_price, currency from products
    where lower(sku) in (select lower(sku) from unnest(${rows.map(({ product }) => product.sku)}::text[]) as r (sku))
      and deleted_at is null and selling_price is not null`;
  const before = new Map(held.map((product) => [product.sku, product]));
  const approve = await batchApprover(context);
  return rows.flatMap(({ row, product }): RowError[] => {
    const old = before.get(product.sku.toLowerCase());
    const after = old && { ...old, ...Object.fromEntries(changed.map((field) => [field, product[field]])) };
    if (!old || !isListLowered(after!, old)) return [];
    const { objection } = approve({ exception: 'list_price' }, { row, sku: product.sku });
    return objection ? [{ row, column: 'selling_price', message: objection }] : [];
  });
}
