import { fail, Problem } from '../errors.ts';

/** The fields of a PostgreSQL error that both drivers give. */
export interface DatabaseError extends Error {
  code?: string;
  constraint?: string;
  table?: string;
  column?: string;
  detail?: string;
}

const retryable = new Set(['40001', '40P01']);
const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '53300',
]);

export const isRetryable = (error: unknown): boolean => retryable.has((error as DatabaseError)?.code ?? '');

/** Errors of the connection rather than of the statement. */
export function isUnreachable(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as DatabaseError;
  return (
    unreachable.has(code) ||
    /^Connection terminated|^timeout exceeded when trying to connect|not queryable|^Client was closed/.test(message)
  );
}

const pointerOf = (column: string | undefined) => (column ? `/${column}` : '');

/** Columns named in `Key (a, lower(b))=(…)` of the error's detail; of an expression, the column it is about. */
function keyColumns(detail = ''): string[] {
  const match = /^Key \((.+?)\)=\(/.exec(detail);
  return match ? match[1]!.split(', ').map((key) => /^\w+\("?(\w+)"?(?:::\w+)?\)$/.exec(key)?.[1] ?? key) : [];
}

/**
 * What a database error means to the caller: constraints become problems with the column's pointer, lost connections and
 * time-outs become 503. Anything else is given back as it was: a defect.
 */
export function toProblem(error: unknown, columnOfCheck?: (table: string, constraint: string) => string | undefined): unknown {
  if (error instanceof Problem) return error;
  if (isUnreachable(error)) return fail('database_unavailable');
  const { code, constraint = '', table = '', column, detail, message } = error as DatabaseError;
  const columns = keyColumns(detail);
  switch (code) {
    case '23505':
      return fail(
        'already_exists',
        { constraint },
        (columns.length ? columns : [column ?? '']).map((name) => ({
          pointer: pointerOf(name),
          message: 'is taken already',
          code: 'already_exists',
        })),
      );
    case '23P01':
      return fail('already_exists', { constraint });
    case '23503':
      return /is still referenced/.test(detail ?? '')
        ? fail('still_referenced', { constraint })
        : fail(
            'invalid_reference',
            { constraint },
            columns.map((name) => ({ pointer: pointerOf(name), message: 'does not exist' })),
          );
    case '23514': {
      const checked = columnOfCheck?.(table, constraint);
      return fail('invalid_input', { constraint }, [{ pointer: pointerOf(checked), message: `breaks the rule ${constraint}` }]);
    }
    case '23502':
      return fail('invalid_input', {}, [{ pointer: pointerOf(column), message: 'is required' }]);
    case '22001':
    case '22003':
    case '22007':
    case '22008':
    case '22P02':
    case '22P05':
    case '22021':
      return fail('invalid_input', {}, [{ pointer: '', message }]);
    case '57014':
    case '55P03':
    case '40001':
    case '40P01':
      return fail('timeout');
    default:
      return error;
  }
}
