import { dictionary } from '@zxcvbn-ts/language-common';
import { fail } from '#kernel/errors';

/** The most common passwords of published leaks, in small letters. */
const leaked = new Set(dictionary['passwords-common']);

/** What remains of a password without what people add to get past a rule: capitals, a year, an exclamation mark. */
const bare = (text: string) => text.replace(/[\d\W_]+$/, '');

/** Refuses a new password that everyone's guessing list has. `pointer` names its field. */
export function refuseLeaked(password: string, pointer: string): void {
  const plain = password.normalize('NFKC').trim().toLowerCase();
  if (leaked.has(plain) || leaked.has(bare(plain)) || leaked.has(plain.replace(/\W+$/, ''))) {
    throw fail('password_leaked', {}, [{ pointer, message: 'This password is on lists of leaked passwords.' }]);
  }
}
