import { Type } from 'typebox';

const amount = Type.Optional(Type.Union([Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,4})?$' }), Type.Null()]));
const text = (maxLength: number) => Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength }), Type.Null()]));
const side = Type.Number({ exclusiveMinimum: 0 });

/** A product as a file gives it, cells already told apart; the same bounds as the table's checks. */
export const productRow = Type.Object(
  {
    sku: Type.String({ pattern: '^\\S(.{0,98}\\S)?$' }),
    name: Type.String({ minLength: 1, maxLength: 500 }),
    description: text(20_000),
    category: text(255),
    brand: text(255),
    weight_grams: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: 100_000_000 }), Type.Null()])),
    dimensions: Type.Optional(
      Type.Union([
        Type.Object({ length: side, width: side, height: side, unit: Type.Enum(['mm', 'cm', 'in']) }, { additionalProperties: false }),
        Type.Null(),
      ]),
    ),
    hsn_code: text(50),
    cost_price: amount,
    selling_price: amount,
    mrp: amount,
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$' })),
    tax_rate: Type.Optional(Type.Union([Type.String({ pattern: '^(100(\\.0{1,2})?|\\d{1,2}(\\.\\d{1,2})?)$' }), Type.Null()])),
    images: Type.Optional(Type.Array(Type.String({ pattern: '^https?://', maxLength: 2000 }), { maxItems: 50 })),
    attributes: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    is_active: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
