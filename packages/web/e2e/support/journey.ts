import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeOf, findFreePort, linkOf, spawnServer, waitFor } from '@latchkey/server/testing'
import { formatLinkHash } from '@latchkey/shared'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { launchBrowser } from './launch-browser.ts'

export const PASSWORD = 'a fine long password'
export const NEW_PASSWORD = 'another fine password'

/** The built product and a browser: `await using journey = await startJourney()`. */
export async function startJourney(env: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-journey-'))
  const settings = { DATA_DIR: dataDir, MAIL_COOLDOWN: '1s', PORT: String(await findFreePort()), ...env }
  let server = await spawnServer(settings)
  const browser = await launchBrowser()
  return {
    dataDir,
    /** Stops the server and starts it again on the same data. */
    restart: async () => {
      await server.stop()
      server = await spawnServer(settings)
    },
    browser,
    url: `http://localhost:${settings.PORT}`,
    /** Somebody at a browser of their own: no cookies yet. */
    visitor: () => openVisitor(browser, `http://localhost:${settings.PORT}`),
    /** The newest mail for this purpose; waits for it. `after` more than so many of them. */
    mail: async (email: string, purpose: string, after = 0) => {
      const mails = async () => (await server.mailsTo(email)).filter((mail) => mail.purpose === purpose)
      await waitFor(async () => (await mails()).length > after, 10_000)
      const [mail] = await mails()
      if (!mail) throw new Error('the mail is gone')
      const link = () => linkOf(mail)
      return { ...mail, hash: () => formatLinkHash(link()), key: () => link().key, code: () => codeOf(mail) }
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close()
      await server[Symbol.asyncDispose]()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type Journey = Awaited<ReturnType<typeof startJourney>>

/** A browser context with one page, and what went wrong in it. */
export async function openVisitor(browser: Browser, url: string): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: url })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  return { context, page, errors, dialog: (name) => page.getByRole('dialog', { name }) }
}

export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** Uncaught errors of the page. */
  readonly errors: string[]
  readonly dialog: (name: string | RegExp) => Locator
}

/** Opens the sign-up dialog from the home page, fills it and sends it. */
export async function signUp({ page, dialog }: Visitor, email: string, password = PASSWORD, name = 'Ada'): Promise<void> {
  await page.goto('/')
  await page.getByRole('banner').getByRole('button', { name: 'Sign up' }).click()
  const form = dialog('Sign up')
  await form.getByLabel('Name').fill(name)
  await form.getByLabel('Email').fill(email)
  await form.getByLabel('Password', { exact: true }).fill(password)
  await form.getByLabel('Repeat password', { exact: true }).fill(password)
  await form.getByRole('button', { name: 'Sign up' }).click()
}

/** Opens the login dialog from the home page, fills it and sends it. */
export async function logIn({ page, dialog }: Visitor, email: string, password = PASSWORD, remember = false): Promise<void> {
  await page.goto('/')
  await page.getByRole('banner').getByRole('button', { name: 'Log in', exact: true }).first().click()
  const form = dialog('Log in')
  await form.getByLabel('Email').fill(email)
  await form.getByLabel('Password', { exact: true }).fill(password)
  if (remember) await form.getByLabel('Remember me').check()
  await form.getByRole('button', { name: 'Log in' }).click()
}

/** Follows the confirmation mail in this browser until its user is logged in. */
export async function signUpAndConfirm(journey: Journey, visitor: Visitor, email: string): Promise<void> {
  await signUp(visitor, email)
  await visitor.dialog('Check your email').waitFor()
  const mail = await journey.mail(email, 'confirm')
  await visitor.page.goto(`/${mail.hash()}`)
  await visitor.dialog('Confirm your email address').getByRole('button', { name: 'Confirm my email address' }).click()
  await finishMessage(visitor, 'Welcome')
  await visitor.page.getByText(`You are logged in as ${email}`).waitFor()
}

/** Reads a message and goes on. Returns what it said. */
export async function finishMessage({ dialog }: Visitor, title: string | RegExp): Promise<string> {
  const message = dialog(title)
  await message.waitFor()
  const words = await message.innerText()
  await message.getByRole('button', { name: 'Continue' }).click()
  await message.waitFor({ state: 'detached' })
  return words
}
