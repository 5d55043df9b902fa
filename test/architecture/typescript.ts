import { parseAst } from 'vitest/node';

export interface Import {
  readonly specifier: string;
  /** Leaves no trace at run time. */
  readonly typeOnly: boolean;
  readonly line: number;
}

export interface Text {
  readonly text: string;
  readonly line: number;
}

/** What the rules need to know of one TypeScript file. */
export interface Module {
  readonly imports: readonly Import[];
  /** Every string and template; `${…}` reads as `?`. */
  readonly texts: readonly Text[];
  /** Tables given by name to a query builder: `selectFrom('orders as o')`. */
  readonly builderTables: readonly Text[];
  /** Tables a declaration shows, `resource('orders', …)`, and those its expansions name, `one('users')`. */
  readonly shown: readonly Text[];
  readonly expanded: readonly Text[];
  /** Reads of a clock or of chance. */
  readonly impurities: readonly Text[];
  /** Properties of the object given to `pack({ … })`. */
  readonly manifest: { readonly name?: string; readonly uses: readonly string[] } | undefined;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

const builderMethods = /^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|from|using|(inner|left|right|full|cross)Join(Lateral)?)$/;

export function readModule(source: string, path: string): Module {
  const module = {
    imports: [] as Import[],
    texts: [] as Text[],
    builderTables: [] as Text[],
    shown: [] as Text[],
    expanded: [] as Text[],
    impurities: [] as Text[],
    manifest: undefined as Module['manifest'],
  };
  const lineOf = (node: Node) => source.slice(0, node.start).split('\n').length;
  const add = (list: Text[], node: Node, text: string) => list.push({ text, line: lineOf(node) });
  const importFrom = (node: Node, typeOnly: boolean) => {
    if (isNode(node.source) && typeof node.source.value === 'string') {
      module.imports.push({ specifier: node.source.value, typeOnly, line: lineOf(node) });
    }
  };

  visit(parseAst(source, { lang: path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node, (node) => {
    switch (node.type) {
      case 'ImportDeclaration': {
        const names = node.specifiers as Node[];
        importFrom(node, node.importKind === 'type' || (names.length > 0 && names.every((name) => name.importKind === 'type')));
        break;
      }
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        if (node.source) importFrom(node, node.exportKind === 'type');
        break;
      case 'ImportExpression':
        importFrom(node, false);
        break;
      case 'TSImportType':
        importFrom(node, true);
        break;
      case 'Literal':
        if (typeof node.value === 'string') add(module.texts, node, node.value);
        break;
      case 'TemplateLiteral':
        add(
          module.texts,
          node,
          (node.quasis as Node[]).map((part) => (part.value as { cooked: string | null; raw: string }).cooked ?? '').join('?'),
        );
        break;
      case 'CallExpression':
      case 'NewExpression': {
        const callee = nameOf(node.callee as Node);
        const given = node.arguments as Node[];
        if (impure(node.type, callee, given.length)) add(module.impurities, node, callee);
        const first = given[0];
        const method = callee.split('.').at(-1) ?? '';
        if (callee.includes('.') && builderMethods.test(method) && first) {
          for (const name of stringsIn(first)) add(module.builderTables, first, name);
        }
        const list = callee === 'resource' ? module.shown : /^(one|many)$/.test(callee) ? module.expanded : undefined;
        if (list && first) for (const name of stringsIn(first)) add(list, first, name);
        if (callee === 'pack' && first?.type === 'ObjectExpression') {
          module.manifest = { name: stringsIn(property(first, 'name'))[0], uses: stringsIn(property(first, 'uses')) };
        }
        break;
      }
    }
  });
  return module;
}

function impure(type: string, callee: string, given: number): boolean {
  if (callee === 'Date') return type === 'CallExpression' || given === 0;
  return /^(Date\.now|performance\.now|Math\.random|((node)?crypto\.)?(randomUUID|randomBytes|randomInt|getRandomValues))$/i.test(callee);
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, see);
  }
}

/** `tx.many` of a member, `now` of a name; other expressions have no name, but their last member has: `?.where`. */
function nameOf(node: Node): string {
  if (node.type === 'Identifier') return node.name as string;
  if (node.type !== 'MemberExpression') return '?';
  return `${nameOf(node.object as Node)}.${nameOf(node.property as Node)}`;
}

function property(object: Node, name: string): Node | undefined {
  const found = (object.properties as Node[]).find((entry) => isNode(entry.key) && (entry.key.name ?? entry.key.value) === name);
  return found?.value as Node | undefined;
}

function stringsIn(node: Node | undefined): string[] {
  if (!node) return [];
  if (node.type === 'ArrayExpression') return (node.elements as Node[]).flatMap(stringsIn);
  return typeof node.value === 'string' ? [node.value] : [];
}
