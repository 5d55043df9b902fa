export interface Name {
  /** As written, without quotes: `orders` or `platform.plans`. */
  readonly name: string;
  readonly line: number;
}

export interface Table extends Name {
  readonly columns: readonly Name[];
}

/** Strings, comments and dollar-quoted bodies become blanks of the same length, so that offsets stay lines of the original. */
export function withoutLiterals(sql: string): string {
  return sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$/g, (literal) => literal.replaceAll(/[^\n]/g, ' '));
}

const name = String.raw`(?:only\s+)?((?:"?[a-z_]\w*"?\.)?"?[a-z_]\w*"?)`;
const matches = (sql: string, pattern: string): Name[] =>
  [...sql.matchAll(new RegExp(pattern, 'gid'))].flatMap((match) => {
    const group = match.findIndex((value, index) => index > 0 && value !== undefined);
    const at = match.indices?.[group]?.[0] ?? match.index;
    return group < 0 ? [] : [{ name: clean(match[group]!), line: lineAt(sql, at) }];
  });
const clean = (text: string) => text.replaceAll('"', '').toLowerCase();
const lineAt = (sql: string, at: number) => sql.slice(0, at).split('\n').length;

const openings = new Set(
  'with select insert update delete merge lock truncate copy create alter drop and or where from join left right inner cross full exists order values not'.split(
    ' ',
  ),
);

/** Whether a string of TypeScript is a statement, or a piece of one, rather than prose: prose starts with one capital. */
export function looksLikeSql(text: string): boolean {
  const word = withoutLiterals(text).match(/^[\s(?,]*([A-Za-z]+)/)?.[1] ?? '';
  return (word === word.toLowerCase() || word === word.toUpperCase()) && openings.has(word.toLowerCase());
}

/** Names that stand where a table stands: after from, join, into, update, using and table, and after the commas of a from list. */
export function tablesNamed(text: string): Name[] {
  const sql = withoutLiterals(text);
  const lists = [...sql.matchAll(/\bfrom\s+((?:[\w".]+(?:\s+(?:as\s+)?\w+)?\s*,\s*)+(?:lateral\s+)?[\w".]+)/gi)].flatMap((match) =>
    match[1]!.split(',').map((item) => ({
      name: clean(
        item
          .trim()
          .replace(/^(lateral|only)\s+/i, '')
          .split(/\s+/)[0]!,
      ),
      line: lineAt(sql, match.index),
    })),
  );
  return [...lists, ...matches(sql, String.raw`\b(?:from|join|into|update|using|table|references)\s+${name}`)];
}

export const referencesIn = (text: string): Name[] => matches(withoutLiterals(text), String.raw`\breferences\s+${name}`);

/** Where a migration touches a table other than by reference. */
export const touchedIn = (text: string): Name[] => {
  const sql = withoutLiterals(text);
  return [
    ...matches(sql, String.raw`\b(?:from|join|into|(?<!\bon\s)update)\s+${name}`),
    ...matches(sql, String.raw`\b(?:alter|drop|lock|truncate)\s+table\s+(?:if\s+exists\s+)?${name}`),
    ...matches(sql, String.raw`\bcreate\s+(?:unique\s+)?index\s+(?:if\s+not\s+exists\s+)?\w*\s*on\s+${name}`),
    ...matches(sql, String.raw`\bcomment\s+on\s+table\s+${name}`),
  ];
};

export const triggersIn = (text: string): Name[] =>
  matches(withoutLiterals(text), String.raw`\bcreate\s+(?:or\s+replace\s+)?(?:constraint\s+|event\s+)?((?:trigger|rule)\s+\w+)`);

/** Tables a migration creates, with their columns; partitions take theirs from the parent. */
export function tablesCreated(text: string): Table[] {
  const sql = withoutLiterals(text);
  const created = [
    ...sql.matchAll(
      new RegExp(String.raw`\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?${name}\s*(\(|partition\s+of)`, 'gid'),
    ),
  ].map((match): Table => {
    const open = match.index + match[0].length - 1;
    return {
      name: clean(match[1]!),
      line: lineAt(sql, match.indices![1]![0]),
      columns: match[2] === '(' ? columnsAt(sql, open) : [],
    };
  });
  const added = [...sql.matchAll(new RegExp(String.raw`\balter\s+table\s+(?:if\s+exists\s+)?${name}([^;]*)`, 'gi'))].map((match): Table => {
    const start = match.index + match[0].length - match[2]!.length;
    const columns = [...match[2]!.matchAll(/\badd\s+(?:column\s+)(?:if\s+not\s+exists\s+)?"?([a-z_]\w*)/gi)];
    return {
      name: clean(match[1]!),
      line: lineAt(sql, match.index),
      columns: columns.map((column) => ({ name: clean(column[1]!), line: lineAt(sql, start + column.index) })),
    };
  });
  return [...created, ...added.filter(({ columns }) => columns.length > 0)];
}

/** Names of the views a text creates. */
export const viewsCreated = (text: string): string[] =>
  [...withoutLiterals(text).matchAll(new RegExp(String.raw`\bcreate\s+(?:or\s+replace\s+)?view\s+${name}`, 'gi'))].map((match) =>
    clean(match[1]!),
  );

export const isPartition = (text: string, table: string): boolean =>
  new RegExp(String.raw`\btable\s+(?:if\s+not\s+exists\s+)?"?${table}"?\s+partition\s+of`, 'i').test(withoutLiterals(text));

function columnsAt(sql: string, open: number): Name[] {
  const columns: Name[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = open; at < sql.length; at += 1) {
    const letter = sql[at];
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if ((letter === ',' && depth === 1) || depth === 0) {
      const entry = sql.slice(start, at);
      const word = entry.match(/^\s*"?([a-z_]\w*)/i);
      if (word && !/^(constraint|primary|unique|foreign|check|exclude|like)$/i.test(word[1]!)) {
        columns.push({ name: clean(word[1]!), line: lineAt(sql, start + entry.search(/\S/)) });
      }
      start = at + 1;
      if (depth === 0) break;
    }
  }
  return columns;
}

/** `orders` and `orders.status` for every comment that says something. */
export function commented(text: string): Set<string> {
  const pattern = /\bcomment\s+on\s+(?:table|column)\s+([\w".]+)\s+is\s+'((?:[^']|'')*)'/gi;
  return new Set([...text.matchAll(pattern)].filter((match) => match[2]!.trim().length > 2).map((match) => clean(match[1]!)));
}
