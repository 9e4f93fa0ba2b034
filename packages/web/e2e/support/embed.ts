import type { Page } from 'playwright-core'
import { startHostPage } from './host-page.ts'
import { PASSWORD, signUpAndConfirm, startJourney } from './journey.ts'

export const EMAIL = 'ada@x.test'

/** The product, a host page whose origin it knows, and somebody with an account who has not been there yet. */
export async function startEmbed(env: Record<string, string> = {}) {
  const host = await startHostPage()
  const journey = await startJourney({ ALLOWED_ORIGINS: host.url, ...env })
  await signUpAndConfirm(journey, await journey.visitor(), EMAIL)
  const { page, errors } = await journey.visitor()
  return {
    host,
    journey,
    page,
    errors,
    [Symbol.asyncDispose]: async () => {
      await journey[Symbol.asyncDispose]()
      await host[Symbol.asyncDispose]()
    },
  }
}

/** Fills the open login dialog and sends it. */
export async function logInWithDialog(page: Page): Promise<void> {
  const form = page.getByRole('dialog', { name: 'Log in' })
  await form.getByLabel('Email').fill(EMAIL)
  await form.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await form.getByRole('button', { name: 'Log in' }).click()
}

/** The address of whoever the one script tag says is logged in. */
export const userOf = (page: Page) => page.evaluate('latchkey.ready.then(() => latchkey.user()?.email ?? null)')
