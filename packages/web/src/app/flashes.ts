import { createSignal } from 'solid-js'

/** What kind of news a message is: decides its colour, its sign and the word in front of it. */
export const FLASH_CATEGORIES = ['success', 'info', 'warning', 'error'] as const
export type FlashCategory = (typeof FLASH_CATEGORIES)[number]

/** A page of the app, and the words that lead there. */
export interface FlashLink {
  readonly words: string
  readonly path: string
}

/** A short message about what just happened, shown above the page until it is dismissed or the visitor goes on. */
export interface Flash {
  readonly id: number
  readonly category: FlashCategory
  readonly text: string
  /** Where to go on from it. */
  readonly link?: FlashLink | undefined
  /** Outlives the next change of page. */
  readonly keep: boolean
}

export interface Flashes {
  /** All messages, oldest first, or only those of the categories named. */
  messages(...categories: readonly FlashCategory[]): readonly Flash[]
  /** Shows a message on this page. */
  show(category: FlashCategory, text: string, link?: FlashLink): void
  /** Shows a message that survives the navigation about to happen. */
  showOnNextPage(category: FlashCategory, text: string): void
  dismiss(id: number): void
  /** Takes all messages away: they were for somebody else. */
  clear(): void
  /** To be called when the page has changed: old messages go, those for the new page stay. */
  pageChanged(): void
}

/** Holds the messages of one app. The same text twice in a row is shown once. */
export function createFlashes(): Flashes {
  const [all, setAll] = createSignal<readonly Flash[]>([])
  let lastId = 0

  const add = (category: FlashCategory, text: string, keep: boolean, link?: FlashLink) => {
    lastId += 1
    const flash = { id: lastId, category, text, link, keep }
    setAll((flashes) => [...flashes.filter((other) => other.category !== category || other.text !== text), flash])
  }
  return {
    messages: (...categories) => (categories.length === 0 ? all() : all().filter(({ category }) => categories.includes(category))),
    show: (category, text, link) => add(category, text, false, link),
    showOnNextPage: (category, text) => add(category, text, true),
    dismiss: (id) => setAll((flashes) => flashes.filter((flash) => flash.id !== id)),
    clear: () => setAll([]),
    pageChanged: () => setAll((flashes) => flashes.filter(({ keep }) => keep).map((flash) => ({ ...flash, keep: false }))),
  }
}
