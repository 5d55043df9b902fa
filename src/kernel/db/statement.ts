import type { Compilable } from './types.ts';

/** SQL text with numbered parameters, and the values in wire form. */
export interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

/** A JSON value of any kind as a jsonb parameter; needed only where the value is an array or a bare string. */
export class JsonValue {
  readonly text: string;
  constructor(value: unknown) {
    this.text = JSON.stringify(value ?? null);
  }
}
export const json = (value: unknown): JsonValue => new JsonValue(value);

const arrayElement = (value: unknown): string => {
  if (value === null || value === undefined) return 'NULL';
  const text = String(encodeValue(value));
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
};

/** Both drivers take text for everything but bytes, numbers and booleans; saying it here keeps them alike. */
export function encodeValue(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object') return typeof value === 'bigint' ? value.toString() : value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return value;
  if (value instanceof JsonValue) return value.text;
  if (Array.isArray(value)) {
    const bytes = value.some((item) => item instanceof Uint8Array);
    const items = bytes ? value.map((item) => (item ? `\\x${Buffer.from(item).toString('hex')}` : null)) : value;
    return `{${items.map(arrayElement).join(',')}}`;
  }
  return JSON.stringify(value);
}

const templates = new WeakMap<TemplateStringsArray, string>();

function templateText(strings: TemplateStringsArray): string {
  let text = templates.get(strings);
  if (text === undefined) {
    text = strings.reduce((sql, part, index) => (index === 0 ? part : `${sql}$${index}${part}`), '');
    templates.set(strings, text);
  }
  return text;
}

export function toStatement(first: TemplateStringsArray | Compilable, values: unknown[]): Statement {
  if ('compile' in first) {
    const { sql, parameters } = first.compile();
    return { text: sql, values: parameters.map(encodeValue) };
  }
  return { text: templateText(first), values: values.map(encodeValue) };
}

const names = new Map<string, string>();
const mostNames = 4000;

/** A short, stable name per text, so that each connection prepares it once. Past the cap statements run unnamed. */
export function statementName(text: string): string | undefined {
  // Settings hold names of roles: as many texts as tenants, and nothing to prepare.
  if (text.startsWith('set local ')) return undefined;
  let name = names.get(text);
  if (name === undefined && names.size < mostNames) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  return name;
}

/** Quotes an identifier. Only for names the kernel itself made. */
export const ident = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** Quotes a literal where parameters are impossible (SET LOCAL). */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
