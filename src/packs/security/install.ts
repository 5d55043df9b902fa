import type { Context } from '#kernel/context';

const everybodyBelow = ['operator', 'viewer', 'manager', 'ndr_agent'];

const rules = [
  [
    'customer_phone',
    'phone',
    '##****####',
    'Of a telephone number the first two and the last four digits stay.',
    ['operator', 'viewer', 'ndr_agent'],
  ],
  ['customer_email', 'email', '##**@***.***', 'Of an e-mail address the first two characters stay.', ['operator', 'viewer']],
  ['full_address', 'address', '******', 'Of a postal address only the place stays.', ['viewer']],
  ['bank_account', 'sensitive', '************####', 'Of a bank account the last four digits stay.', everybodyBelow],
  ['aadhaar_pan', 'sensitive', '*****#####', 'Of an identity number the last five characters stay.', everybodyBelow],
] as const;

/** The settings of a new business, and the masking rules it starts with. */
export async function startSecurity({ tx, newId, now }: Pick<Context, 'tx' | 'newId' | 'now'>): Promise<void> {
  await tx.exec`insert into security_settings (id, created_at, updated_at) values (${newId()}, ${now}, ${now})`;
  for (const [field, type, pattern, description, roles] of rules)
    await tx.exec`
      insert into data_masking_rules (id, field_name, field_type, mask_pattern, description, applies_to_roles, created_at, updated_at)
      values (${newId()}, ${field}, ${type}, ${pattern}, ${description}, ${[...roles]}::text[], ${now}, ${now})`;
}
