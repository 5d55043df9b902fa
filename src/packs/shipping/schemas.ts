import { Type } from 'typebox';

const line = (description: string) => Type.Optional(Type.String({ maxLength: 255, description }));

/** An address as orders have it. */
export const address = Type.Object(
  {
    name: line('Who receives or hands over.'),
    phone: line('Telephone number.'),
    company: line('Company.'),
    line1: line('Street and number.'),
    line2: line('Flat, floor, landmark.'),
    city: line('City.'),
    state: line('State or province.'),
    state_code: line('Short form of the state.'),
    postal_code: line('Postal code (PIN).'),
    country: line('ISO 3166-1 alpha-2 code, such as IN.'),
  },
  { additionalProperties: false, description: 'A postal address.' },
);

const side = (description: string) => Type.Number({ minimum: 0.5, maximum: 1000, description });

export const dimensions = Type.Object(
  { length_cm: side('Length in centimetres.'), width_cm: side('Width in centimetres.'), height_cm: side('Height in centimetres.') },
  { additionalProperties: false, description: 'Outer size of the parcel.' },
);

export const weightGrams = Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'Weight of the whole shipment in grams.' });

export const courierSettings = Type.Object(
  {
    pickup_location: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 100,
        description: 'Name of the pick-up place as registered with the courier; default Primary.',
      }),
    ),
    pickup_address: Type.Optional(address),
    default_weight_grams: Type.Optional(weightGrams),
    default_dimensions: Type.Optional(dimensions),
    misbehave: Type.Optional(
      Type.Enum(['timeout', 'html', 'error', 'lost', 'refuse'], {
        description: 'Sandbox courier only: how it fails when a parcel is booked, to see what happens then.',
      }),
    ),
  },
  { additionalProperties: false, description: 'Preferences that are no secrets.' },
);
