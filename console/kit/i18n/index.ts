import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { sayBy, saysAsIs, serverText } from './say.ts';
import { mapProse, type Names, phrasebook, type Sentences } from './sentences.ts';

export const languages = { en: 'English', hi: 'हिन्दी' } as const;
export type Language = keyof typeof languages;
type Dictionary = Partial<Record<keyof typeof en, string>>;

/** A language: the console's own words, the names of what the server declares, and the server's sentences. */
interface Spoken {
  readonly words: Dictionary;
  readonly names: Names;
  /** What may be said at any time: problems, objections to fields, what the server wrote into rows. */
  readonly sentences: readonly Sentences[];
  /** What explains fields and commands, by pack; loaded when they are shown. */
  readonly help: Readonly<Record<string, () => Promise<Sentences>>>;
}

/** Each language but English is a chunk of its own, loaded when it is chosen. */
const loaders: Record<Exclude<Language, 'en'>, () => Promise<Spoken>> = {
  hi: async () => (await import('./hi.ts')).hi,
};

const key = 'serai.language';
const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

export const isLanguage = (given: string | null | undefined): given is Language => !!given && given in languages;

export function preferredLanguage(): Language {
  const kept = localStorage.getItem(key);
  if (isLanguage(kept)) return kept;
  return navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
}

let spoken: Spoken | undefined;
/** Undefined in English, which the server's own words are in. */
export const serverNames = (): Names | undefined => spoken?.names;

export { serverText } from './say.ts';

/** What the server describes (resources, commands, schemas) with its titles and explanations in the person's language. */
export const serverProse = <T>(described: T): T => (saysAsIs() ? described : mapProse(described, serverText));

/** Packs whose explanations are shown. */
const explained = new Set<string>();

async function learn(language: Spoken): Promise<void> {
  // A help text in English is no reason to show nothing.
  const help = [...explained].map((pack) => language.help[pack]?.().catch(() => ({})) ?? {});
  const tables = await Promise.all(help);
  if (language === spoken) sayBy(phrasebook([...language.sentences, ...tables]));
}

/** Loads what explains these packs, in this language and in any chosen later. */
export async function explain(packs: Iterable<string>): Promise<void> {
  for (const pack of ['common', 'kernel', ...packs]) explained.add(pack);
  if (spoken) await learn(spoken);
}

export async function setLanguage(language: Language): Promise<void> {
  if (language !== 'en') {
    spoken = await loaders[language]();
    i18next.addResourceBundle(language, 'translation', spoken.words);
    await learn(spoken);
  } else {
    spoken = undefined;
    sayBy();
  }
  localStorage.setItem(key, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.documentElement.dir = rightToLeft.has(language) ? 'rtl' : 'ltr';
}

export async function startLanguages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    showSupportNotice: false,
  } as Parameters<typeof i18next.init>[0]);
  await setLanguage(preferredLanguage());
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    keySeparator: false;
    nsSeparator: false;
  }
}
