import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';

export const languages = { en: 'English', hi: 'हिन्दी' } as const;
export type Language = keyof typeof languages;
type Dictionary = Partial<Record<keyof typeof en, string>>;

/** Each language but English is a chunk of its own, loaded when it is chosen. */
const loaders: Record<Exclude<Language, 'en'>, () => Promise<{ words: Dictionary; names: Names }>> = {
  hi: async () => (await import('./hi.ts')).hi,
};

/** Names that come from the server's declarations, in this language: resources, fields, values and commands. */
export interface Names {
  readonly resources: Record<string, string>;
  readonly fields: Record<string, string>;
  readonly values: Record<string, string>;
  readonly commands: Record<string, string>;
}

const key = 'serai.language';
const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

export const isLanguage = (given: string | null | undefined): given is Language => !!given && given in languages;

export function preferredLanguage(): Language {
  const kept = localStorage.getItem(key);
  if (isLanguage(kept)) return kept;
  return navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
}

let names: Names | undefined;
/** Undefined in English, which the server's own words are in. */
export const serverNames = (): Names | undefined => names;

export async function setLanguage(language: Language): Promise<void> {
  if (language !== 'en') {
    const { words, names: loaded } = await loaders[language]();
    i18next.addResourceBundle(language, 'translation', words);
    names = loaded;
  } else names = undefined;
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
