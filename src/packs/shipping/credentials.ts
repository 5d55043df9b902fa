import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Context } from '#kernel/context';
import { type FieldError, fail } from '#kernel/errors';

type SealedColumn = 'credentials' | 'webhook_token';

const cell = (column: SealedColumn, row: string) => ({ table: 'courier_configs', column, row });

/** Seals a secret into its own cell of `courier_configs`; copied elsewhere it does not open. */
export const sealInto = (context: Context, column: SealedColumn, id: string, value: unknown): Promise<Buffer> =>
  context.secrets.sealJson(value, cell(column, id));

export const openFrom = <T>(context: Context, column: SealedColumn, id: string, sealed: Uint8Array): Promise<T> =>
  context.secrets.openJson<T>(sealed, cell(column, id));

/**
 * Checks credentials against the courier type's `config_schema`; a type without one takes none. Throws
 * `invalid_provider_credentials` with a pointer to each wrong field. Values are never repeated in messages.
 */
export function checkCredentials(schema: object | null, credentials: unknown): void {
  const check = new Ajv2020({ allErrors: true, strict: false }).compile(schema ?? { type: 'object', maxProperties: 0 });
  if (check(credentials)) return;
  const errors: FieldError[] = (check.errors ?? []).map(({ instancePath, message = 'is not valid', params }) => {
    const name = (params as { missingProperty?: string; additionalProperty?: string }).missingProperty ?? params.additionalProperty;
    return { pointer: `/credentials${instancePath}${name ? `/${name}` : ''}`, message };
  });
  throw fail('invalid_provider_credentials', {}, errors);
}
