import { Type } from 'typebox';
import { paymentMethods } from './rules/order-state.ts';

const line = (description: string, maxLength = 255) => Type.Optional(Type.String({ minLength: 1, maxLength, description }));

export const address = Type.Object(
  {
    name: line('Who receives it.'),
    phone: line('Telephone number for the courier.', 40),
    company: line('Company.'),
    line1: Type.String({ minLength: 1, maxLength: 500, description: 'House and street.' }),
    line2: line('Flat, floor, landmark.', 500),
    city: Type.String({ minLength: 1, maxLength: 255, description: 'City.' }),
    state: line('State or province.'),
    state_code: line('Its code, such as KA.', 20),
    postal_code: line('PIN or postal code.', 20),
    country: Type.String({ minLength: 2, maxLength: 100, description: 'ISO 3166 code, such as IN.' }),
  },
  { additionalProperties: false, description: 'A postal address.' },
);

/** The same, as it is read back: a channel may have sent less. */
export const addressShown = Type.Partial(address, { additionalProperties: false, description: 'A postal address, as far as it is known.' });

/** Up to fifteen digits before the point and four after: what numeric(19,4) holds, never negative. */
export const amount = (description: string) => Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,4})?$', description });

export const currency = Type.String({ pattern: '^[A-Z]{3}$', description: "ISO 4217 code; default: the business's currency." });
export const tags = Type.Array(Type.String({ minLength: 1, maxLength: 100, description: 'One tag.' }), {
  maxItems: 50,
  uniqueItems: true,
  description: 'Words to group orders by.',
});
export const paymentMethod = Type.Enum([...paymentMethods], { description: 'How it is paid; cod: on delivery.' });
export const email = Type.String({ maxLength: 255, pattern: '^[^@\\s]+@[^@\\s]+$', description: "The customer's e-mail address." });
export const phone = Type.String({ minLength: 3, maxLength: 40, description: "The customer's telephone number." });
export const customerName = Type.String({ minLength: 1, maxLength: 255, description: "The customer's name." });
export const notes = Type.String({ minLength: 1, maxLength: 5000, description: 'Remarks.' });
export const reason = (description: string) => Type.String({ minLength: 3, maxLength: 500, description });

const rate = (description: string) => Type.Optional(Type.String({ pattern: '^\\d{1,3}(\\.\\d{1,6})?$', description }));

/** What a channel can be told. Unknown options are refused, so that a typing error is not a silent default. */
export const channelSettings = Type.Object(
  {
    fees: Type.Optional(
      Type.Object(
        {
          platform_fee_percent: rate('What the channel keeps, in per cent of the gross revenue.'),
          platform_fee_fixed: Type.Optional(amount("What the channel keeps per order, in the business's currency.")),
          gateway_fee_percent: rate('What the payment gateway keeps, in per cent of what was paid online.'),
          gateway_fee_fixed: Type.Optional(amount("What the gateway keeps per online payment, in the business's currency.")),
        },
        { additionalProperties: false, description: 'Fee rates for the revenue record.' },
      ),
    ),
    cod_gateways: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 100, description: 'Name as the channel sends it.' }), {
        maxItems: 20,
        description: 'Gateways that mean cash on delivery, besides those that say so by name.',
      }),
    ),
    pull_orders: Type.Optional(Type.Boolean({ description: 'Whether orders are pulled on schedule; default true.' })),
    push_inventory: Type.Optional(Type.Boolean({ description: 'Whether stock levels are pushed to the channel; default true.' })),
    location_id: Type.Optional(
      Type.String({ pattern: '^\\d{1,20}$', description: "The channel's location whose stock is set; default: its first." }),
    ),
    import_from: Type.Optional(
      Type.String({ format: 'date-time', description: 'Orders changed since then are pulled at first; default: from the connection on.' }),
    ),
  },
  { additionalProperties: false, description: 'Options of the channel.' },
);
