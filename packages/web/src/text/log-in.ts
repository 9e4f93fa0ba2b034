import { DEFAULT_LOCALE, isLocale, type Locale } from '@latchkey/shared'

/** What is said before any form, with all its words, has been fetched. */
const LOG_IN: Readonly<Record<Locale, string>> = {
  en: 'Log in',
  de: 'Anmelden',
  fr: 'Se connecter',
  es: 'Iniciar sesión',
  ar: 'تسجيل الدخول',
}

/** What the button to the login says in a language; in English where it is none of ours. */
export function sayLogIn(tag: string): string {
  return LOG_IN[isLocale(tag) ? tag : DEFAULT_LOCALE]
}
