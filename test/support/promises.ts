import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Answer } from './app.ts';

type Json = Record<string, unknown>;

/** The OpenAPI document, and whether an answer is what it promises. Each validator is compiled once. */
export interface Promises {
  readonly operations: readonly DescribedOperation[];
  resolve(ref: string): Json;
  /** What is wrong with the answer; undefined where nothing is. */
  broken(operation: DescribedOperation, answer: Answer): string | undefined;
}

export interface DescribedOperation {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly parameters: readonly { name: string; in: string; required?: boolean; schema: Json }[];
  readonly bodies: Readonly<Record<string, Json>>;
  readonly isOpen: boolean;
  readonly responses: Readonly<Record<string, { content?: Record<string, { schema: Json }> }>>;
}

export function promisesOf(document: Json): Promises {
  const ajv = new Ajv2020({ strict: false, validateFormats: true });
  (formats as unknown as (instance: Ajv2020) => void)(ajv);
  ajv.addSchema({ ...document, $id: 'api' });
  const resolve = (ref: string): Json =>
    ref
      .replace(/^#\//, '')
      .split('/')
      .reduce((inner, name) => inner[name.replaceAll('~1', '/').replaceAll('~0', '~')] as Json, document);
  const follow = <T>(value: T): T => ((value as Json).$ref ? (resolve((value as Json).$ref as string) as T) : value);
  const operations = Object.entries(document.paths as Record<string, Record<string, Json>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]): DescribedOperation => {
      const content = ((described.requestBody as Json | undefined)?.content ?? {}) as Record<string, { schema: Json }>;
      return {
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        operationId: described.operationId as string,
        parameters: ((described.parameters ?? []) as DescribedOperation['parameters'][number][]).map(follow),
        bodies: Object.fromEntries(Object.entries(content).map(([type, { schema }]) => [type, schema])),
        isOpen: (described.security as unknown[]).length === 0,
        responses: Object.fromEntries(
          Object.entries(described.responses as Record<string, Json>).map(([status, response]) => [status, follow(response)]),
        ) as DescribedOperation['responses'],
      };
    }),
  );
  const checks = new Map<string, ValidateFunction>();
  const checkOf = (operation: DescribedOperation, status: string, type: string, schema: Json): ValidateFunction => {
    const key = (schema.$ref as string | undefined) ?? `${operation.name} ${status} ${type}`;
    const known = checks.get(key);
    if (known) return known;
    const made = ajv.compile(schema.$ref ? { $ref: `api${schema.$ref}` } : schema);
    checks.set(key, made);
    return made;
  };
  return {
    operations,
    resolve,
    broken(operation, { status, text, headers }) {
      const promised = operation.responses[status];
      if (!promised) return `status ${status} is not declared`;
      const sent = headers['content-type'];
      const [type = ''] = (sent ?? '').split(';');
      if (!promised.content) return text ? `a body where none is declared: ${text.slice(0, 200)}` : undefined;
      const content = promised.content[type] ?? promised.content['*/*'];
      if (!content) return `content type ${type || '(none)'} is not declared`;
      if (!type.endsWith('json')) return undefined;
      if (!/charset=utf-8$/.test(sent!)) return `content type ${sent} names no charset`;
      const body = JSON.parse(text);
      if (type === 'application/problem+json' && body.status !== status) return `the problem says ${body.status}`;
      const check = checkOf(operation, String(status), type, content.schema);
      return check(body) ? undefined : `the body does not fit: ${JSON.stringify(check.errors!.slice(0, 3))}`;
    },
  };
}
