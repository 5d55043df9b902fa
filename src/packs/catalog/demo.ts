import { json } from '#kernel/db';
import { newId } from '#kernel/ids';
import type { World } from '#kernel/world';
import { expect, receive } from './stock/change.ts';

interface Thing {
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly hsn_code: string;
  readonly tax_rate: string;
  readonly weight_grams: number;
  readonly cost_price: string;
  readonly selling_price: string;
  readonly mrp: string;
  /** Variants by the end of their SKU, and what sets each apart. */
  readonly variants?: Readonly<Record<string, { name: string; attributes: Record<string, string> }>>;
}

const sizes = Object.fromEntries(['S', 'M', 'L'].map((size) => [size, { name: size, attributes: { size } }]));

const things: readonly Thing[] = [
  {
    sku: 'KURTA-INDIGO',
    name: 'Indigo block-print kurta',
    category: 'Clothing',
    hsn_code: '6206',
    tax_rate: '5',
    weight_grams: 320,
    cost_price: '410',
    selling_price: '899',
    mrp: '1199',
    variants: sizes,
  },
  {
    sku: 'TEE-OCHRE',
    name: 'Ochre cotton T-shirt',
    category: 'Clothing',
    hsn_code: '6109',
    tax_rate: '5',
    weight_grams: 190,
    cost_price: '185',
    selling_price: '499',
    mrp: '699',
    variants: sizes,
  },
  {
    sku: 'BOTTLE-750',
    name: 'Steel bottle, 750 ml',
    category: 'Kitchen',
    hsn_code: '7323',
    tax_rate: '12',
    weight_grams: 340,
    cost_price: '265',
    selling_price: '649',
    mrp: '799',
  },
  {
    sku: 'MUG-TERRA',
    name: 'Terracotta mug',
    category: 'Kitchen',
    hsn_code: '6912',
    tax_rate: '12',
    weight_grams: 410,
    cost_price: '120',
    selling_price: '349',
    mrp: '399',
  },
  {
    sku: 'TEA-ASSAM-250',
    name: 'Assam tea, 250 g',
    category: 'Food',
    hsn_code: '0902',
    tax_rate: '5',
    weight_grams: 270,
    cost_price: '110',
    selling_price: '260',
    mrp: '275',
  },
  {
    sku: 'LAMP-BRASS',
    name: 'Brass table lamp',
    category: 'Home',
    hsn_code: '9405',
    tax_rate: '18',
    weight_grams: 1450,
    cost_price: '1150',
    selling_price: '2499',
    mrp: '2999',
  },
  {
    sku: 'DIARY-A5',
    name: 'Handmade paper diary, A5',
    category: 'Stationery',
    hsn_code: '4820',
    tax_rate: '12',
    weight_grams: 380,
    cost_price: '95',
    selling_price: '299',
    mrp: '349',
  },
];

/** A small shop's shelves: some full, one low, one waiting for its supplier. */
export async function demo(world: World): Promise<void> {
  await world.transaction(async (context) => {
    const { tx, now } = context;
    if (await tx.maybe`select from products limit 1`) return;
    const products = things.map(({ variants, ...thing }) => ({
      ...thing,
      id: newId(),
      currency: 'INR',
      brand: 'Asha Crafts',
      images: [],
      attributes: {},
      variants: variants ?? {},
    }));
    const variants = products.flatMap((product) =>
      Object.entries(product.variants).map(([end, variant]) => ({
        ...variant,
        id: newId(),
        product_id: product.id,
        sku: `${product.sku}-${end}`,
      })),
    );
    await tx.exec`
      insert into products (id, sku, name, category, brand, hsn_code, tax_rate, weight_grams, cost_price, selling_price, mrp, currency, created_at, updated_at)
      select id, sku, name, category, brand, hsn_code, tax_rate, weight_grams, cost_price, selling_price, mrp, currency, ${now}::timestamptz, ${now}::timestamptz
      from jsonb_populate_recordset(null::products, ${json(products)}::jsonb)`;
    await tx.exec`
      insert into product_variants (id, product_id, sku, name, attributes, currency, created_at, updated_at)
      select id, product_id, sku, name, attributes, 'INR', ${now}::timestamptz, ${now}::timestamptz
      from jsonb_populate_recordset(null::product_variants, ${json(variants)}::jsonb)`;

    const sold = products.flatMap((product): { product_id: string; variant_id: string | null }[] => {
      const own = variants.filter((variant) => variant.product_id === product.id);
      return own.length > 0
        ? own.map((variant) => ({ product_id: product.id, variant_id: variant.id }))
        : [{ product_id: product.id, variant_id: null }];
    });
    const shelves = sold.map((thing, index) => ({ ...thing, id: newId(), units: 20 + ((index * 37) % 90) }));
    await tx.exec`
      insert into inventory (id, product_id, variant_id, warehouse_location, reorder_point, reorder_quantity, created_at, updated_at)
      select id, product_id, variant_id, 'Mumbai', 15, 60, ${now}::timestamptz, ${now}::timestamptz
      from jsonb_populate_recordset(null::inventory, ${json(shelves)}::jsonb)`;
    await receive(
      context,
      shelves.map(({ id, units }, index) => ({ inventory_id: id, quantity: index === 1 ? 6 : units, notes: 'Opening stock' })),
    );
    await expect(context, [{ inventory_id: shelves[1]!.id, quantity: 60, notes: 'Ordered from the printer' }]);
  });
}
