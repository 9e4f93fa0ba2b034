import { DEFAULT_LOCALE, isLocale, pickLocale } from '@latchkey/shared'
import { createSignal, untrack, type Accessor } from 'solid-js'
import { stored } from '../flows/stored.ts'
import type { Language, OwnWords } from '../text/text.ts'
import { IMPORTS } from './import-language.ts'

/** Which language the forms speak. */
export interface Languages {
  /** The tag of the language that is chosen. */
  readonly locale: Accessor<string>
  /** Its words; undefined is English, which comes with the forms. */
  readonly language: Accessor<Language | undefined>
  readonly own: OwnWords | undefined
  /** Brings the words. If they can't be had, those before them stay. */
  readonly load: () => Promise<void>
  /** Changes over to another language and remembers it for this browser. */
  readonly choose: (locale: string) => Promise<void>
}

interface LanguageOptions {
  readonly locale?: string | undefined
  readonly languages?: readonly Language[] | undefined
  readonly words?: OwnWords | undefined
}

/** What was chosen in this browser, after a new choice if there is one. A browser may keep nothing; then it holds until the page is left. */
const remember = (choice?: string) => stored('local', 'latchkey-locale', choice)

/** The first of these that there is: what the app says, what was chosen in this browser, what the page is written in, what the browser is set to, English. */
export function createLanguages({ locale: told = '', languages = [], words }: LanguageOptions): Languages {
  const brought = (locale: string) => languages.find((each) => each.words.language.tag === locale)
  const known = (tag: string) => [tag, tag.split('-')[0] ?? ''].find(brought) ?? pickLocale([tag])
  const pick = (...tags: readonly string[]) => tags.map(known).find(Boolean) ?? DEFAULT_LOCALE
  const first = pick(told, remember(), document.documentElement.lang, ...navigator.languages)
  const [locale, setLocale] = createSignal(first)
  const [language, setLanguage] = createSignal(brought(first))

  const load = async () => {
    const wanted = untrack(locale)
    const fetchWords = async () => brought(wanted) ?? (isLocale(wanted) ? await IMPORTS[wanted]?.() : undefined)
    const loaded = await fetchWords().catch(fetchWords).catch(language)
    if (untrack(locale) === wanted) setLanguage(loaded)
  }
  return {
    locale,
    language,
    own: words,
    load,
    choose: (next) => {
      remember(setLocale(pick(next)))
      return load()
    },
  }
}
