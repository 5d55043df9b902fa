import type { ComponentType, FunctionComponent } from 'react';
import type { ResourceMeta, Row } from './meta.ts';
import type { Part } from './part.tsx';

export interface CellProps {
  readonly row: Row;
  readonly value: unknown;
  readonly field: string;
  readonly resource: ResourceMeta;
}

export interface RecordProps {
  readonly word: string;
  readonly resource: ResourceMeta;
  readonly row: Row;
}

/** What a pack wants different for one resource; whatever it does not say is derived from the declarations. */
export interface ResourceOverride {
  readonly icon?: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** Usual columns of the list, in order. */
  readonly columns?: readonly string[];
  /** How one field's value is drawn, in lists and on the detail page. */
  readonly cells?: Record<string, ComponentType<CellProps>>;
  /** What a record is called. */
  readonly title?: (row: Row) => string;
  /** Fields of the detail page by group; fields named nowhere come after. `labels` are keys of the dictionary. */
  readonly groups?: readonly { readonly label: string; readonly fields: readonly string[] }[];
  /** Drawn on the detail page before the fields. */
  readonly sections?: readonly ComponentType<RecordProps>[];
  /** Whether a command that the state allows has anything to do for this record, or a file is there to be downloaded. */
  readonly offers?: (row: Row, command: string) => boolean;
  /** Stands for a command's own form. */
  readonly commands?: Record<string, ComponentType<RecordProps & { onClose(): void }>>;
  /** Commands shown first, as buttons; the others are in the menu. */
  readonly primary?: readonly string[];
  /** Stands for the derived page. */
  readonly list?: Part<{ word: string }>;
  readonly detail?: Part<{ word: string; id: string }>;
  readonly create?: Part<{ word: string }>;
  /** Drawn on the detail page before the buttons of the commands. */
  readonly actions?: ComponentType<RecordProps>;
  /** Drawn above the list, before its own buttons. */
  readonly tools?: ComponentType<{ word: string }>;
  /** What can be done to chosen rows besides the bulk commands. */
  readonly bulk?: ComponentType<{ ids: ReadonlySet<string> }>;
  /** Other ways to draw the list: `layout=` in its address names one. */
  readonly layouts?: readonly {
    readonly name: string;
    readonly label: string;
    readonly icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
    readonly view: ComponentType<{ word: string; search: Record<string, string> }>;
  }[];
  /** Named lists above the table: a label of the dictionary and the list's search. */
  readonly views?: readonly { readonly label: string; readonly search: Record<string, string> }[];
  /** What to do when there is nothing yet; a key of the dictionary. */
  readonly empty?: string;
  /** Whether the side bar names it; absent: when it can be searched, created or commanded. */
  readonly nav?: boolean;
}

/** A page of a pack's own, drawn by hand. */
export interface PageOverride {
  readonly path: string;
  readonly label: string;
  readonly icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** Its module, loaded when it is first opened. */
  readonly page: () => Promise<{ default: FunctionComponent }>;
  /** Any of these permissions shows it; none: everybody. */
  readonly permissions?: readonly string[];
  readonly area?: 'business' | 'platform';
  /** Leaves it out of the side bar. */
  readonly hidden?: boolean;
}

export interface PackOverride {
  readonly pack: string;
  /** Place in the side bar; packs without one come last. */
  readonly order?: number;
  /** Key of the dictionary; absent: the pack's name. */
  readonly label?: string;
  readonly resources?: Record<string, ResourceOverride>;
  readonly pages?: readonly PageOverride[];
}

/** `console/packs/<pack>/pack.tsx` says what that pack wants different. Nothing has to be said. */
const files = import.meta.glob<{ default: PackOverride }>('../packs/*/pack.tsx', { eager: true });
export const packOverrides: readonly PackOverride[] = Object.values(files).map((file) => file.default);

const byWord = new Map(packOverrides.flatMap(({ resources = {} }) => Object.entries(resources)));
const nothing: ResourceOverride = {};
export const overrideOf = (word: string): ResourceOverride => byWord.get(word) ?? nothing;
