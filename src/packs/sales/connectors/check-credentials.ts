import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { fail } from '#kernel/errors';

// Channel types are the platform's own data; `title` and `writeOnly` in them are for forms.
const ajv = new Ajv2020({ allErrors: true, strict: false });
const compiled = new Map<string, ValidateFunction>();

function validatorOf(schema: object): ValidateFunction {
  const text = JSON.stringify(schema);
  const known = compiled.get(text);
  if (known) return known;
  const validator = ajv.compile(schema);
  compiled.set(text, validator);
  return validator;
}

const pointerOf = (error: ErrorObject): string => {
  const { missingProperty, additionalProperty } = error.params as { missingProperty?: string; additionalProperty?: string };
  const name = missingProperty ?? additionalProperty;
  return `/credentials${error.instancePath}${name ? `/${name}` : ''}`;
};

/**
 * Throws `invalid_provider_credentials` with a pointer per field that does not fit the channel type's schema. A type without
 * schema takes no credentials. Messages never repeat a value.
 */
export function checkCredentials(schema: object | null, credentials: object): void {
  const validator = validatorOf(schema ?? { type: 'object', maxProperties: 0 });
  if (validator(credentials)) return;
  throw fail(
    'invalid_provider_credentials',
    {},
    validator.errors!.map((error) => ({ pointer: pointerOf(error), message: error.message ?? 'does not fit' })),
  );
}
