import type { Tx } from '#kernel/db';

export interface ProductSummary {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly hsn_code: string | null;
  readonly weight_grams: number | null;
  readonly tax_rate: string | null;
  readonly is_active: boolean;
  readonly deleted_at: Date | null;
}

/** Products by id, deleted ones included: old orders still name them. Unknown ids are missing from the map. */
export async function productsByIds(tx: Tx, ids: readonly string[]): Promise<Map<string, ProductSummary>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.many<ProductSummary>`
    select id, sku, name, hsn_code, weight_grams, tax_rate, is_active, deleted_at from products where id = any(${[...new Set(ids)]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
