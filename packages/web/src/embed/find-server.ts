import type { AuthOptions } from './auth.ts'

/** What the script tag that runs now says about the server: its own address is `…/embed/latchkey.js`, beside which `…/trpc` is answered. */
export function findServer({ currentScript }: Pick<Document, 'currentScript'>): AuthOptions {
  if (!(currentScript instanceof HTMLScriptElement)) return {}
  const { url = new URL('../trpc', currentScript.src).href, locale } = currentScript.dataset
  return { url, locale }
}
