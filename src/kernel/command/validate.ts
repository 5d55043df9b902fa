import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { type FieldError, fail, Problem } from '../errors.ts';
import type { QueryString } from '../resource/query.ts';

// Bodies are not coerced and nothing is dropped: what does not fit is refused.
const ajv = new Ajv2020({ allErrors: true, strict: false, useDefaults: true, validateFormats: true });
(formats as unknown as (instance: Ajv2020) => void)(ajv);
// A leap second is a time, but none that this runtime can hold.
const { validate: isDateTime } = ajv.formats['date-time'] as { validate(text: string): boolean };
ajv.addFormat('date-time', { type: 'string', validate: (text: string) => isDateTime(text) && !Number.isNaN(Date.parse(text)) });

const compiled = new WeakMap<object, ValidateFunction>();

const escapePointer = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

function toFieldError({ instancePath, keyword, params, message }: ErrorObject): FieldError {
  const extra = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  const pointer = extra === undefined ? instancePath : `${instancePath}/${escapePointer(extra)}`;
  const text =
    keyword === 'required'
      ? 'is required'
      : keyword === 'additionalProperties' || keyword === 'unevaluatedProperties'
        ? 'is unknown'
        : keyword === 'enum'
          ? `must be one of: ${(params.allowedValues as unknown[]).join(', ')}`
          : (message ?? 'does not fit');
  return { pointer, message: text, code: keyword };
}

const mostErrors = 50;

/** Checks a value against a JSON Schema; throws `invalid_input` with a JSON pointer for each field that is wrong. */
export function validate(schema: object, value: unknown): void {
  const check = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, check);
  if (check(value)) return;
  const errors = check.errors!.filter(({ keyword }) => keyword !== 'anyOf' && keyword !== 'oneOf').map(toFieldError);
  const distinct = [
    ...new Map((errors.length ? errors : check.errors!.map(toFieldError)).map((error) => [error.pointer + error.message, error])).values(),
  ];
  throw fail('invalid_input', {}, distinct.slice(0, mostErrors));
}

/** Query parameters as a schema wants them: text, or whole numbers and yes or no where it says so. Throws `invalid_parameter`. */
export function readParameters(schema: Record<string, unknown>, query: QueryString): Record<string, unknown> {
  const properties = (schema.properties ?? {}) as Record<string, { type?: string }>;
  const given: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(query)) {
    if (!(name in properties)) throw fail('unknown_parameter', {}, [{ pointer: `?${name}`, message: 'is unknown' }]);
    if (typeof value !== 'string') throw fail('invalid_parameter', {}, [{ pointer: `?${name}`, message: 'is given more than once' }]);
    if (value.includes('\u0000')) throw fail('invalid_parameter', {}, [{ pointer: `?${name}`, message: 'contains a zero character' }]);
    const { type } = properties[name]!;
    if (type === 'integer' && /^-?\d{1,15}$/.test(value)) given[name] = Number(value);
    else if (type === 'boolean' && (value === 'true' || value === 'false')) given[name] = value === 'true';
    else given[name] = value;
  }
  try {
    validate(schema, given);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw fail(
      'invalid_parameter',
      {},
      error.errors.map((one) => ({ ...one, pointer: `?${one.pointer.slice(1)}` })),
    );
  }
  return given;
}
