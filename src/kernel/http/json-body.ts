import { fail } from '../errors.ts';

/** Nobody's data is nested deeper. Far beyond, `JSON.stringify` and PostgreSQL run out of stack. */
const deepest = 64;

/** Refuses what parses as JSON and still can't be kept: nested without end, or text that PostgreSQL can't hold. */
export function checkJson(text: string, value: unknown): void {
  if (isDeeper(text, deepest)) throw fail('invalid_input', {}, [{ pointer: '', message: `is nested deeper than ${deepest} levels` }]);
  // Only an escape can bring such characters past the UTF-8 decoder.
  if (/\\u(0000|[dD][89a-fA-F])/.test(text)) checkText(value, '');
}

function isDeeper(text: string, most: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > most) return true;
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
  return false;
}

function checkText(value: unknown, pointer: string): void {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) throw fail('invalid_input', {}, [{ pointer, message: 'contains a zero character' }]);
    if (!value.isWellFormed()) throw fail('invalid_input', {}, [{ pointer, message: 'contains half of a surrogate pair' }]);
  } else if (value && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) {
      checkText(name, pointer);
      checkText(inner, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    }
  }
}
