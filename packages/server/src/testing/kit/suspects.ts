import type { TestLatchkey } from '../test-latchkey.ts'
import type { AddressProcedure } from './address-inputs.ts'
import { createTestBrowser } from './test-browser.ts'

/** What an account can be that nobody may notice. */
export const STATES = ['unconfirmed', 'confirmed', 'disabled'] as const

/** Addresses of one length: one in each state, and two that have no account. */
export type Suspects = Readonly<Record<(typeof STATES)[number] | 'unknown' | 'anotherUnknown', string>>

const DIGITS = 4

/** Makes fresh ones for each procedure, so that what is asked of one of them is no trace of the procedure before. */
export function createSuspects<Profile>(
  latchkey: TestLatchkey<Profile>,
  page: Parameters<typeof createTestBrowser>[0],
  { domain, signup }: { readonly domain: string; readonly signup: AddressProcedure | undefined },
): () => Promise<Suspects> {
  let made = 0
  const nextAddress = () => {
    made += 1
    return `suspect-${String(made).padStart(DIGITS, '0')}@${domain}`
  }
  const signUp = async (email: string) => {
    const response = signup && (await createTestBrowser(page).post(`${page.url}/${signup.path}`, signup.inputFor(email)))
    // Where nobody may sign up there are still accounts that were never confirmed.
    if (!response?.ok) await latchkey.createUser({ email, confirmed: false })
  }
  return async () => {
    const suspects: Suspects = {
      unknown: nextAddress(),
      anotherUnknown: nextAddress(),
      unconfirmed: nextAddress(),
      confirmed: nextAddress(),
      disabled: nextAddress(),
    }
    await signUp(suspects.unconfirmed)
    await latchkey.createUser({ email: suspects.confirmed })
    await latchkey.createUser({ email: suspects.disabled, disabled: true })
    return suspects
  }
}
