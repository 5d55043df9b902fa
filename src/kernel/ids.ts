import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A new UUIDv7 (RFC 9562): sorts by the time it was made; in one process each is greater than the one before. */
export const newId = (): string => v7();

/** Whether `text` is a UUID of any version, in the usual 8-4-4-4-12 form. */
export const isUuid = (text: unknown): text is string => typeof text === 'string' && uuidPattern.test(text);

/**
 * The same id for the same parts, always (a name-based UUIDv8, RFC 9562 §5.8, over SHA-256). Used where doing twice must
 * meet itself. Parts are kept apart: ('a', 'bc') and ('ab', 'c') differ.
 */
export function derivedId(...parts: string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
