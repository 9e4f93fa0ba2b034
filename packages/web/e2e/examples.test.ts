import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startHostPage } from './support/host-page.ts'
import { PASSWORD, startJourney } from './support/journey.ts'

const EXAMPLES = join(import.meta.dirname, '../../../examples')

test('the plain HTML example signs up in the dialog, logs in, tells what happened and logs out (UX-62)', async () => {
  await using host = await startHostPage()
  await using journey = await startJourney({ ALLOWED_ORIGINS: host.url })
  const html = await readFile(join(EXAMPLES, 'html/index.html'), 'utf8')
  host.show({ html: html.replaceAll('http://localhost:3000', journey.url) })
  const { page, dialog, errors } = await journey.visitor()
  await page.goto(host.url)
  const news = page.locator('#news')

  await page.getByRole('button', { name: 'Sign up' }).click()
  const signup = dialog('Sign up')
  await signup.getByLabel('Name').fill('Ada')
  await signup.getByLabel('Email').fill('ada@x.test')
  await signup.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await signup.getByLabel('Repeat password', { exact: true }).fill(PASSWORD)
  await signup.getByRole('button', { name: 'Sign up' }).click()
  const waiting = dialog('Check your email')
  await waiting.getByLabel('Code', { exact: true }).fill((await journey.mail('ada@x.test', 'confirm')).code())
  await waiting.getByRole('button', { name: 'Confirm' }).click()
  await dialog('Welcome').getByRole('button', { name: 'Continue' }).click()
  await news.getByText('Hello Ada').waitFor()
  await page.getByText('Only users see this.').waitFor()

  await page.getByRole('button', { name: 'Log out' }).click()
  await news.getByText('Goodbye').waitFor()
  await page.locator('latchkey-user-button').getByRole('button', { name: 'Log in' }).click()
  await dialog('Log in').getByLabel('Email').fill('ada@x.test')
  await dialog('Log in').getByLabel('Password', { exact: true }).fill(PASSWORD)
  await dialog('Log in').getByRole('button', { name: 'Log in' }).click()
  await news.getByText('Hello Ada').waitFor()
  expect(errors).toEqual([])
})
