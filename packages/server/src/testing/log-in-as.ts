import type { TestServices } from './test-services.ts'

export const PASSWORD = 'old harbour lamp'

/** An account with `PASSWORD`, and a browser that is logged in to it. */
export async function logInAs(app: TestServices, email = 'ada@x.test', userAgent?: string) {
  const existing = await app.store.byEmail(email.toLowerCase())
  if (!existing) await app.services.createUser({ email, password: PASSWORD, name: 'Ada', username: null })
  const browser = app.browser(userAgent)
  await browser.logIn({ identifier: email, password: PASSWORD })
  return browser
}
