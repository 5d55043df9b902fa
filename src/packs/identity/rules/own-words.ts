/** Words of nobody in particular that people make passwords of here; docs/security/settings.md has the list. */
const ofTheHouse = ['serai', 'password', 'welcome', 'login', 'admin', 'owner'];

/** Shorter parts of names are chance. */
const shortest = 3;
/** So many letters must be left of a password without the words that others know; digits and marks are what people add last. */
const lettersOfItsOwn = 6;

const small = (text: string): string => text.normalize('NFKC').toLowerCase();
const joined = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

/** The words in names, slugs, domains and addresses (whose last label, such as com, is nobody's), each alone and all joined. */
export function wordsOf(texts: readonly (string | null | undefined)[]): string[] {
  const words = texts.flatMap((text) => {
    const known = small(text ?? '').replace(/(?<=[^\s.]\.)[a-z]{2,}$/, '');
    return [...known.split(/[^\p{L}\p{N}]+/u), joined(known)];
  });
  // The longest first: a name is taken out whole before a part of it is.
  return [...new Set([...words, ...ofTheHouse])].filter((word) => word.length >= shortest).sort((a, b) => b.length - a.length);
}

/** Digits and marks as the letters they are written for; a 1 is an i or an l. */
const lettersFor: Readonly<Record<string, string>> = { '0': 'o', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };
const readings = (password: string): string[] => {
  const read = (one: string) => password.replace(/[013457@$!]/g, (mark) => (mark === '1' ? one : (lettersFor[mark] ?? mark)));
  return [password, read('i'), read('l')];
};

/** Whether a password is little more than such words: what is left without them is too short to be a secret. */
export function isMadeOf(password: string, words: readonly string[]): boolean {
  return readings(small(password)).some((reading) => {
    const whole = joined(reading);
    const rest = words.reduce((left, word) => left.replaceAll(word, ' '), whole);
    return rest !== whole && rest.replace(/[^\p{L}]/gu, '').length < lettersOfItsOwn;
  });
}
