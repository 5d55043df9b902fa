type Json = Record<string, unknown>;

const methods = ['get', 'post', 'put', 'patch', 'delete'];
const name = (key: string) => (/^[a-z_$][\w$]*$/i.test(key) ? key : JSON.stringify(key));
const comment = (text: unknown) => (typeof text === 'string' ? `/** ${text.split('\n')[0]!.replaceAll('*/', '* /')} */ ` : '');

/** A JSON Schema as a TypeScript type. */
function typeOf(schema: Json | undefined): string {
  if (!schema || Object.keys(schema).length === 0) return 'unknown';
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1)!;
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const any = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (any) return any.map(typeOf).join(' | ');
  if (Array.isArray(schema.allOf)) return (schema.allOf as Json[]).map((part) => `(${typeOf(part)})`).join(' & ');
  const types = Array.isArray(schema.type) ? (schema.type as string[]) : [schema.type as string];
  return types.map((type) => plainType(type, schema)).join(' | ');
}

function plainType(type: string | undefined, schema: Json): string {
  if (type === 'string' || type === 'boolean' || type === 'null') return type;
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'array') return `(${typeOf(schema.items as Json)})[]`;
  if (type !== 'object' && !schema.properties) return 'unknown';
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Json>);
  const others = schema.additionalProperties;
  if (!properties.length) return `Record<string, ${others && typeof others === 'object' ? typeOf(others as Json) : 'unknown'}>`;
  const required = new Set((schema.required ?? []) as string[]);
  return `{ ${properties.map(([key, value]) => `${comment(value.description)}${name(key)}${required.has(key) ? '' : '?'}: ${typeOf(value)}`).join('; ')} }`;
}

/** What an operation takes and gives, by "METHOD /path". */
function operationText(method: string, path: string, operation: Json): string {
  const parameters = ((operation.parameters ?? []) as Json[]).filter((parameter) => parameter.in === 'query');
  const contents = (part: Json | undefined) => Object.values((part?.content ?? {}) as Record<string, Json>)[0]?.schema as Json | undefined;
  const body = operation.requestBody as Json | undefined;
  const done = Object.entries(operation.responses as Record<string, Json>).find(([status]) => status.startsWith('2'))?.[1];
  const query = parameters.map((parameter) => `${name(parameter.name as string)}?: string`);
  return [
    `  ${comment(operation.summary)}`,
    `  ${JSON.stringify(`${method.toUpperCase()} ${path}`)}: {`,
    `    query: ${query.length ? `{ ${query.join('; ')} }` : 'Record<string, never>'};`,
    `    body: ${body ? typeOf(contents(body)) : 'undefined'};`,
    `    answer: ${contents(done) ? typeOf(contents(done)) : 'undefined'};`,
    '  };',
  ].join('\n');
}

/** `generated/client.ts`: the types of every operation of the OpenAPI document, for the console. */
export function clientText(document: Json): string {
  const schemas = Object.entries((document.components as Json).schemas as Record<string, Json>);
  const paths = Object.entries(document.paths as Record<string, Record<string, Json>>);
  return [
    '// Made by `node src/main.ts generate` from generated/openapi.json. Do not edit.',
    '',
    ...schemas.map(([key, schema]) => `export type ${key} = ${typeOf(schema)};`),
    '',
    '/** What each operation takes and gives. */',
    'export interface Operations {',
    ...paths.flatMap(([path, item]) =>
      methods.filter((method) => item[method]).map((method) => operationText(method, path, item[method]!)),
    ),
    '}',
    '',
  ].join('\n');
}
