import { command } from '#kernel/command';
import { json } from '#kernel/db';
import { fail } from '#kernel/errors';
import { isCurrency } from '#kernel/money';
import { products } from '../resources.ts';
import { productInput } from './product-input.ts';

export const createProduct = command({
  on: products,
  target: 'collection',
  permission: 'products.create',
  summary: 'Add a product.',
  input: productInput,
  async run({ tx, tenant, now, newId, emit }, product) {
    const currency = product.currency ?? tenant.settings.currency;
    if (!isCurrency(currency)) throw fail('unknown_currency', { currency });
    const id = newId();
    await tx.exec`
      insert into products (id, sku, name, description, category, brand, weight_grams, dimensions, hsn_code, cost_price,
        selling_price, mrp, currency, tax_rate, images, attributes, is_active, created_at, updated_at)
      values (${id}, ${product.sku}, ${product.name}, ${product.description}, ${product.category}, ${product.brand},
        ${product.weight_grams}, ${product.dimensions}::jsonb, ${product.hsn_code}, ${product.cost_price}, ${product.selling_price},
        ${product.mrp}, ${currency}, ${product.tax_rate}, ${json(product.images ?? [])}::jsonb, ${product.attributes ?? {}}::jsonb,
        ${product.is_active ?? true}, ${now}, ${now})`;
    emit('catalog.skus_added', { skus: [product.sku] }, { subject: `products/${id}` });
    return { id };
  },
});
