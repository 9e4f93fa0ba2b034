import type { Locale } from '@latchkey/shared'
import type { Language } from '../text/text.ts'

/** The languages beside English. Each is a file of its own, fetched when it is chosen; a build into one file replaces this one. */
export const IMPORTS: { readonly [Tag in Locale]?: () => Promise<Language> } = {
  de: async () => (await import('../locales/de.ts')).de,
  fr: async () => (await import('../locales/fr.ts')).fr,
}
