import { command } from '#kernel/command';
import { json } from '#kernel/db';
import { fail } from '#kernel/errors';
import { productVariants } from '../resources.ts';
import { variantInput } from './product-input.ts';

export const createVariant = command({
  on: productVariants,
  target: 'collection',
  permission: 'products.create',
  summary: "Add a variant to a product; its prices are in the product's currency.",
  input: variantInput,
  async run({ tx, now, newId, emit }, variant) {
    const id = newId();
    const made = await tx.exec`
      insert into product_variants (id, product_id, sku, name, attributes, cost_price, selling_price, mrp, currency, weight_grams,
        images, is_active, created_at, updated_at)
      select ${id}, p.id, ${variant.sku}, ${variant.name}, ${variant.attributes ?? {}}::jsonb, ${variant.cost_price}::numeric,
        ${variant.selling_price}::numeric, ${variant.mrp}::numeric, p.currency, ${variant.weight_grams}::integer,
        ${json(variant.images ?? [])}::jsonb, ${variant.is_active ?? true}::boolean, ${now}::timestamptz, ${now}::timestamptz
      from products p where p.id = ${variant.product_id} and p.deleted_at is null`;
    if (made === 0) throw fail('invalid_reference', {}, [{ pointer: '/product_id', message: 'does not exist' }]);
    emit('catalog.skus_added', { skus: [variant.sku] }, { subject: `product-variants/${id}` });
    return { id };
  },
});
