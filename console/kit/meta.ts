import { saidOf } from './prose.ts';

/** What `GET /v1/meta` says: everything that this person may see and do, described once by the server. */
export type Kind =
  | 'uuid'
  | 'text'
  | 'texts'
  | 'enum'
  | 'integer'
  | 'number'
  | 'money'
  | 'boolean'
  | 'time'
  | 'date'
  | 'json'
  | 'place'
  | 'bytes';
export type FilterOperator = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'contains' | 'has' | 'null';

export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Record<string, Schema>;
  readonly patternProperties?: Record<string, Schema>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly title?: string;
  readonly description?: string;
  /** Never shown again: a password or key. */
  readonly writeOnly?: boolean;
}

export interface FieldMeta {
  readonly type: Kind;
  readonly description: string | null;
  readonly nullable: boolean;
  readonly required: boolean;
  readonly values?: readonly string[];
  /** Path word of the resource it names. */
  readonly reference?: string;
  readonly mask?: string;
  readonly masked?: boolean;
  readonly schema: Schema;
}

export interface CommandMeta {
  readonly name: string;
  readonly operation_id: string;
  readonly method: string;
  readonly path: string;
  readonly target: 'record' | 'collection';
  readonly summary: string;
  readonly permission: string | null;
  readonly from: readonly string[] | null;
  readonly input?: Schema;
  readonly consumes: string;
  /** Path that takes `ids` and does it to many. */
  readonly bulk?: string | null;
}

export interface WriteMeta {
  readonly summary: string;
  readonly schema?: Schema;
  readonly consumes: string;
}

export interface ResourceMeta {
  readonly path: string;
  readonly pack: string;
  readonly description: string | null;
  readonly fields: Record<string, FieldMeta>;
  readonly filters: Record<string, readonly FilterOperator[]>;
  readonly sorts: readonly string[];
  readonly default_sort: string;
  readonly search: readonly string[];
  readonly near: string | null;
  /** `by`: the field that leads there, of this resource for one and of the other for many. */
  readonly expansions: Record<string, { kind: 'one' | 'many'; resource: string; by: string }>;
  readonly etag: boolean;
  readonly states?: { field: string; values: readonly string[]; transitions: Record<string, readonly string[]> | null };
  readonly create: WriteMeta | null;
  readonly update: WriteMeta | null;
  readonly delete: object | null;
  /** Whether this person may take its records out as a file. */
  readonly export?: object | null;
  readonly commands: readonly CommandMeta[];
  readonly downloads: readonly { path: string; summary: string; type: string }[];
}

export interface ActorMeta {
  readonly id: string | null;
  readonly kind: string;
  readonly name: string;
  readonly is_owner: boolean;
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
  readonly features: readonly string[];
  readonly unmasked: boolean;
}

/** What the business's rules for its data mean in a console, for this person. */
export interface Policy {
  readonly copy_protection_enabled?: boolean;
  readonly disable_text_selection?: boolean;
  readonly disable_right_click?: boolean;
  readonly block_keyboard_shortcuts?: boolean;
  readonly blur_on_print_screen?: boolean;
  readonly can_copy_data?: boolean;
  readonly can_print?: boolean;
  readonly require_watermark?: boolean;
  readonly session_timeout_minutes?: number;
  readonly export_enabled?: boolean;
}

export interface Meta {
  readonly actor: ActorMeta;
  readonly resources: Record<string, ResourceMeta>;
  readonly commands: readonly CommandMeta[];
  readonly policy?: Policy;
}

/** A row as the API gives it. */
export type Row = Record<string, unknown> & { readonly id: string };

/** The expansion that shows what a field names: `channel` for `channel_id`, `inviter` for `created_by`. */
export const expansionOf = (resource: ResourceMeta, field: string): string | undefined =>
  Object.entries(resource.expansions).find(([, { kind, by }]) => kind === 'one' && by === field)?.[0];

const titles = [
  'name',
  'title',
  'original_filename',
  'subject',
  'label',
  'code',
  'sku',
  'email',
  'slug',
  'action',
  'event_type',
  'quarter',
];

