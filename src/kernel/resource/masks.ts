import type { Actor } from '../context.ts';
import type { MaskKind } from '../resource.ts';
import type { Kind } from './columns.ts';
import { fieldGroups, patternSql, patternText } from './patterns.ts';

/** How one column is disguised for somebody. */
export interface Disguise {
  /** The whole value. */
  readonly pattern?: string;
  readonly address?: boolean;
  /** Only these paths inside a JSON value. */
  readonly paths?: readonly (readonly [path: readonly string[], pattern: string])[];
}

export type Masks = ReadonlyMap<string, Disguise>;

const patternOf: Record<MaskKind, string> = {
  phone: '##****####',
  email: '##**@***.***',
  name: '#*****',
  address: '******',
  number: '******',
  secret: '************####',
};

/** Columns that people are never kept from: what things are linked and sorted by. */
const neverMasked: readonly Kind[] = ['uuid', 'enum', 'boolean', 'time', 'bytes'];

/** What `actor` sees disguised of the columns of one resource. Rules of the business go before what the resource declares. */
export function masksOf(
  columns: readonly (readonly [name: string, kind: Kind])[],
  declared: Readonly<Record<string, MaskKind | undefined>>,
  actor: Actor,
): Masks {
  const { masking } = actor;
  const masks = new Map<string, Disguise>();
  const isOn = (kind: MaskKind) => !actor.unmasked && (masking?.kinds[kind] ?? true);
  const ruleFor = (name: string): string | undefined =>
    masking?.rules.find(({ field }) => field === name)?.pattern ??
    masking?.rules.find(({ field }) => fieldGroups[field]?.includes(name))?.pattern;
  for (const [name, kind] of columns) {
    const own = declared[name];
    const exempt = masking?.exempt.some((field) => field === name || fieldGroups[field]?.includes(name));
    const rule = neverMasked.includes(kind) ? undefined : ruleFor(name);
    const pattern = rule ?? (own && !exempt && isOn(own) ? patternOf[own] : undefined);
    if (pattern !== undefined) {
      masks.set(name, {
        pattern,
        ...(kind === 'json' && (own === 'address' || fieldGroups.full_address!.includes(name)) ? { address: true } : {}),
      });
      continue;
    }
    if (kind !== 'json') continue;
    const paths = (masking?.rules ?? []).flatMap(({ field, pattern }) =>
      field.startsWith(`${name}.`) ? [[field.split('.').slice(1), pattern] as const] : [],
    );
    // An address shown plain still holds the telephone number that is masked elsewhere.
    if (own === 'address' && !exempt) {
      const phone = ruleFor('customer_phone') ?? (isOn('phone') ? patternOf.phone : undefined);
      const email = ruleFor('customer_email') ?? (isOn('email') ? patternOf.email : undefined);
      if (phone) paths.push([['phone'], phone]);
      if (email) paths.push([['email'], email]);
    }
    if (paths.length) masks.set(name, { paths });
  }
  return masks;
}

/** Of an address only what says roughly where stays. */
const addressJson = (ref: string) => `jsonb_strip_nulls(jsonb_build_object(
  'line1', '******', 'city', ${ref}->'city', 'state', ${ref}->'state', 'postal_code', ${ref}->'postal_code', 'country', ${ref}->'country'))`;

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** SQL of the disguised value, null where it was null. It runs in the database, so the plain value never leaves it. */
export function maskSql({ pattern, address, paths }: Disguise, kind: Kind, ref: string): string {
  if (paths)
    return paths.reduce((inner, [path, hidden]) => {
      const at = `array[${path.map(literal).join(',')}]::text[]`;
      return `case when ${ref}#>>${at} is null then ${inner} else jsonb_set(${inner}, ${at}, to_jsonb((${patternSql(hidden, `(${ref}#>>${at})`)})::text), false) end`;
    }, ref);
  if (kind === 'json')
    return `case when ${ref} is not null then ${address ? `case when jsonb_typeof(${ref}) = 'object' then ${addressJson(ref)} else '"******"'::jsonb end` : `'"******"'::jsonb`} end`;
  if (kind !== 'text') return 'null';
  return `case when ${ref} is not null then ${patternSql(pattern!, ref)} end`;
}

const disguised = (value: unknown, pattern: string): unknown =>
  value === null || value === undefined ? value : typeof value === 'string' ? patternText(pattern, value) : '******';

/** JSON with every field that `masks` names disguised, at any depth: for what is gathered of many records, such as the trail. */
export function maskDeep(value: unknown, masks: Masks): unknown {
  if (Array.isArray(value)) return value.map((item) => maskDeep(item, masks));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const mask = masks.get(name);
      if (mask?.pattern !== undefined) return [name, mask.address ? disguised(inner && '', '******') : disguised(inner, mask.pattern)];
      return [name, maskDeep(inner, masks)];
    }),
  );
}
