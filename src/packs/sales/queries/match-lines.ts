import type { Tx } from '#kernel/db';
import { findSellables, type Sellable, sellablesOf } from '#packs/catalog';
import type { KnownListing } from './known-of.ts';

interface Line {
  readonly external_product_id: string | null;
  readonly external_variant_id: string | null;
  readonly sku: string | null;
}

export const skusOf = (lines: readonly Pick<Line, 'sku'>[]): string[] => lines.flatMap((line) => line.sku ?? []);

/**
 * What each line sells: first by the listing it was ordered from (people may have linked it by hand), else by SKU.
 * null where neither is known. `bySku` is what the SKUs stand for, where the caller has asked already.
 */
export async function matchLines(
  tx: Tx,
  lines: readonly Line[],
  listings: readonly KnownListing[],
  bySku?: ReadonlyMap<string, Sellable>,
): Promise<(Sellable | null)[]> {
  const listingOf = (line: Line) =>
    listings.find(
      (listing) => listing.external_product_id === line.external_product_id && listing.external_variant_id === line.external_variant_id,
    );
  const mapped = lines.flatMap((line) => listingOf(line) ?? []);
  const known = new Map((await sellablesOf(tx, mapped)).map((sellable, index) => [mapped[index], sellable]));
  const found = bySku ?? (await findSellables(tx, skusOf(lines)));
  return lines.map((line) => known.get(listingOf(line)) ?? (line.sku ? (found.get(line.sku) ?? null) : null));
}
