import { parseLinkHash, readOpenHash, type EmailLink, type OpenForm } from '@latchkey/shared'
import type { Browser } from './browser.ts'
import type { Flow } from './flow.ts'

/**
 * Takes the link of a mail out of the URL and says which flow it opens, or null. Run before anything is rendered, so that the key is in no history entry, no
 * `Referer`, and no router's location. Parameters that are not ours stay.
 */
export function readEmailLink(browser: Pick<Browser, 'readHash' | 'writeHash'>): Flow | null {
  const parsed = parseLinkHash(browser.readHash())
  if (parsed.kind === 'none') return null
  browser.writeHash(parsed.rest)
  return parsed.kind === 'link' ? toFlow(parsed.link) : { view: 'message', message: 'link_damaged', email: '' }
}

/** Takes the link of a mail without a key out of the URL, in the same way: which form it opens. */
export function readFormLink(browser: Pick<Browser, 'readHash' | 'writeHash'>): OpenForm | undefined {
  const form = readOpenHash(browser.readHash())
  if (form) browser.writeHash('')
  return form
}

function toFlow({ purpose, email, key }: EmailLink): Flow {
  switch (purpose) {
    case 'confirm':
    case 'reset':
      return { view: purpose, email, proof: { key } }
    default:
      return { view: purpose, email, key }
  }
}
