import type { AuditNote, Context } from '../context.ts';
import { SealError } from '../crypto/seal.ts';
import type { Secrets } from '../keystore/secrets.ts';
import type { AnyResource } from '../resource.ts';

/**
 * Personal data in entries is ciphertext: what people may not all see, and what must be forgettable without touching an entry,
 * since its hash is in the Merkle tree. A sealed value stands where the plain one was, as
 *
 *   {"$sealed": "<base64>", "at": "before.customer_email"}
 *
 * and opens only in its own entry, at its own place.
 */

/** Field names that hold personal data wherever they turn up: in inputs, and in resources that mask nothing. */
const common =
  /^(.*_)?(email|phone|mobile|address|date_of_birth|iban|account_number|bank_account|passport_number|national_id|tax_id)$|^(customer|recipient|contact|full|first|last|account_holder)_name$|^address_line_?\d$/;
/** Not of a person. */
const impersonal = /^(ip|mac|wallet|web)_address$/;

const masked = new Map<string, ReadonlySet<string>>();

/** Remembers what each resource masks. Declarations are constants of the program, read once when it starts. */
export function declarePersonal(resources: readonly Pick<AnyResource, 'table' | 'masks'>[]): void {
  for (const { table, masks } of resources) masked.set(table.replace(/^platform\./, ''), new Set(Object.keys(masks ?? {})));
}

const isPersonal = (resource: string, field: string): boolean =>
  masked.get(resource)?.has(field) === true || (common.test(field) && !impersonal.test(field));

export interface Sealed {
  readonly $sealed: string;
  readonly at: string;
}

const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && typeof (value as Sealed).$sealed === 'string' && typeof (value as Sealed).at === 'string';

const cellOf = (entryId: string, at: string) => ({ table: 'audit_entries', column: at, row: entryId });

interface Sealing {
  readonly secrets: Secrets;
  readonly entryId: string;
  readonly resource: string;
  readonly subject: string;
}

export const subjectOf = ({ resource, resourceId, subject }: Pick<AuditNote, 'resource' | 'resourceId' | 'subject'>): string =>
  (subject ?? `${resource}/${resourceId ?? ''}`).slice(0, 255);

/** Asks for the key of an entry that is about to be noted, together with statements that are on their way anyway. */
export function expectEntry(
  { secrets }: Pick<Context, 'secrets'>,
  { fields, ...note }: Pick<AuditNote, 'resource' | 'resourceId'> & { fields: readonly string[] },
): void {
  if (!fields.some((field) => isPersonal(note.resource, field))) return;
  // Where it cannot be had, the entry that needs it says so.
  secrets.sealerFor(subjectOf(note)).catch(() => {});
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !(value instanceof Date);

/** The parts of an entry with personal data sealed, at any depth: one look at the subject's key, and none where nothing is personal. */
export async function sealPersonal<P extends Record<string, unknown>>(
  parts: P,
  { secrets, entryId, resource, subject }: Sealing,
): Promise<{ [part in keyof P]: unknown }> {
  const isSecret = (field: string, value: unknown) =>
    value !== null && value !== undefined && typeof value !== 'boolean' && isPersonal(resource, field);
  const holdsSecrets = (value: object): boolean =>
    Object.entries(value).some(([field, inner]) => isSecret(field, inner) || (isObject(inner) && holdsSecrets(inner)));
  if (!holdsSecrets(parts)) return parts;
  const seal = await secrets.sealerFor(subject);
  // Nothing about a forgotten subject is kept any more, not even sealed.
  const sealed = (value: unknown, at: string): Sealed => ({
    $sealed: seal?.(JSON.stringify(value), cellOf(entryId, at)).toString('base64') ?? '',
    at,
  });
  const walk = (value: unknown, at: string): unknown => {
    if (!isObject(value)) return value;
    if (Array.isArray(value)) return value.map((item, index) => walk(item, `${at}.${index}`));
    return within(value, `${at}.`);
  };
  const within = (value: object, before: string): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(value).map(([field, inner]) => [
        field,
        isSecret(field, inner) ? sealed(inner, before + field) : walk(inner, before + field),
      ]),
    );
  return within(parts, '') as { [part in keyof P]: unknown };
}

/** Names of the fields in entries, at any depth, whose values stand there plain. */
export function plainFieldsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(plainFieldsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) => (inner === null || isSealed(inner) ? [] : [field, ...plainFieldsOf(inner)]));
}

/** `before.customer_email`, `metadata.input.items.0.phone` → the field's own name. */
const fieldAt = (place: string): string => place.slice(place.lastIndexOf('.') + 1);

const hidden = '******';
const erased = '[erased]';
const unreadable = '[unreadable]';

interface Reader {
  readonly secrets: Secrets;
  /** Whether a sealed field of this name may be opened: it is plain for the reader, or disguised by its name afterwards. */
  opens(field: string): boolean;
}

/** JSON text of entries as this reader may see it. What they may not see of sealed values stays hidden. */
export async function revealJson(text: string, reader: Reader): Promise<string> {
  if (!text.includes('"$sealed"')) return text;
  const body = JSON.parse(text) as { data?: { id?: string }[]; id?: string };
  const rows = Array.isArray(body.data) ? body.data : [body];
  const shown = await Promise.all(rows.map((row) => reveal(row, row.id ?? '', reader)));
  return JSON.stringify(Array.isArray(body.data) ? { ...body, data: shown } : shown[0]);
}

async function reveal(value: unknown, entryId: string, reader: Reader): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => reveal(item, entryId, reader)));
  if (typeof value !== 'object' || value === null) return value;
  if (isSealed(value)) {
    if (!reader.opens(fieldAt(value.at))) return hidden;
    try {
      const plain = value.$sealed && (await reader.secrets.openFor(Buffer.from(value.$sealed, 'base64'), cellOf(entryId, value.at)));
      return plain ? JSON.parse(plain.toString('utf8')) : erased;
    } catch (error) {
      // Somebody moved or damaged it: the rest of the trail stays readable, and `serai audit verify` names the entry.
      if (error instanceof SealError) return unreadable;
      throw error;
    }
  }
  return Object.fromEntries(
    await Promise.all(Object.entries(value).map(async ([field, inner]) => [field, await reveal(inner, entryId, reader)])),
  );
}
