import { AUTH_ERROR_CODES, AuthError, FIELD_ERROR_CODES, LOCALES, directionOf } from '@latchkey/shared'
import { expect, test } from 'vitest'
import { IMPORTS } from '../embed/import-language.ts'
import { en } from '../text/en.ts'
import { formWords } from '../text/form-words.ts'
import { sayLogIn } from '../text/log-in.ts'
import { sayNotLoggedOut } from '../text/not-logged-out.ts'
import { createPickWords, type Language } from '../text/text.ts'

const languages = await Promise.all(Object.values(IMPORTS).map((load) => load()))
const named = languages.map((language): [string, Language] => [language.words.language.tag, language])
const wordsIn = (language: Language) => (['private', 'friendly'] as const).map((privacy) => createPickWords({ privacy }, language)(en))

/** Every text of a table, with made-up values where it names some. */
function textsOf(value: unknown, key = ''): [key: string, text: string][] {
  if (typeof value === 'string') return [[key, value]]
  // Some only know a few values, such as how strong a password is.
  if (typeof value === 'function') return textsOf(Reflect.apply(value, undefined, ['ada@x.test', 'ada@x.test']), key)
  return Object.entries(value ?? {}).flatMap(([name, inner]) => textsOf(inner, `${key}.${name}`))
}

test('there is a table for each language that mails are written in, in its own direction (UX-67, UX-68)', () => {
  const tags = [en, ...languages.map(({ words }) => words)].map(({ language }) => language)
  expect(tags).toEqual(LOCALES.map((tag) => ({ tag, dir: directionOf(tag) })))
})

test.each(named)('%s has words of its own for everything (UX-67)', (_tag, language) => {
  const english = new Map(textsOf(en))
  const same = textsOf(language.words).filter(([key, text]) => !key.startsWith('.language') && english.get(key) === text)
  // Words that are the same in both languages.
  expect(same.map(([, text]) => text).filter((text) => !['Name', 'Code', 'Confirmation'].includes(text))).toEqual([])
})

test.each(named)('before any form is fetched %s has the word for the login that the form has (UX-67)', (tag, { words }) => {
  expect(sayLogIn(tag)).toBe(words.login.submit)
})

test.each(named)('%s says each code in both modes, and none shows the code itself', (_tag, language) => {
  for (const words of wordsIn(language).map((each) => formWords(each))) {
    const texts = [
      ...AUTH_ERROR_CODES.map((code) => words.error(new AuthError(code), { email: 'ada@x.test' })),
      ...FIELD_ERROR_CODES.map((code) => words.fieldError(code, { label: '–', minLength: 8 })),
    ]
    for (const text of texts) expect(text).not.toMatch(/undefined|NaN|[a-z]_[a-z]/)
  }
})

test.each(named)('%s has the quotation marks and the dots of print, and names what it is about', (_tag, language) => {
  const texts = wordsIn(language).flatMap((words) => textsOf(words))
  expect(texts.filter(([, text]) => /['"]|\.\.\./.test(text))).toEqual([])
  const aboutAda = textsOf(en).filter(
    ([key, text]) => text.includes('ada@x.test') && !/(toggleName|hints.password|ago|seen|wait|inTime)$/.test(key),
  )
  for (const [key] of aboutAda) expect(new Map(textsOf(language.words)).get(key)).toContain('ada@x.test')
})

test.each([['en', en.errors] as const, ...named.map(([tag, { words }]) => [tag, words.errors] as const)])(
  'the refusal of a login names no email in %s: it may have been a username (LOGIN_WITH)',
  (_tag, { credentials_wrong }) => {
    expect(credentials_wrong).not.toMatch(/e-?mail|correo|بريد/i)
  },
)

test('Spanish said “usted” to people in some places and “tú” in all others: now it is “tú” everywhere', () => {
  const spanish = languages.filter(({ words }) => words.language.tag === 'es')
  const texts = textsOf([spanish, spanish.map(({ words }) => words.strength('like_owner', 8)), sayNotLoggedOut('es')])
  expect(texts.length).toBeGreaterThan(200)
  const formal =
    /\b(usted|sus?|abra|compruebe|confirme|copie|elija|escriba|espere|guárdela|haga|inicie|inténtelo|mire|pida|pulse|vuelva)\b/i
  // Of an address, not of a person.
  const ofAddress = /su propia cuenta|restablece su contraseña/g
  expect(texts.filter(([, text]) => formal.test(text.replaceAll(ofAddress, '')))).toEqual([])
})

test('times to wait have the plurals of each language (UX-21)', () => {
  const waits = Object.fromEntries(
    languages.map(({ words }) => [
      words.language.tag,
      [1, 2, 5, 30, 61, 600].map((seconds) => words.links.inTime(seconds).replaceAll(/\s/g, ' ')),
    ]),
  )
  expect(waits).toEqual({
    de: ['in 1 Sekunde', 'in 2 Sekunden', 'in 5 Sekunden', 'in 30 Sekunden', 'in 2 Minuten', 'in 10 Minuten'],
    fr: ['dans 1 seconde', 'dans 2 secondes', 'dans 5 secondes', 'dans 30 secondes', 'dans 2 minutes', 'dans 10 minutes'],
    es: [
      'dentro de 1 segundo',
      'dentro de 2 segundos',
      'dentro de 5 segundos',
      'dentro de 30 segundos',
      'dentro de 2 minutos',
      'dentro de 10 minutos',
    ],
    ar: ['بعد ثانية واحدة', 'بعد ثانيتين', 'بعد 5 ثوانٍ', 'بعد 30 ثانية', 'بعد دقيقتين', 'بعد 10 دقائق'],
  })
})

test('an app has its own words for some keys, in one language or in each', () => {
  const title = 'Welcome to the shop'
  expect(createPickWords({ privacy: 'private' }, undefined, { login: { title } })(en).login).toEqual({ ...en.login, title })
  const own = (tag: string) => (tag === 'de' ? { login: { title: 'Willkommen im Laden' } } : {})
  const titles = languages.map((language) => createPickWords({ privacy: 'private' }, language, own)(en).login.title)
  expect(titles).toEqual(['Willkommen im Laden', 'Se connecter', 'Iniciar sesión', 'تسجيل الدخول'])
})
