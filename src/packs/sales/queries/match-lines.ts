import type { Tx } from '#kernel/db';
import { findSellables, type Sellable, sellablesOf } from '#packs/catalog';
import type { KnownListing } from './known-of.ts';

interface Line {
  readonly external_product_id: string | null;
  readonly external_variant_id: string | null;
  readonly sku: string | null;
}

/**
 * What each line sells: first by the listing it was ordered from (people may have linked it by hand), else by SKU.
 * null where neither is known.
 */
export async function matchLines(tx: Tx, lines: readonly Line[], listings: readonly KnownListing[]): Promise<(Sellable | null)[]> {
  const listingOf = (line: Line) =>
    listings.find(
      (listing) => listing.external_product_id === line.external_product_id && listing.external_variant_id === line.external_variant_id,
    );
  const mapped = lines.flatMap((line) => listingOf(line) ?? []);
  const known = new Map((await sellablesOf(tx, mapped)).map((sellable, index) => [mapped[index], sellable]));
  const skus = lines.flatMap((line) => (known.get(listingOf(line)) ? [] : (line.sku ?? [])));
  const bySku = await findSellables(tx, skus);
  return lines.map((line) => known.get(listingOf(line)) ?? (line.sku ? (bySku.get(line.sku) ?? null) : null));
}
