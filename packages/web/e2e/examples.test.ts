import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { PASSWORD } from './support/journey.ts'
import { runExample, type Example } from './support/run-example.ts'

const EXAMPLES = join(import.meta.dirname, '../../../examples')
const email = 'ada@x.test'

const press = (example: Example, name: string) => example.page.getByRole('main').getByRole('button', { name, exact: true }).click()
const offered = async ({ page }: Example) =>
  await page
    .getByRole('main')
    .getByRole('button', { name: /^(Sign up|Log out)$/ })
    .allInnerTexts()
const secret = ({ page }: Example) => page.getByText('Only users see this.')

/** Wants to see what members see, and changes their mind. */
async function cancelLogin(example: Example): Promise<void> {
  const { page, dialog } = example
  expect(await secret(example).isVisible()).toBe(false)
  await press(example, 'Members')
  await dialog('Log in').getByText('Please log in').or(dialog('Log in').getByLabel('Email')).first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('You cancelled.').waitFor()
  expect(await page.locator('dialog').count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Members')
}

async function signUpWithCode(example: Example): Promise<void> {
  const { dialog } = example
  await press(example, 'Sign up')
  const form = dialog('Sign up')
  await form.getByLabel('Name').fill('Ada')
  await form.getByLabel('Email').fill(email)
  await form.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await form.getByLabel('Repeat password', { exact: true }).fill(PASSWORD)
  await form.getByRole('button', { name: 'Sign up' }).click()
  const waiting = dialog('Check your email')
  await waiting.getByLabel('Code', { exact: true }).fill(await example.confirmationCode(email))
  await waiting.getByRole('button', { name: 'Confirm' }).click()
  await dialog('Welcome').getByRole('button', { name: 'Continue' }).click()
  await example.page.getByRole('status').getByText('Hello Ada').waitFor()
}

async function fillLogin({ dialog }: Example): Promise<void> {
  const form = dialog('Log in')
  await form.getByLabel('Email').fill(email)
  await form.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await form.getByRole('button', { name: 'Log in' }).click()
  await form.waitFor({ state: 'detached' })
}

/** What everybody can do on the page of every example. */
async function useExample(example: Example): Promise<void> {
  await cancelLogin(example)
  await signUpWithCode(example)
  await press(example, 'Log out')
  await example.page.getByRole('status').getByText('Goodbye').waitFor()
  await secret(example).waitFor({ state: 'hidden' })
  expect(await example.page.getByText('You cancelled.').count()).toBe(0)
  await press(example, 'Log in')
  await fillLogin(example)
  await example.page.getByRole('status').getByText('Hello Ada').waitFor()
  await press(example, 'Members')
  await secret(example).waitFor()
}

/** The picture of whoever is logged in has arrived, nothing went wrong in the page, and Ctrl-C ends every process. */
async function expectGoodEnd(example: Example): Promise<void> {
  const picture = example.page.getByRole('button', { name: 'Ada' }).locator('img')
  expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBeGreaterThan(0)
  expect(example.errors).toEqual([])
  expect(await example.interrupt()).toEqual({ exitCode: 0, stillThere: [] })
}

test.each(['html', 'vue', 'solid'])(
  'one command runs the %s example, in whose page people cancel, sign up, see what is for them, log out and log in (UX-62)',
  async (name) => {
    await using example = await runExample(name)
    await expect.poll(() => offered(example)).toEqual(['Sign up'])
    await useExample(example)
    expect(await offered(example)).toEqual(['Log out'])
    await expectGoodEnd(example)
  },
)

test.each(['react', 'vue', 'solid'])('the %s example can be built for production', async (name) => {
  await promisify(execFile)(process.execPath, ['--run', 'build'], { cwd: join(EXAMPLES, name) })
  const page = await readFile(join(EXAMPLES, name, 'dist/index.html'), 'utf8')
  expect(page).toMatch(/src="\/assets\/index-[\w-]+\.js"/)
})

test('so it does in React, whose strict mode runs each effect twice: they share one dialog (UX-36, UX-62)', async () => {
  await using example = await runExample('react')
  const { page } = example
  await page.evaluate(`(async () => {
    const { auth } = await import('/src/auth.ts')
    const { requireUser } = auth
    window.asked = []
    auth.requireUser = (options) => {
      const answer = requireUser(options)
      asked.push(answer)
      return answer
    }
    window.mostDialogs = 0
    new MutationObserver(() => (mostDialogs = Math.max(mostDialogs, document.querySelectorAll('dialog').length)))
      .observe(document.body, { childList: true, subtree: true })
  })()`)
  await cancelLogin(example)
  expect(await page.evaluate('Promise.all([...asked, mostDialogs])')).toEqual([null, null, 1])
  await useExample(example)
  await expectGoodEnd(example)
})

test('the page in React is there while the server is away, says so, and finds out who is there once it is back (UX-62)', async () => {
  await using example = await runExample('react')
  const { page } = example
  await page.route('**/trpc/**', (route) => route.abort())
  await page.reload()
  await page.getByRole('heading', { name: 'Latchkey in React' }).waitFor()
  await page.getByText('The server does not answer.').waitFor()
  await page.unroute('**/trpc/**')
  await page.getByRole('button', { name: 'Log in' }).waitFor()
  expect(await page.getByText('The server does not answer.').count()).toBe(0)
})

test('the page of the Express host showed “Log out” to everybody until the elements were defined', async () => {
  await using example = await runExample('express-host')
  const context = await example.page.context().browser()?.newContext({ javaScriptEnabled: false })
  const early = await context?.newPage()
  await early?.goto(example.url)
  expect(await early?.getByRole('button', { name: 'Members' }).isVisible()).toBe(true)
  expect(await early?.getByRole('button', { name: 'Log out' }).isVisible()).toBe(false)
})

test('so it does in an Express host, whose own rules for errors hide no field of ours, and whose own calls wait for the login (UX-58, UX-69)', async () => {
  await using example = await runExample('express-host')
  const { page, dialog } = example
  await press(example, 'Sign up')
  const form = dialog('Sign up')
  await form.getByLabel('Name').fill('Ada')
  await form.getByLabel('Email').fill(email)
  await form.getByLabel('Password', { exact: true }).fill('password1234')
  await form.getByLabel('Repeat password', { exact: true }).fill('password1234')
  await form.getByRole('button', { name: 'Sign up' }).click()
  await page.locator(':focus[aria-invalid=true]').waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('autocomplete'))).toBe('new-password')
  await form.getByRole('button', { name: 'Cancel' }).click()
  await useExample(example)

  await press(example, 'Log out')
  await page.getByLabel('Note').fill('Feed the cat')
  await press(example, 'Keep')
  await fillLogin(example)
  await page.getByRole('listitem').getByText('Feed the cat').waitFor()
  expect(await page.evaluate(`fetch('/notes.txt').then((answer) => answer.text())`)).toBe('Feed the cat')
  await expectGoodEnd(example)
})
