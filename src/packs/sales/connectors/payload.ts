import { parse } from 'lossless-json';
import { fail } from '#kernel/errors';
import { isCurrency, isMoney } from '#kernel/money';

/**
 * A provider's JSON, read without trusting it and without losing a digit: numbers stay the text they were sent as, so ids above
 * 2^53 and amounts are exact. Whatever cannot be read is `malformed_payload`, with a pointer to it.
 */
export class Payload {
  private readonly value: unknown;
  readonly pointer: string;

  private constructor(value: unknown, pointer: string) {
    this.value = value;
    this.pointer = pointer;
  }

  static of(text: string): Payload {
    let value: unknown;
    try {
      value = parse(text, undefined, (digits) => digits);
    } catch (error) {
      throw fail('malformed_payload', { reason: 'not JSON', provider_message: (error as Error).message.slice(0, 200) });
    }
    const payload = new Payload(value, '');
    if (!payload.isObject) throw payload.malformed('is not an object');
    return payload;
  }

  get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  malformed(message: string): Error {
    return fail('malformed_payload', { reason: message }, [{ pointer: this.pointer || '/', message }]);
  }

  at(key: string): Payload {
    const value = this.isObject ? (this.value as Record<string, unknown>)[key] : undefined;
    return new Payload(value ?? null, `${this.pointer}/${key}`);
  }

  /** The elements; none when absent. */
  list(key: string): Payload[] {
    const inner = this.at(key);
    if (inner.value === null) return [];
    if (!Array.isArray(inner.value)) throw inner.malformed('is not a list');
    return inner.value.map((value, index) => new Payload(value, `${inner.pointer}/${index}`));
  }

  /** Trimmed text or a number's digits; null when absent or empty. */
  text(key: string): string | null {
    const value = this.at(key).value;
    // U+0000 cannot be stored by PostgreSQL in text or jsonb.
    return typeof value === 'string' ? value.replaceAll('\u0000', '').trim() || null : null;
  }

  required(key: string): string {
    const text = this.text(key);
    if (text === null) throw this.at(key).malformed('is missing');
    return text;
  }

  /** A list of texts; other elements are left out. */
  texts(key: string): string[] {
    return this.list(key).flatMap(({ value }) => (typeof value === 'string' && value.trim() ? value.trim() : []));
  }

  flag(key: string, absent = false): boolean {
    const { value } = this.at(key);
    return typeof value === 'boolean' ? value : absent;
  }

  /** An amount that is not negative, as its exact text. */
  money(key: string): string | null {
    const text = this.text(key);
    if (text === null) return null;
    if (!isMoney(text) || text.startsWith('-')) throw this.at(key).malformed(`is not an amount: ${text.slice(0, 40)}`);
    return text;
  }

  /** A whole number of units that is not negative. */
  count(key: string): number | null {
    const text = this.text(key);
    if (text === null) return null;
    if (!/^\d{1,9}$/.test(text)) throw this.at(key).malformed(`is not a count: ${text.slice(0, 40)}`);
    return Number(text);
  }

  time(key: string): string | null {
    const text = this.text(key);
    if (text === null) return null;
    const time = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(time)) throw this.at(key).malformed(`is not a time: ${text.slice(0, 40)}`);
    return new Date(time).toISOString();
  }

  currency(key: string): string {
    const code = this.required(key);
    if (!isCurrency(code))
      throw fail('unknown_currency', { currency: code }, [{ pointer: `${this.pointer}/${key}`, message: 'is unknown' }]);
    return code;
  }
}
