import fc from 'fast-check'
import { expect, test } from 'vitest'
import { directionOf, isLocale, LOCALES, parseAcceptLanguage, pickLocale } from './locale.ts'

test.each([
  [['de-AT', 'en'], 'de'],
  [['pt-BR', 'es-419', 'en'], 'es'],
  [['AR_eg'], 'ar'],
  [['deu', 'x-klingon', '*', ''], null],
  [[], null],
])('of the languages %j, %s is spoken', (tags, locale) => {
  expect(pickLocale(tags)).toBe(locale)
})

test.each([
  ['fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5', ['fr-CH', 'fr', 'en', 'de', '*']],
  ['en;q=0.2, es ;q=0.9', ['es', 'en']],
  ['de;q=0, ar', ['ar']],
  ['de;q=much, ar', ['ar']],
  ['', []],
])('the header %j asks for %j', (header, tags) => {
  expect(parseAcceptLanguage(header)).toEqual(tags)
})

test('no header throws, and what is picked is always one of ours', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      const locale = pickLocale(parseAcceptLanguage(header))
      expect(locale === null || isLocale(locale)).toBe(true)
    }),
  )
})

test('only what is in the list is a language, and only Arabic goes from right to left', () => {
  expect([isLocale('de'), isLocale('DE'), isLocale('toString'), isLocale(null)]).toEqual([true, false, false, false])
  expect(LOCALES.filter((locale) => directionOf(locale) === 'rtl')).toEqual(['ar'])
})
