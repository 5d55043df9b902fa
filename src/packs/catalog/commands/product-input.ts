import { Type } from '#kernel/command';

const amount = (description: string) =>
  Type.Optional(Type.Union([Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,4})?$' }), Type.Null()], { description }));
const text = (maxLength: number, description: string) =>
  Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength }), Type.Null()], { description }));
const side = Type.Number({ exclusiveMinimum: 0 });

export const currency = Type.Optional(
  Type.String({ pattern: '^[A-Z]{3}$', description: "ISO 4217 code of all prices; default: the business's currency." }),
);
const sku = Type.String({
  pattern: '^\\S(.{0,98}\\S)?$',
  description: "The business's own code, unique among what is not deleted, whatever its case.",
});
const grams = Type.Optional(
  Type.Union([Type.Integer({ minimum: 0, maximum: 100_000_000 }), Type.Null()], { description: 'Weight of one packed unit, in grams.' }),
);
const pictures = Type.Optional(
  Type.Array(Type.String({ pattern: '^https?://', maxLength: 2000 }), {
    maxItems: 50,
    description: 'Addresses of pictures, the main one first.',
  }),
);
const properties = (description: string) => Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description }));
const active = Type.Optional(Type.Boolean({ description: 'Whether it is on sale; default true.' }));

/** A product as people give it: in JSON, and cell by cell in an imported file. */
export const productInput = Type.Object(
  {
    sku,
    name: Type.String({ minLength: 1, maxLength: 500, description: 'Name as customers see it.' }),
    description: text(20_000, 'Longer text about the product.'),
    category: text(255, 'Category the business files it under.'),
    brand: text(255, 'Brand or maker.'),
    weight_grams: grams,
    dimensions: Type.Optional(
      Type.Union(
        [
          Type.Object({ length: side, width: side, height: side, unit: Type.Enum(['mm', 'cm', 'in']) }, { additionalProperties: false }),
          Type.Null(),
        ],
        { description: 'Size of one packed unit: length, width, height and their unit.' },
      ),
    ),
    hsn_code: text(50, 'Harmonized System code for tax and customs.'),
    cost_price: amount('What one unit costs the business, without tax.'),
    selling_price: amount('Usual price of one unit.'),
    mrp: amount('Maximum retail price printed on the pack.'),
    currency,
    tax_rate: Type.Optional(
      Type.Union([Type.String({ pattern: '^(100(\\.0{1,2})?|\\d{1,2}(\\.\\d{1,2})?)$' }), Type.Null()], {
        description: 'GST or VAT rate in percent: "18.00" means 18 %.',
      }),
    ),
    images: pictures,
    attributes: properties('Further properties by name, such as colour or material.'),
    is_active: active,
  },
  { additionalProperties: false },
);

export const variantInput = Type.Object(
  {
    product_id: Type.String({ format: 'uuid', description: 'Product it is a form of.' }),
    sku,
    name: Type.String({ minLength: 1, maxLength: 500, description: 'Name of the variant, such as "Red / M".' }),
    attributes: properties('What sets it apart, by name: colour, size.'),
    cost_price: amount("What one unit costs the business, without tax, in the product's currency; empty: the product's."),
    selling_price: amount("Usual price of one unit; empty: the product's."),
    mrp: amount("Maximum retail price; empty: the product's."),
    weight_grams: grams,
    images: pictures,
    is_active: active,
  },
  { additionalProperties: false },
);
