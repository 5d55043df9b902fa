import i18next, { type TFunction } from 'i18next';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

interface Spoken {
  readonly language: string;
  readonly t: TFunction;
}

const Language = createContext<Spoken>({ language: 'en', t: i18next.t });

/** Listens once for a change of language, on behalf of everything below. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const spoken = useMemo(() => ({ language, t }), [language, t]);
  return <Language value={spoken}>{children}</Language>;
}

/** The words, for what is drawn by the hundred: `useTranslation` listens for itself each time it is used, and that is most of a cell's cost. */
export const useLanguage = (): Spoken => useContext(Language);
