import { command, Type } from '#kernel/command';
import { json } from '#kernel/db';
import { columns, mostRows, type RowError, readProducts } from '../import/read-products.ts';
import { refuseLowered } from '../import/refuse-lowered.ts';
import { products } from '../resources.ts';

/** SKUs told in one event. */
const skusPerEvent = 1000;

export const importProducts = command({
  on: products,
  verb: 'import',
  target: 'collection',
  permission: 'products.create',
  summary: 'Add or update products from a CSV file.',
  consumes: 'text/csv',
  timeout: 120_000,
  input: Type.Object({
    body: Type.String({
      description: `UTF-8 text, comma-separated, with a header line naming some of: ${columns.join(', ')}; sku and name must be there. Images are separated by |, attributes are a JSON object. At most ${mostRows} rows.`,
    }),
    existing: Type.Optional(
      Type.Enum(['refuse', 'update'], {
        description: 'What to do with a SKU that exists: report the row (refuse, the default), or update the columns that the file has.',
      }),
    ),
  }),
  output: Type.Object({
    total: Type.Integer({ description: 'Rows in the file.' }),
    created: Type.Integer({ description: 'Products added.' }),
    updated: Type.Integer({ description: 'Products changed.' }),
    failed: Type.Integer({ description: 'Rows that were not imported.' }),
    errors: Type.Array(
      Type.Object({
        row: Type.Integer({ description: 'Row as a spreadsheet counts: the header is row 1.' }),
        column: Type.Union([Type.String(), Type.Null()], { description: 'Column that is wrong; null: the row as a whole.' }),
        message: Type.String({ description: 'What is wrong.' }),
      }),
      { description: 'Why rows were not imported, in the order of the file.' },
    ),
  }),
  async run(context, { body, existing = 'refuse' }) {
    const { tx, tenant, now, newId, emit } = context;
    const file = readProducts(body, tenant.settings.currency);
    const lowered = existing === 'update' ? await refuseLowered(context, file) : [];
    const refused = new Set(lowered.map((error) => error.row));
    const rows = file.rows.filter(({ row }) => !refused.has(row));
    const records = rows.map(({ row, product }) => ({ ...product, row, id: newId() }));
    const written = await tx.many<{ sku: string; created: boolean }>`
      insert into products as p (id, sku, name, description, category, brand, weight_grams, dimensions, hsn_code, cost_price,
        selling_price, mrp, currency, tax_rate, images, attributes, is_active, created_at, updated_at)
      select id, sku, name, description, category, brand, weight_grams, dimensions, hsn_code, cost_price, selling_price, mrp, currency,
        tax_rate, coalesce(images, '[]'), coalesce(attributes, '{}'), coalesce(is_active, true), ${now}::timestamptz, ${now}::timestamptz
      from jsonb_to_recordset(${json(records)}::jsonb) as r (id uuid, sku text, name text, description text, category text, brand text,
        weight_grams integer, dimensions jsonb, hsn_code text, cost_price numeric, selling_price numeric, mrp numeric, currency char(3),
        tax_rate numeric, images jsonb, attributes jsonb, is_active boolean)
      -- Two imports of the same SKUs wait for each other in one order.
      order by lower(sku)
      on conflict (lower(sku)) where deleted_at is null do update set
        sku = excluded.sku,
        name = excluded.name,
        description = case when 'description' = any(${file.fields}::text[]) then excluded.description else p.description end,
        category = case when 'category' = any(${file.fields}::text[]) then excluded.category else p.category end,
        brand = case when 'brand' = any(${file.fields}::text[]) then excluded.brand else p.brand end,
        weight_grams = case when 'weight_grams' = any(${file.fields}::text[]) then excluded.weight_grams else p.weight_grams end,
        dimensions = case when 'dimensions' = any(${file.fields}::text[]) then excluded.dimensions else p.dimensions end,
        hsn_code = case when 'hsn_code' = any(${file.fields}::text[]) then excluded.hsn_code else p.hsn_code end,
        cost_price = case when 'cost_price' = any(${file.fields}::text[]) then excluded.cost_price else p.cost_price end,
        selling_price = case when 'selling_price' = any(${file.fields}::text[]) then excluded.selling_price else p.selling_price end,
        mrp = case when 'mrp' = any(${file.fields}::text[]) then excluded.mrp else p.mrp end,
        currency = case when 'currency' = any(${file.fields}::text[]) then excluded.currency else p.currency end,
        tax_rate = case when 'tax_rate' = any(${file.fields}::text[]) then excluded.tax_rate else p.tax_rate end,
        images = case when 'images' = any(${file.fields}::text[]) then excluded.images else p.images end,
        attributes = case when 'attributes' = any(${file.fields}::text[]) then excluded.attributes else p.attributes end,
        is_active = case when 'is_active' = any(${file.fields}::text[]) then excluded.is_active else p.is_active end,
        updated_at = excluded.updated_at
        where ${existing}::text = 'update'
      returning p.sku, p.id = any(${records.map((record) => record.id)}::uuid[]) as created`;
    const done = new Map(written.map(({ sku, created }) => [sku, created]));
    const taken = rows
      .filter(({ product }) => !done.has(product.sku))
      .map(({ row }): RowError => ({ row, column: 'sku', message: 'exists already' }));
    const errors = [...file.errors, ...lowered, ...taken].sort((a, b) => a.row - b.row);
    const added = written.filter((row) => row.created).map((row) => row.sku);
    for (let at = 0; at < added.length; at += skusPerEvent) emit('products.imported', { skus: added.slice(at, at + skusPerEvent) });
    return {
      total: file.total,
      created: added.length,
      updated: written.length - added.length,
      failed: new Set(errors.map((error) => error.row)).size,
      errors,
    };
  },
});
