import type { CompiledResource } from '#kernel/resource/compile';
import type { RowsColumn } from '#kernel/resource/rows';
import { neutral } from '../rules/neutral.ts';

/**
 * What a cell is. `text` is what people wrote: neutralised, and it carries the mark. `word` is ours, such as a state or an id: as it is,
 * so that files can be joined and counted by it.
 */
export type CellKind = 'text' | 'word' | 'number' | 'boolean' | 'date' | 'time';

/** One column of a file. */
export interface FileColumn {
  readonly header: string;
  readonly kind: CellKind;
  /** The value as text, null where there is none. */
  read(record: Readonly<Record<string, unknown>>): string | null;
}

const kinds: Partial<Record<RowsColumn['kind'], CellKind>> = {
  uuid: 'word',
  enum: 'word',
  place: 'word',
  integer: 'number',
  number: 'number',
  money: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
};

const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return String(value);
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value.join(', ') : JSON.stringify(value);
};

/** What a file cannot hold: halves of a character, and control characters other than tabs and line ends. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** The most that a cell of a spreadsheet holds, less room for a mark. */
const longest = 32_000;

const written = (value: unknown, mark: string): string | null => {
  const text = textOf(value);
  if (text === null || text === '') return text;
  const whole = text.toWellFormed().replace(unprintable, '');
  return `${neutral(whole.length > longest ? `${whole.slice(0, longest)}…`.toWellFormed() : whole)}${mark}`;
};

/** Parts of a JSON column whose shape is declared, such as an address. */
function partsOf({ spec }: CompiledResource, column: string): string[] {
  const shape = (spec.json as Record<string, { type?: string; properties?: object }> | undefined)?.[column];
  return shape?.type === 'object' ? Object.keys(shape.properties ?? {}) : [];
}

/** The file's columns. `mark` goes behind every text; empty: none does. */
export function fileColumns(resource: CompiledResource, columns: readonly RowsColumn[], mark: string): FileColumn[] {
  return columns.flatMap(({ name, kind }): FileColumn[] => {
    const parts = kind === 'json' ? partsOf(resource, name) : [];
    if (parts.length > 0)
      return parts.map((part, index) => ({
        header: `${name}.${part}`,
        kind: 'text',
        read: ({ [name]: value }) =>
          // What is masked as a whole is a text.
          typeof value === 'string'
            ? index === 0
              ? written(value, mark)
              : null
            : written((value as Record<string, unknown> | null)?.[part], mark),
      }));
    if (kind === 'bytes') return [];
    const cell = kinds[kind] ?? 'text';
    if (cell === 'text') return [{ header: name, kind: cell, read: ({ [name]: value }) => written(value, mark) }];
    if (kind === 'place')
      return [
        {
          header: name,
          kind: cell,
          read: ({ [name]: value }) => (value as { coordinates: number[] } | null)?.coordinates.join(' ') ?? null,
        },
      ];
    return [{ header: name, kind: cell, read: ({ [name]: value }) => textOf(value) }];
  });
}

/** Records as the database gives them, in batches. */
export type Records = AsyncIterable<readonly Readonly<Record<string, unknown>>[]>;
