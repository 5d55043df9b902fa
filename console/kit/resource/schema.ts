import { type OutputUnit, Validator } from '@cfworker/json-schema';
import type { TFunction } from 'i18next';
import type { ResourceMeta, Schema } from '../meta.ts';
import { humanise } from '../text.ts';

/** The types a schema takes, null aside, and the branch that says more than `null`. */
export function plain(schema: Schema): { schema: Schema; nullable: boolean; types: string[] } {
  const branches = schema.anyOf;
  if (branches) {
    const nullable = branches.some((branch) => branch.type === 'null');
    const others = branches.filter((branch) => branch.type !== 'null');
    const values = others.every((branch) => 'const' in branch) ? others.map((branch) => branch.const) : undefined;
    if (values) return { schema: { ...schema, anyOf: undefined, type: 'string', enum: values }, nullable, types: ['string'] };
    if (others.length === 1) return { ...plain({ ...others[0]!, description: schema.description ?? others[0]!.description }), nullable };
    return { schema, nullable, types: [] };
  }
  const types = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter((type): type is string => typeof type === 'string');
  return { schema, nullable: types.includes('null'), types: types.filter((type) => type !== 'null') };
}

/** What a schema's `format: uuid` property names, by its own name: `courier_config_id` → `courier-configs`. */
export function referenceOf(name: string, words: ReadonlySet<string>, resource?: ResourceMeta): string | undefined {
  const known = resource?.fields[name]?.reference;
  if (known && words.has(known)) return known;
  const stem = name.replace(/_ids?$/, '').replaceAll('_', '-');
  const own = resource?.expansions[stem.replaceAll('-', '_')]?.resource;
  const guesses = [own, `${stem}s`, stem, stem.replace(/y$/, 'ies')];
  const exact = guesses.find((word) => word !== undefined && words.has(word));
  return exact ?? [...words].find((word) => word.endsWith(`-${stem}s`));
}

/** Leaves away what was left empty, so that the server's defaults apply; a field that was there before becomes null. */
export function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, one]) => [key, withoutEmpty(one)] as const);
  return Object.fromEntries(
    entries.filter(
      ([, one]) =>
        one !== undefined &&
        one !== '' &&
        !(one !== null && typeof one === 'object' && !Array.isArray(one) && Object.keys(one).length === 0),
    ),
  );
}

export type Errors = Record<string, string>;

const last = (pointer: string) => pointer.split('/').at(-1) ?? '';

/** A failed rule in a person's words. */
function messageOf(unit: OutputUnit, schema: Schema | undefined, t: TFunction): string {
  switch (unit.keyword) {
    case 'minLength':
      return t('invalid.minLength', { count: schema?.minLength ?? 1 });
    case 'maxLength':
      return t('invalid.maxLength', { count: schema?.maxLength ?? 0 });
    case 'minimum':
      return t('invalid.minimum', { value: schema?.minimum });
    case 'maximum':
      return t('invalid.maximum', { value: schema?.maximum });
    case 'pattern':
      return schema?.examples?.length ? t('invalid.patternExample', { example: String(schema.examples[0]) }) : t('invalid.pattern');
    case 'enum':
    case 'const':
      return t('invalid.enum');
    case 'format':
      return t('invalid.format');
    case 'minItems':
      return t('invalid.minItems', { count: schema?.minItems ?? 1 });
    default:
      return t('invalid.type');
  }
}

function schemaAt(schema: Schema, pointer: string): Schema | undefined {
  let at: Schema | undefined = schema;
  for (const part of pointer.split('/').filter(Boolean)) {
    const now: Schema = plain(at ?? {}).schema;
    at = now.properties?.[part] ?? (/^\d+$/.test(part) ? now.items : undefined);
    if (!at) return undefined;
  }
  return at && plain(at).schema;
}

/** Checks by the API's own schema; what is wrong by JSON pointer. Interpreted, since the page's policy forbids code made from text. */
export function check(schema: Schema, value: unknown, t: TFunction): Errors {
  const { valid, errors } = new Validator(schema as ConstructorParameters<typeof Validator>[0], '2020-12', false).validate(value);
  if (valid) return {};
  const found: Errors = {};
  for (const unit of errors) {
    const pointer = unit.instanceLocation.replace(/^#/, '');
    if (unit.keyword === 'required') {
      const missing = /"([^"]+)"/.exec(unit.error)?.[1];
      if (missing) found[`${pointer}/${missing}`] = t('invalid.required');
    } else if (
      !['properties', 'items', 'anyOf', 'oneOf', 'type', 'additionalProperties', '$ref'].includes(unit.keyword) ||
      unit.keyword === 'type'
    ) {
      found[pointer] ??= messageOf(unit, schemaAt(schema, pointer), t);
    }
  }
  if (!Object.keys(found).length) found[''] = errors[0]?.error ?? t('invalid.type');
  return found;
}

export const titleOfPointer = (pointer: string): string => humanise(last(pointer));
