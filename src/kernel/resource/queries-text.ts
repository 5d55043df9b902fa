import type { Actor } from '../context.ts';
import type { CompiledResource, ResourceCompiler } from './compile.ts';
import { getStatement, listStatement } from './list.ts';
import { readListQuery } from './query.ts';

const reader = (permissions: string[], unmasked: boolean): Actor => ({
  kind: 'user',
  id: '00000000-0000-0000-0000-000000000000',
  name: '',
  isOwner: unmasked,
  roles: [],
  permissions: new Set(permissions),
  features: new Set(),
  sessionId: null,
  unmasked,
});

/** The SQL every list and get compiles to, for review: for someone who sees everything, and for someone who sees masks. */
export function queriesText(compiler: ResourceCompiler): string {
  const permissions = compiler.all.map(({ spec }) => spec.permissions.read);
  const blocks = compiler.all.flatMap((resource) => {
    const { spec } = resource;
    const expand = Object.keys(spec.expand ?? {});
    return [
      block(`${spec.table}: list`, listText(resource, {}, reader(permissions, true))),
      ...(spec.masks || spec.scope
        ? [block(`${spec.table}: list, as people see it who see it masked`, listText(resource, {}, reader(permissions, false)))]
        : []),
      ...(expand.length
        ? [block(`${spec.table}: list, expand=${expand.join()}`, listText(resource, { expand: expand.join() }, reader(permissions, true)))]
        : []),
      block(`${spec.table}: get`, getStatement(resource, '00000000-0000-0000-0000-000000000000', reader(permissions, true)).text),
    ];
  });
  return `-- Made by \`bin/serai generate\` from the declarations. Do not edit.\n\n${blocks.join('\n')}`;
}

const listText = (resource: CompiledResource, query: Record<string, string>, actor: Actor): string =>
  listStatement(resource, readListQuery(resource, query, resource.maskedFor(actor)), actor).text;

/** One clause a line. */
const block = (title: string, sql: string): string => {
  const lines = sql
    .replace(/\s+/g, ' ')
    .replace(/ (from|where|order by|cross join lateral|limit) /g, '\n  $1 ')
    .replace(/, (?=(?:t|x)\.|\(select|case|round|st_asgeojson|host)/g, ',\n    ');
  return `-- ${title}\n${lines};\n`;
};
