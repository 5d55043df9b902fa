import { fail } from '#kernel/errors';

/** C0 and C1 controls, line separators, what is invisible, and what turns the direction of text: `gpj.exe` shown as `exe.jpg`. */
const deceiving = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/u;

/** A name that shows what it is on every screen and disk: one line, no folders. Returns it in Unicode's composed form. */
export function fileName(given: string | null, pointer = '/file'): string {
  const wrong = (message: string) => fail('invalid_file_name', {}, [{ pointer, message }]);
  // Before trimming, which would take some of them for spaces.
  if (deceiving.test(given ?? '')) throw wrong('has characters in its name that do not show what it is');
  const name = (given ?? '').normalize('NFC').trim();
  if (name === '') throw wrong('has no name');
  if ([...name].length > 255) throw wrong('has a name of more than 255 characters');
  if (/[\\/]/.test(name) || /^\.+$/.test(name)) throw wrong('has folders in its name');
  return name;
}

/** What follows the last dot, in small letters; empty: nothing does. */
export const extensionOf = (name: string): string => /[^.]\.([^.\s]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
