import fc from 'fast-check';
import { sample } from '#kernel/http/sample';

export type Schema = Record<string, unknown>;

/** Stands for an id of something that exists: which one is known when the request is sent. */
export class IdSlot {
  readonly pick: number;
  constructor(pick: number) {
    this.pick = pick;
  }
}

/** Stands for a text seen before under the same field name, or for its own where none was. */
export class TextSlot {
  readonly pick: number;
  readonly own: string;
  constructor(pick: number, own: string) {
    this.pick = pick;
    this.own = own;
  }
}

/** Values that break what was not thought of. */
export const nasty: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff tail',
  '\u202e\u200b\ufeff',
  '\ufffe\uffff',
  '🧿'.repeat(40),
  'e\u0301'.repeat(300),
  'x'.repeat(300),
  'x'.repeat(9000),
  "'; drop table users; --",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the attack
  '${7*7}{{7*7}}<%= 7*7 %>#{7*7}',
  '=cmd|calc!A1',
  '../../../../etc/passwd',
  'a\r\nset-cookie: stolen=1',
  'NaN',
  'Infinity',
  '-Infinity',
  'infinity',
  'null',
  'undefined',
  'true',
  '1e400',
  '9'.repeat(400),
  '-0',
  '1499.00',
  '0.00001',
  '-1',
  '2026-02-30',
  '2026-02-29T10:00:00Z',
  '0000-00-00',
  '0000-01-01',
  '-4713-01-01',
  '9999-12-31',
  '9999-12-31T23:59:60Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T00:00:00+99:99',
  '294277-01-01T00:00:00Z',
  '24:00',
  'INR',
  'XXX',
  'http://169.254.169.254/',
  'javascript:alert(1)',
  '10.0.0.0/33',
  '[',
  '(a+)+$',
  '\\',
  '%',
  '{"a":1}',
  [],
  [null],
  ['a', 'a'],
  [[[[]]]],
  {},
  { a: null },
  { constructor: 'x', toString: 1, hasOwnProperty: null },
  { length: 1e9 },
  { toJSON: 'x', valueOf: 1 },
];

const words = [
  'Kettle',
  'Asha',
  'Bengaluru',
  'न मस्ते',
  'ÅÄÖ',
  '東京',
  "O'Brien",
  'a "quoted" word',
  '100 % sure',
  'back\\slash',
  '<b>bold</b>',
  '1',
];

