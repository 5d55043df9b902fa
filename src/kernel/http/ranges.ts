import type { ByteRange } from '../world.ts';

/**
 * What a Range header asks of a file of `size` bytes (RFC 9110 §14): a range, 'unsatisfiable', or undefined for all of it. Several
 * ranges, other units and malformed ones are answered with the whole, as the standard allows.
 */
export function rangeOf(header: string | undefined, size: number): Required<ByteRange> | 'unsatisfiable' | undefined {
  const [, from, to] = /^\s*bytes\s*=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  if (from === '') {
    const last = Number(to);
    return last === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - last), end: size - 1 };
  }
  const start = Number(from);
  if (to !== '' && Number(to) < start) return undefined;
  if (start >= size) return 'unsatisfiable';
  return { start, end: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}
