/** The languages that dialogs and mails speak, as BCP 47 tags. */
export const LOCALES = ['en', 'de', 'fr', 'es', 'ar'] as const
/** One of `LOCALES`. */
export type Locale = (typeof LOCALES)[number]

/** What is spoken to whoever wants none of the others. */
export const DEFAULT_LOCALE = 'en' satisfies Locale

const ACCEPT_LANGUAGE_MAX_LENGTH = 500

/** Tells whether something from outside is one of our languages. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

/** The language for whoever wants these, best first, such as `navigator.languages`: `de-AT` is German. Null if none of them is ours. */
export function pickLocale(tags: readonly string[]): Locale | null {
  for (const tag of tags) {
    const [language] = tag.trim().toLowerCase().split(/[-_]/)
    if (isLocale(language)) return language
  }
  return null
}

/** The tags of an `Accept-Language` header, best first (RFC 9110 section 12.5.4). Whatever stands there, it does not throw. */
export function parseAcceptLanguage(header: string): string[] {
  const ranges = header
    .slice(0, ACCEPT_LANGUAGE_MAX_LENGTH)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim())
      const quality = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2)
      return { tag, quality: quality === undefined ? 1 : Number(quality) }
    })
  const wanted = ranges.filter(({ tag, quality }) => tag !== '' && quality > 0)
  return wanted.toSorted((one, other) => other.quality - one.quality).map(({ tag }) => tag)
}

/** Where a line of this language begins. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr'
}
