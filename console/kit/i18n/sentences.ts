/** Names that come from the server's declarations, in this language: resources, fields, values and commands. */
export interface Names {
  readonly resources: Record<string, string>;
  readonly fields: Record<string, string>;
  readonly values: Record<string, string>;
  readonly commands: Record<string, string>;
}

/** Prose by the English that the server says: gettext's way. `{1}`, `{2}` stand for what it puts there: numbers, names, codes. */
export type Sentences = Readonly<Record<string, string>>;

const places = /\{(\d)\}/;
const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A look-up in these tables. What none of them has stays as it is: better English than nothing. */
export function phrasebook(tables: readonly Sentences[]): (english: string) => string {
  const exact = new Map<string, string>();
  const patterns: { readonly fits: RegExp; readonly said: string; readonly weight: number }[] = [];
  for (const [english, said] of tables.flatMap((table) => Object.entries(table))) {
    if (!places.test(english)) exact.set(english, said);
    else {
      const parts = english.split(/\{\d\}/);
      patterns.push({ fits: new RegExp(`^${parts.map(quoted).join('(.+?)')}$`, 's'), said, weight: parts.join('').length });
    }
  }
  // What says more goes first: `must be one of: {1}` before `must be {1}`.
  patterns.sort((a, b) => b.weight - a.weight);
  return (english) => {
    const whole = exact.get(english);
    if (whole !== undefined) return whole;
    for (const { fits, said } of patterns) {
      const found = fits.exec(english);
      if (found) return said.replace(/\{(\d)\}/g, (_, place: string) => found[Number(place)] ?? '');
    }
    return english;
  };
}

const prose = new Set(['title', 'summary', 'description']);
/** Values that a schema names, not prose about them. */
const values = new Set(['default', 'examples', 'enum', 'const']);

/** The same description of resources, commands or schemas with its prose said anew. */
export function mapProse<T>(described: T, say: (english: string) => string): T {
  if (Array.isArray(described)) return described.map((item) => mapProse(item, say)) as T;
  if (described === null || typeof described !== 'object') return described;
  return Object.fromEntries(
    Object.entries(described).map(([key, value]) => [
      key,
      typeof value === 'string' ? (prose.has(key) ? say(value) : value) : values.has(key) ? value : mapProse(value, say),
    ]),
  ) as T;
}
