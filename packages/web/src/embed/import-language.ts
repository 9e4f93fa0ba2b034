import type { DEFAULT_LOCALE, Locale } from '@latchkey/shared'
import type { Language } from '../text/text.ts'

type Import = () => Promise<Language>

/** The languages beside English. Each is a file of its own, fetched when it is chosen; a build into one file replaces this one. */
export const IMPORTS: Readonly<Partial<Record<Locale, Import>>> = {
  de: async () => (await import('../locales/de.ts')).de,
  fr: async () => (await import('../locales/fr.ts')).fr,
  es: async () => (await import('../locales/es.ts')).es,
  ar: async () => (await import('../locales/ar.ts')).ar,
} satisfies Record<Exclude<Locale, typeof DEFAULT_LOCALE>, Import>
