import { fail } from '#kernel/errors';

let known: ReadonlySet<string> | undefined;

/** The most common passwords of published leaks, in small letters; read when first asked for, and kept. */
async function leakedPasswords(): Promise<ReadonlySet<string>> {
  if (!known) {
    const { dictionary } = await import('@zxcvbn-ts/language-common');
    known = new Set(dictionary['passwords-common']);
  }
  return known;
}

/** What remains of a password without what people add to get past a rule: capitals, a year, an exclamation mark. */
const bare = (text: string) => text.replace(/[\d\W_]+$/, '');

/** Refuses a new password that everyone's guessing list has. `pointer` names its field. */
export async function refuseLeaked(password: string, pointer: string): Promise<void> {
  const leaked = await leakedPasswords();
  const plain = password.normalize('NFKC').trim().toLowerCase();
  if (leaked.has(plain) || leaked.has(bare(plain)) || leaked.has(plain.replace(/\W+$/, ''))) {
    throw fail('password_leaked', {}, [{ pointer, message: 'This password is on lists of leaked passwords.' }]);
  }
}
