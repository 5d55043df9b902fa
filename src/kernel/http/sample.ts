type Schema = Record<string, unknown>;

const candidates = [
  'INR',
  '1499.00',
  '1',
  'a-name',
  'ab',
  'asha@example.com',
  '+919876543210',
  'Asia/Kolkata',
  '#336699',
  '560001',
  'orders.view',
  'IN',
  'https://example.com/',
];
export const sampleUuid = '01890a5d-ac96-774b-bcce-b302099a8057';

/** A small value that fits a JSON Schema, as an example: what is required and no more. */
export function sample(schema: Schema, uuid: string = sampleUuid): unknown {
  const { examples, const: constant, enum: values, anyOf, oneOf, type } = schema;
  if (constant !== undefined) return constant;
  if (schema.default !== undefined) return schema.default;
  if (Array.isArray(examples)) return examples[0];
  if (Array.isArray(values)) return values[0];
  const alternatives = (anyOf ?? oneOf) as Schema[] | undefined;
  if (alternatives) return sample(alternatives.find((one) => one.type !== 'null') ?? alternatives[0]!, uuid);
  switch (Array.isArray(type) ? type.find((one) => one !== 'null') : type) {
    case 'object':
      return sampleObject(schema, uuid);
    case 'array':
      return Array.from({ length: Number(schema.minItems ?? 0) }, () => sample(schema.items as Schema, uuid));
    case 'string':
      return sampleText(schema, uuid);
    case 'integer':
    case 'number':
      return Number(
        schema.minimum ??
          (schema.exclusiveMinimum === undefined ? Math.min(1, Number(schema.maximum ?? 1)) : Number(schema.exclusiveMinimum) + 1),
      );
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return {};
  }
}

function sampleObject({ properties = {}, required = [], minProperties = 0 }: Schema, uuid: string): object {
  const all = properties as Record<string, Schema>;
  const names = new Set(required as string[]);
  for (const name of Object.keys(all)) if (names.size < Number(minProperties)) names.add(name);
  return Object.fromEntries([...names].map((name) => [name, sample(all[name] ?? {}, uuid)]));
}

function sampleText({ format, pattern, minLength = 0, maxLength = 1e9 }: Schema, uuid: string): string {
  if (format === 'uuid') return uuid;
  if (format === 'date-time') return '2030-01-31T09:30:00Z';
  if (format === 'date') return '2030-01-31';
  if (format === 'email') return 'asha@example.com';
  if (format === 'uri' || format === 'url') return 'https://example.com/';
  const fits = (text: string) => text.length >= Number(minLength) && text.length <= Number(maxLength);
  if (typeof pattern === 'string') return candidates.find((text) => fits(text) && new RegExp(pattern, 'u').test(text)) ?? '';
  return 'text'.padEnd(Number(minLength), ' text').slice(0, Number(maxLength));
}
