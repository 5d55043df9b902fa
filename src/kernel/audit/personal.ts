import type { KeyRing } from '../crypto/keys.ts';
import { bindTo, open, SealError, seal } from '../crypto/seal.ts';
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

export interface Place {
  readonly tenantId: string;
  readonly entryId: string;
  readonly at: string;
}

/** Seals and opens the personal data of one subject: a person, or the record that stands for one. */
export interface SubjectSealer {
  seal(subject: string, plaintext: string, place: Place): Promise<string> | string;
  /** Undefined: it cannot be opened any more, because the subject's key was destroyed. */
  open(sealed: string, place: Place): Promise<string | undefined> | string | undefined;
}

const bindingOf = ({ tenantId, entryId, at }: Place) => bindTo(tenantId, 'audit_entries', at, entryId);

/** Under the key ring's current key. */
export const ringSealer = (keys: KeyRing): SubjectSealer => ({
  seal: (_, plaintext, place) => seal(keys, plaintext, bindingOf(place)).toString('base64'),
  open(sealed, place) {
    try {
      return open(keys, Buffer.from(sealed, 'base64'), bindingOf(place)).toString('utf8');
    } catch (error) {
      if (error instanceof SealError) return undefined;
      throw error;
    }
  },
});

export interface Sealed {
  readonly $sealed: string;
  readonly at: string;
}

const isSealed = (value: unknown): value is Sealed =>
  typeof value === 'object' && value !== null && typeof (value as Sealed).$sealed === 'string' && typeof (value as Sealed).at === 'string';

interface Sealing {
  readonly sealer: SubjectSealer;
  readonly tenantId: string;
  readonly entryId: string;
  readonly resource: string;
  readonly subject: string;
}

/** The value with personal data sealed, at any depth. */
export async function sealPersonal(value: unknown, at: string, sealing: Sealing): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item, index) => sealPersonal(item, `${at}.${index}`, sealing)));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const fields = await Promise.all(
    Object.entries(value).map(async ([field, inner]) => {
      const place = `${at}.${field}`;
      if (inner === null || inner === undefined || typeof inner === 'boolean' || !isPersonal(sealing.resource, field)) {
        return [field, await sealPersonal(inner, place, sealing)] as const;
      }
      const { sealer, tenantId, entryId, subject } = sealing;
      return [field, { $sealed: await sealer.seal(subject, JSON.stringify(inner), { tenantId, entryId, at: place }), at: place }] as const;
    }),
  );
  return Object.fromEntries(fields);
}

const hidden = '******';
const erased = '[erased]';

interface Reader {
  readonly sealer: SubjectSealer;
  readonly tenantId: string;
  readonly unmasked: boolean;
}

/** JSON text of entries as this reader may see it: sealed values opened for those who see personal data, disguised for the rest. */
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
    if (!reader.unmasked) return hidden;
    const plain = await reader.sealer.open(value.$sealed, { tenantId: reader.tenantId, entryId, at: value.at });
    return plain === undefined ? erased : JSON.parse(plain);
  }
  return Object.fromEntries(
    await Promise.all(Object.entries(value).map(async ([field, inner]) => [field, await reveal(inner, entryId, reader)])),
  );
}
