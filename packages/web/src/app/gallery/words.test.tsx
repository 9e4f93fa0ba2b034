import '../../styles/latchkey.css'
import type { Settings } from '@latchkey/shared/contract'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { IMPORTS } from '../../embed/import-language.ts'
import { mount } from '../../testing/mount.ts'
import { createPickWords, type PickWords } from '../../text/text.ts'
import { EMAIL, MADE_UP_USER } from './made-up.ts'
import { pseudoWords } from './pseudo-words.ts'
import { SpecimenView } from './specimen-view.tsx'
import { SPECIMENS } from './specimens.ts'

const VIEWS = Object.entries(SPECIMENS).map(([view, specimens]) => ({ view, specimens }))
const LANGUAGES = await Promise.all(Object.entries(IMPORTS).map(async ([tag, load]) => ({ tag, language: await load() })))

/** What is shown but is no word of ours: who somebody is, their devices, and what a page itself says. */
const DATA = [EMAIL, MADE_UP_USER.name, 'ada-lovelace'].concat(
  ['charles.babbage@example.com', 'countess@example.org', 'countess-2', 'Firefox on Linux', 'Safari on iPhone'],
  ['Please log in to see your orders.'],
)
const WAIT_FOR_EVER = ['busy', 'loading', 'checking the link']

/** Every state of one view, as wide as the inside of a dialog on a screen of 320 pixels. */
async function showAll({ specimens }: (typeof VIEWS)[number], pickWordsFor: (settings: Settings) => PickWords): Promise<HTMLElement> {
  await page.viewport(320, 800)
  const element = mount(() =>
    specimens.map((specimen) => <SpecimenView specimen={specimen} place="dialog" isLive={false} pickWordsFor={pickWordsFor} />),
  )
  element.style.width = '256px'
  const waiting = specimens.filter(({ state }) => WAIT_FOR_EVER.some((name) => state.endsWith(name))).length
  await expect.poll(() => element.querySelectorAll('[data-latchkey-state=busy]').length).toBeLessThanOrEqual(waiting)
  return element
}

function shownTexts(element: HTMLElement): string[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts: string[] = []
  while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '')
  const attributes = ['aria-label', 'placeholder', 'title', 'alt'].flatMap((name) =>
    [...element.querySelectorAll(`[${name}]`)].map((found) => found.getAttribute(name) ?? ''),
  )
  return [...texts, ...attributes]
}

const withoutData = (text: string) => DATA.reduce((rest, value) => rest.replaceAll(value, ''), text)

test.each(VIEWS)('$view shows no word that is not from the table, and text that is 40 % longer overflows nowhere (UX-67)', async (each) => {
  const element = await showAll(each, (settings) => (english) => pseudoWords(createPickWords(settings)(english)))
  expect(shownTexts(element).filter((text) => /[a-z]/i.test(withoutData(text)))).toEqual([])
  expect(element.scrollWidth).toBeLessThanOrEqual(256)
})

test.each(LANGUAGES)('every view says its language and fits at 320 px in $tag (UX-67, UX-68)', async ({ tag, language }) => {
  for (const each of VIEWS) {
    const element = await showAll(each, (settings) => createPickWords(settings, language))
    for (const root of element.querySelectorAll<HTMLElement>('[data-latchkey-view]')) {
      expect([root.lang, root.dir]).toEqual([tag, language.words.language.dir])
    }
    expect(element.scrollWidth).toBeLessThanOrEqual(256)
  }
})
