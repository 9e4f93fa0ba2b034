import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  finishMessage,
  logIn,
  NEW_PASSWORD,
  PASSWORD,
  signUp,
  signUpAndConfirm,
  startJourney,
  type Journey,
  type Visitor,
} from './support/journey.ts'

const email = 'ada@x.test'

async function askForReset({ page, dialog }: Visitor): Promise<void> {
  await page.goto('/')
  await page.getByRole('banner').getByRole('button', { name: 'Log in', exact: true }).first().click()
  await dialog('Log in').getByLabel('Email').fill(email)
  await dialog('Log in').getByText('Forgot password?').click()
  const form = dialog('Forgot password')
  expect(await form.getByLabel('Email').inputValue()).toBe(email)
  await form.getByRole('button', { name: 'Reset password' }).click()
}

async function chooseNewPassword({ dialog }: Visitor, password = NEW_PASSWORD): Promise<void> {
  const form = dialog('Reset your password')
  await form.getByLabel('New password', { exact: true }).fill(password)
  await form.getByLabel('Repeat new password', { exact: true }).fill(password)
  await form.getByRole('button', { name: 'Set new password' }).click()
}

/** Makes every mailed key and code of all accounts a day older, as if time had passed. */
function ageKeys(journey: Journey): void {
  using database = new DatabaseSync(join(journey.dataDir, 'latchkey.db'))
  const isoTime = /("expiresAt":)("[^"]+"|\d+)/g
  for (const row of database.prepare('SELECT id, doc FROM accounts').all()) {
    const doc = String(row['doc']).replaceAll(
      isoTime,
      (_, name: string, time: string) => name + (time.startsWith('"') ? '"2020-01-01T00:00:00.000Z"' : '1577836800000'),
    )
    database.prepare('UPDATE accounts SET doc = ? WHERE id = ?').run(doc, String(row['id']))
  }
}

test('a forgotten password is reset by the link of the mail; other browsers are logged out (UX-47, S1-19, S1-22, S1-23, S1-24, RS-5)', async () => {
  await using journey = await startJourney()
  const [other, visitor] = [await journey.visitor(), await journey.visitor()]
  await signUpAndConfirm(journey, other, email)
  await askForReset(visitor)
  await visitor.dialog('Check your email').getByText(email).first().waitFor()
  const mail = await journey.mail(email, 'reset')
  await visitor.page.goto(`/${mail.hash()}`)
  const form = visitor.dialog('Reset your password')
  await form.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD)
  await form.getByLabel('Repeat new password', { exact: true }).fill('something else')
  await form.getByRole('button', { name: 'Set new password' }).click()
  await form.getByText('Passwords did not match. Try again.').waitFor()
  await chooseNewPassword(visitor)
  expect(await finishMessage(visitor, 'Password reset')).toContain('Your password has been reset. You are now logged in.')
  await visitor.page.getByText(`You are logged in as ${email}`).waitFor()

  await other.page.reload()
  await other.page.getByText('You are not logged in').waitFor()
  await logIn(other, email, PASSWORD)
  await other.dialog('Log in').getByRole('alert').getByText(/\S/).waitFor()
  await logIn(other, email, NEW_PASSWORD)
  await other.page.getByText(`You are logged in as ${email}`).waitFor()
  expect((await journey.mail(email, 'password_reset_done')).to).toBe(email)
})

test('a forgotten password is reset by the code of the mail (S5-86)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  await signUpAndConfirm(journey, await journey.visitor(), email)
  await askForReset(visitor)
  const mail = await journey.mail(email, 'reset')
  const form = visitor.dialog('Check your email')
  await form.getByLabel('Code').fill(mail.code())
  await form.getByRole('button', { name: 'Continue' }).click()
  await chooseNewPassword(visitor)
  await finishMessage(visitor, 'Password reset')
  await visitor.page.getByText(`You are logged in as ${email}`).waitFor()
  expect(visitor.errors).toEqual([])
})

test('nothing changes when the reset is cancelled (S1-23)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  await signUpAndConfirm(journey, await journey.visitor(), email)
  await askForReset(visitor)
  const mail = await journey.mail(email, 'reset')
  await visitor.page.goto(`/${mail.hash()}`)
  await visitor.dialog('Reset your password').getByRole('button', { name: 'Cancel' }).click()
  await logIn(visitor, email, PASSWORD)
  await visitor.page.getByText(`You are logged in as ${email}`).waitFor()
  expect(visitor.errors).toEqual([])
})

describe('a link that does not work says what to do next (UX-44, UX-48)', () => {
  test.each(['#%E0%A4%A', '#?email=ada%40x.test&confirm=%E0%A4%A', '#?email=%&pwreset=x'])('damaged: %s', async (hash) => {
    await using journey = await startJourney()
    const visitor = await journey.visitor()
    await visitor.page.goto(`/${hash}`)
    await visitor.dialog('This link is damaged').waitFor()
    expect(visitor.page.url()).toBe(`${journey.url}/`)
    expect(visitor.errors).toEqual([])
  })

  test('foreign: a key that this server never gave out (S1-22, S1-26)', async () => {
    await using journey = await startJourney()
    const visitor = await journey.visitor()
    await visitor.page.goto(`/#?email=ada%40x.test&pwreset=${'k'.repeat(43)}`)
    await visitor.dialog('This link does not work').getByText('This is not a valid password reset link').waitFor()
    await visitor.page.goto('about:blank')
    await visitor.page.goto(`/#?email=ada%40x.test&confirm=${'k'.repeat(43)}`)
    await visitor.dialog('Confirm your email address').getByRole('button', { name: 'Confirm my email address' }).click()
    await visitor.dialog('This link does not work').getByText('Perhaps you have already confirmed your address?').waitFor()
    expect(visitor.errors).toEqual([])
  })

  test('used (S1-28, SU-11)', async () => {
    await using journey = await startJourney()
    const visitor = await journey.visitor()
    await signUpAndConfirm(journey, visitor, email)
    const confirmation = await journey.mail(email, 'confirm')
    const later = await journey.visitor()
    await later.page.goto(`/${confirmation.hash()}`)
    await later.dialog('Confirm your email address').getByRole('button', { name: 'Confirm my email address' }).click()
    await later.dialog('Already confirmed').getByRole('button', { name: 'Log in' }).waitFor()

    await askForReset(later)
    const reset = await journey.mail(email, 'reset')
    await later.page.goto(`/${reset.hash()}`)
    await chooseNewPassword(later)
    await finishMessage(later, 'Password reset')
    await later.page.goto('about:blank')
    await later.page.goto(`/${reset.hash()}`)
    await later.dialog('This link has been used').waitFor()
    expect(visitor.errors).toEqual([])
  })

  test('expired, with a new one at hand (SU-8)', async () => {
    await using journey = await startJourney()
    const visitor = await journey.visitor()
    await signUp(visitor, email)
    const confirmation = await journey.mail(email, 'confirm')
    ageKeys(journey)
    await new Promise((resolve) => setTimeout(resolve, 1100)) // the cool-down of these tests
    await visitor.page.goto('about:blank')
    await visitor.page.goto(`/${confirmation.hash()}`)
    await visitor.dialog('Confirm your email address').getByRole('button', { name: 'Confirm my email address' }).click()
    await visitor.dialog('This link is too old').getByRole('button', { name: 'Send a new email' }).click()
    expect((await journey.mail(email, 'confirm', 1)).key()).not.toBe(confirmation.key())
  })
})
