import type { Static } from 'typebox';
import { isTimeZone } from '#kernel/clock';
import { Type } from '#kernel/command';
import { type FieldError, fail } from '#kernel/errors';
import { isCurrency } from '#kernel/money';

const closed = { additionalProperties: false } as const;

/** A tenant's settings; what is missing takes the platform's default (view `tenant_access`). */
export const Settings = Type.Object(
  {
    timezone: Type.Optional(Type.String({ description: 'IANA time zone, such as Asia/Kolkata. Months of monthly limits follow it.' })),
    currency: Type.Optional(Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217 code used where no other currency is given.' })),
    date_format: Type.Optional(
      Type.Enum(['DD/MM/YYYY', 'MM/DD/YYYY', 'DD-MM-YYYY', 'DD.MM.YYYY', 'YYYY-MM-DD'], {
        description: 'How days are written for people.',
      }),
    ),
    business_name: Type.Optional(Type.String({ minLength: 1, maxLength: 255, description: 'Legal name, as on labels and invoices.' })),
    gstin: Type.Optional(
      Type.String({
        pattern: '^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]$',
        description: 'Indian goods and services tax number of 15 characters.',
      }),
    ),
    support_email: Type.Optional(
      Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$', maxLength: 255, description: 'Where customers may write.' }),
    ),
    branding: Type.Optional(
      Type.Object(
        {
          primary_color: Type.Optional(Type.String({ pattern: '^#[0-9A-Fa-f]{6}$', description: 'Main colour, as #RRGGBB.' })),
          logo_dark: Type.Optional(Type.String({ maxLength: 500, description: 'Address of a logo for dark backgrounds.' })),
        },
        { ...closed, description: 'Looks; used when the tenant has the feature white_label.' },
      ),
    ),
  },
  { ...closed, description: 'Time zone, currency, date format, names and branding.' },
);

export type Settings = Static<typeof Settings>;

/** Refuses what a pattern cannot: a time zone or a currency that does not exist. `at` is the JSON pointer of the settings. */
export function checkSettings(settings: Settings, at: string): void {
  const errors: FieldError[] = [];
  if (settings.timezone !== undefined && !isTimeZone(settings.timezone)) {
    errors.push({ pointer: `${at}/timezone`, message: 'is not an IANA time zone' });
  }
  if (settings.currency !== undefined && !isCurrency(settings.currency)) {
    errors.push({ pointer: `${at}/currency`, message: 'is not an ISO 4217 currency' });
  }
  if (errors.length) throw fail('invalid_input', {}, errors);
}