const when = fc
  .date({ min: new Date('2001-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

const formats: Record<string, fc.Arbitrary<unknown>> = {
  uuid: fc.nat().map((pick) => new IdSlot(pick)),
  'date-time': when,
  date: when.map((text) => text.slice(0, 10)),
  time: when.map((text) => text.slice(11, 19)),
  email: fc.nat(60).map((n) => `person${n}@example.com`),
  uri: fc.constantFrom('https://192.0.2.1/a', 'http://127.0.0.1:9/', 'https://198.51.100.7/b?c=d'),
  url: fc.constantFrom('https://192.0.2.1/a', 'http://127.0.0.1:9/'),
};

const json = fc.jsonValue({ maxDepth: 3 });

/** Values that fit a JSON Schema of ours, the edges of its bounds among them. `$ref`s are read by `resolve`. */
export function fitting(schema: Schema, resolve: (ref: string) => Schema): fc.Arbitrary<unknown> {
  const within = (inner: unknown) => fitting((inner ?? {}) as Schema, resolve);
  const { $ref, anyOf, oneOf, type, enum: values } = schema;
  if (typeof $ref === 'string') return within(resolve($ref));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (Array.isArray(values)) return fc.constantFrom(...values);
  const alternatives = (anyOf ?? oneOf) as Schema[] | undefined;
  if (alternatives) return fc.oneof(...alternatives.map(within));
  if (Array.isArray(type))
    return fc.oneof(...type.map((one) => ({ weight: one === 'null' ? 1 : 4, arbitrary: within({ ...schema, type: one }) })));
  switch (type) {
    case 'object':
      return object(schema, within);
    case 'array': {
      const least = Number(schema.minItems ?? 0);
      const items = { minLength: least, maxLength: Math.max(least, Math.min(Number(schema.maxItems ?? 3), 3)) };
      return schema.uniqueItems
        ? fc.uniqueArray(within(schema.items), { ...items, selector: (value) => JSON.stringify(value) })
        : fc.array(within(schema.items), items);
    }
    case 'string':
      return text(schema);
    case 'integer':
      return whole(schema);
    case 'number':
      return fc.oneof(
        whole(schema),
        whole(schema).map((value) => Math.min(value + 0.25, Number(schema.maximum ?? 1e9))),
      );
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return json;
  }
}

function object(schema: Schema, within: (inner: unknown) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  if (!properties.length) {
    if (schema.additionalProperties === false) return fc.constant({});
    const more = schema.additionalProperties;
    return fc.dictionary(fc.constantFrom('a', 'b', 'size', 'note'), more && more !== true ? within(more) : json, { maxKeys: 3 });
  }
  const required = new Set((schema.required ?? []) as string[]);
  const always = properties.filter(([name]) => required.has(name));
  const maybe = properties.filter(([name]) => !required.has(name));
  const all = (from: typeof properties) => fc.record(Object.fromEntries(from.map(([name, inner]) => [name, within(inner)])));
  const least = always.length ? 0 : Number(schema.minProperties ?? 0);
  // Few of the optional fields at a time: a body in which everything is named fits together rarely.
  return fc.tuple(all(always), all(maybe), fc.nat(4), fc.nat()).map(([given, more, howMany, first]) => {
    const names = Object.keys(more);
    const chosen = Array.from(
      { length: Math.min(names.length, Math.max(least, howMany)) },
      (_, at) => names[(first + at * 7) % names.length]!,
    );
    return { ...given, ...Object.fromEntries(chosen.map((name) => [name, (more as Record<string, unknown>)[name]])) };
  });
}

function whole({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: Schema): fc.Arbitrary<number> {
  const least = Math.ceil(Number(minimum ?? (exclusiveMinimum === undefined ? -5 : Number(exclusiveMinimum) + 1)));
  const most = Math.max(least, Math.floor(Number(maximum ?? (exclusiveMaximum === undefined ? 1e6 : Number(exclusiveMaximum) - 1))));
  const some = fc.oneof(fc.integer({ min: least, max: Math.min(most, least + 20) }), fc.constantFrom(least, most));
  return multipleOf ? some.map((value) => Math.ceil(value / Number(multipleOf)) * Number(multipleOf)) : some;
}

function text(schema: Schema): fc.Arbitrary<unknown> {
  const {
    format,
    pattern,
    minLength = 0,
    maxLength = 1e4,
  } = schema as { format?: string; pattern?: string; minLength?: number; maxLength?: number };
  if (format && formats[format]) return formats[format];
  const cut = (value: string) => [...value.padEnd(minLength, 'x')].slice(0, maxLength).join('');
  const own = pattern
    ? fc.oneof(fc.constant(String(sample({ ...schema, type: 'string' }))), matching(pattern, schema))
    : fc.oneof(
        fc.constantFrom(...words).map(cut),
        fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 12) }),
        fc.constantFrom(...nasty.filter((value) => typeof value === 'string')).map((value) => cut(value as string)),
        fc.constant('x'.repeat(Math.min(maxLength, 3000))),
      );
  return fc.tuple(fc.nat(), own).map(([pick, value]) => new TextSlot(pick, value));
}

const matches = new Map<string, string[]>();

/** Texts that a pattern takes: made once, since making one of a long pattern takes milliseconds. */
function matching(pattern: string, schema: Schema): fc.Arbitrary<string> {
  const fits = (value: string) => value.length >= Number(schema.minLength ?? 0) && value.length <= Number(schema.maxLength ?? 1e9);
  let known = matches.get(pattern);
  if (!known) {
    try {
      known = fc.sample(fc.stringMatching(new RegExp(pattern, 'u'), { size: '-1' }), { numRuns: 16, seed: 1 });
    } catch {
      // Look-arounds cannot be generated from.
      known = [];
    }
    matches.set(pattern, known);
  }
  return fc.constantFrom(...known.filter(fits), String(sample({ ...schema, type: 'string' })));
}

/** The value with something in it not as it should be: replaced, missing, or more than is known. */
export function bent(value: unknown, { where, how, what }: { where: number; how: number; what: number }): unknown {
  const copy = structuredCloneSlots(value);
  const spots: { holder: Record<string, unknown>; key: string }[] = [];
  const walk = (inner: unknown) => {
    if (!inner || typeof inner !== 'object' || inner instanceof IdSlot || inner instanceof TextSlot) return;
    for (const key of Object.keys(inner)) {
      spots.push({ holder: inner as Record<string, unknown>, key });
      walk((inner as Record<string, unknown>)[key]);
    }
  };
  walk(copy);
  const bad = nasty[what % nasty.length];
  const spot = spots[where % Math.max(1, spots.length)];
  if (!spot || how % 9 === 0)
    return how % 2 ? bad : copy && typeof copy === 'object' && !Array.isArray(copy) ? { ...copy, unknown_field: bad } : bad;
  if (how % 5 === 0) delete spot.holder[spot.key];
  else spot.holder[spot.key] = bad;
  return copy;
}

const structuredCloneSlots = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(structuredCloneSlots)
    : value && typeof value === 'object' && !(value instanceof IdSlot) && !(value instanceof TextSlot)
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, structuredCloneSlots(inner)]))
      : value;

/** A generator of numbers from 0 to 1 that a seed repeats (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