/** The field a record is called by: a name, else a number such as `order_number`. */
export function titleField(resource: ResourceMeta): string | undefined {
  const fields = Object.keys(resource.fields);
  const numbered = fields.find(
    (field) => /_number$/.test(field) && resource.fields[field]!.type === 'text' && !field.startsWith('external_'),
  );
  return numbered ?? titles.find((field) => field in resource.fields);
}

/** The word a resource is addressed by. */
export const wordOf = ({ path }: ResourceMeta): string => path.slice(path.lastIndexOf('/') + 1);

/** What a person reads instead of an id. */
export function titleOf(resource: ResourceMeta | undefined, row: Row | null | undefined): string {
  if (!row) return '';
  const field = resource && titleField(resource);
  const title = field && saidOf(wordOf(resource), field, row[field]);
  return typeof title === 'string' && title !== '' ? title : row.id.slice(-8);
}

const quiet = new Set(['id', 'metadata', 'created_by', 'updated_at', 'settings']);

/** The columns a list shows until somebody chooses: what names the record, its state, people, money and times; at most eight. */
export function usualColumns(resource: ResourceMeta): string[] {
  const title = titleField(resource);
  const weight = (field: string): number => {
    const { type } = resource.fields[field]!;
    if (field === title) return 100;
    if (field === resource.states?.field) return 90;
    if (quiet.has(field) || type === 'json' || type === 'bytes' || type === 'texts') return -1;
    if (/^external_|_url$|_hash$|fingerprint/.test(field)) return 0;
    if (type === 'enum') return 60;
    if (field.startsWith('total') || /quantity$/.test(field)) return 58;
    if (/name$|email$/.test(field)) return 57;
    if (resource.default_sort.includes(field)) return 56;
    if (type === 'money' || type === 'integer') return 45;
    if (type === 'uuid') return expansionOf(resource, field) ? 50 : 1;
    if (field === 'created_at') return 10;
    if (type === 'time' || type === 'date') return 40;
    return 35;
  };
  const ranked = Object.keys(resource.fields)
    .map((field, place) => ({ field, place, weight: weight(field) }))
    .filter((one) => one.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
    .slice(0, 8);
  const [first, ...rest] = ranked;
  return first ? [first.field, ...rest.sort((a, b) => a.place - b.place).map(({ field }) => field)] : ['id'];
}

/** Lists that belong to a record: those of other resources whose rows name it. */
export function relatedLists(meta: Meta, word: string): { word: string; field: string }[] {
  return Object.entries(meta.resources).flatMap(([other, resource]) =>
    Object.entries(resource.fields)
      .filter(([field, { reference }]) => reference === word && field in resource.filters && field !== 'created_by')
      .map(([field]) => ({ word: other, field })),
  );
}

/** What is active needs no activating, what is not no end, and the default is it already. */
const isDone = (name: string, { is_active, is_default }: Row): boolean =>
  (is_active === true && /^(re)?activate$/.test(name)) ||
  (is_active === false && name === 'deactivate') ||
  (is_default === true && name === 'set-default');

/** Commands that this record's state allows now. */
export function commandsFor(resource: ResourceMeta, row: Row): CommandMeta[] {
  const state = resource.states ? row[resource.states.field] : undefined;
  return resource.commands.filter(
    ({ target, from, name }) =>
      target === 'record' && (from === null || typeof state !== 'string' || from.includes(state)) && !isDone(name, row),
  );
}

/** Sets fields of the record as they are named, rather than doing something with it. */
const sets = /^(set|change|configure|update)(-|$)/;

/** What a command's form begins with: where it only sets fields, the record's own, so that a person sees what they change. */
export function startOf(resource: ResourceMeta, { name, input }: CommandMeta, row: Row): Record<string, unknown> {
  const fields = Object.keys(input?.properties ?? {});
  if (!sets.test(name) || !fields.every((field) => field in resource.fields)) return {};
  const shown = fields.filter((field) => !resource.fields[field]!.masked && row[field] !== null && row[field] !== undefined);
  return Object.fromEntries(shown.map((field) => [field, row[field]]));
}

const grave = /^(cancel|delete|remove|disconnect|revoke|terminate|deactivate|reject|destroy|suspend|unlink|return)/;
/** What cannot be taken back asks first. */
export const needsConfirmation = ({ name }: { name: string }): boolean => grave.test(name);
