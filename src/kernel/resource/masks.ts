import type { MaskKind } from '../resource.ts';
import type { Kind } from './columns.ts';

/** SQL that disguises a value. It runs in the database, so the plain value never leaves it. */
const disguises: Record<MaskKind, (ref: string) => string> = {
  phone: (ref) =>
    `case when length(${ref}) > 6 then left(${ref}, 2) || repeat('*', length(${ref}) - 6) || right(${ref}, 4) else '******' end`,
  email: (ref) => `left(${ref}, 2) || '**@***.***'`,
  name: (ref) => `left(${ref}, 1) || '*****'`,
  address: () => `'******'`,
  number: () => 'null',
  secret: (ref) => `case when length(${ref}) > 8 then '************' || right(${ref}, 4) else '************' end`,
};

/** Of an address only what says roughly where stays. */
const addressJson = (ref: string) => `jsonb_strip_nulls(jsonb_build_object(
  'line1', '******', 'city', ${ref}->'city', 'state', ${ref}->'state', 'postal_code', ${ref}->'postal_code', 'country', ${ref}->'country'))`;

/** The disguised value of a column, null where it was null. */
export function maskSql(mask: MaskKind, kind: Kind, ref: string): string {
  if (kind === 'json') return `case when ${ref} is not null then ${mask === 'address' ? addressJson(ref) : `'"******"'::jsonb`} end`;
  if (kind !== 'text') return 'null';
  return `case when ${ref} is not null then ${disguises[mask](ref)} end`;
}
