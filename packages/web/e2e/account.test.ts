import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { logIn, NEW_PASSWORD, PASSWORD, signUpAndConfirm, startJourney, type Visitor } from './support/journey.ts'

const email = 'ada@x.test'
const newEmail = 'countess@x.test'

const button = ({ page }: Visitor, name: string) => page.getByRole('main').getByRole('button', { name, exact: true })
const field = ({ page }: Visitor, label: string) => page.getByRole('main').getByLabel(label, { exact: true })
const isLoggedInAs = ({ page }: Visitor, address: string) => page.getByText(`You are logged in as ${address}`).waitFor()

/** A user with two browsers: the first has just proven the mailbox, the second logs in after it. */
async function startWithTwoBrowsers() {
  const journey = await startJourney()
  const [here, other] = [await journey.visitor(), await journey.visitor()]
  await signUpAndConfirm(journey, here, email)
  await logIn(other, email)
  await isLoggedInAs(other, email)
  return { journey, here, other, [Symbol.asyncDispose]: () => journey[Symbol.asyncDispose]() }
}

test('from the menu of the bar to the account, its parts have addresses, and Back leads back (UX-40)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  const { page } = visitor
  await signUpAndConfirm(journey, visitor, email)
  await page.getByRole('banner').getByRole('button', { name: 'Hi, Ada!' }).click()
  await page.getByRole('banner').getByRole('link', { name: 'Account' }).click()
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
  await button(visitor, 'Name and picture').click()
  await page.waitForURL('**/account?section=name')
  await field(visitor, 'Name').fill('Countess')
  await button(visitor, 'Save').click()
  await page.getByRole('banner').getByText('Hi, Countess!').waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
  expect(visitor.errors).toEqual([])
})

test('a new password logs every other browser out and keeps this one (UX-51, PW-7, S5-83)', async () => {
  await using all = await startWithTwoBrowsers()
  const { here, other, journey } = all
  await here.page.goto('/.well-known/change-password')
  await here.page.waitForURL('**/account?section=password')
  await field(here, 'Current password').fill('something else')
  await field(here, 'New password').fill(NEW_PASSWORD)
  await field(here, 'Repeat new password').fill(NEW_PASSWORD)
  await button(here, 'Change password').click()
  await here.page.getByText('This is not your password.').waitFor()
  await field(here, 'Current password').fill(PASSWORD)
  await button(here, 'Change password').click()
  await here.page.getByRole('heading', { name: 'Password changed' }).waitFor()
  await button(here, 'Continue').click()
  await isLoggedInAs(here, email)

  await other.page.reload()
  await other.page.getByText('You are not logged in').waitFor()
  await logIn(other, email, NEW_PASSWORD)
  await isLoggedInAs(other, email)
  expect((await journey.mail(email, 'password_changed')).to).toBe(email)
  expect([...here.errors, ...other.errors]).toEqual([])
})

test('other browsers are listed and can be ended (UX-51, SE-6)', async () => {
  await using all = await startWithTwoBrowsers()
  const { here, other } = all
  await here.page.goto('/account?section=sessions')
  const listed = here.page.locator('[data-latchkey-part="item"]')
  await listed.getByText('this browser').waitFor()
  expect(await listed.count()).toBe(2)
  await button(here, 'Log out everywhere else').click()
  await here.page.getByText('You are logged in nowhere else.').waitFor()
  await other.page.reload()
  await other.page.getByText('You are not logged in').waitFor()
  await here.page.goto('/account?section=activity')
  await here.page.getByText('All other browsers logged out').waitFor()
  expect([...here.errors, ...other.errors]).toEqual([])
})

test('a new address counts after the click in its mailbox; the link in the old one takes it back (UX-50, EC-1, S5-84)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  await signUpAndConfirm(journey, visitor, email)
  await visitor.page.goto('/account?section=email')
  await field(visitor, 'New email').fill(newEmail)
  await field(visitor, 'Current password').fill(PASSWORD)
  await button(visitor, 'Send the link').click()
  await visitor.page.getByText(`Waiting for ${newEmail}`).waitFor()

  const link = await journey.mail(newEmail, 'email_change')
  const reader = await journey.visitor()
  await reader.page.goto(`/${link.hash()}`)
  const dialog = reader.dialog('Change your email address')
  await dialog.waitFor()
  await visitor.page.goto('/')
  await isLoggedInAs(visitor, email)
  await dialog.getByRole('button', { name: 'Use this address' }).click()
  await reader.dialog('Address changed').getByText(newEmail).waitFor()
  await logIn(reader, newEmail)
  await isLoggedInAs(reader, newEmail)

  const notice = await journey.mail(email, 'email_changed')
  await visitor.page.goto(`/${notice.hash()}`)
  await visitor.dialog('Was this not you?').getByRole('button', { name: 'Undo the change' }).click()
  await visitor.dialog('Undone').getByText(email).first().waitFor()
  await reader.page.reload()
  await reader.page.getByText('You are not logged in').waitFor()
  expect([...visitor.errors, ...reader.errors]).toEqual([])
})

test('everything that is kept can be downloaded as a file (PR-2)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  await signUpAndConfirm(journey, visitor, email)
  await visitor.page.goto('/account?section=data')
  const downloads = visitor.page.waitForEvent('download')
  await button(visitor, 'Download').click()
  const download = await downloads
  expect(download.suggestedFilename()).toBe('my-data.json')
  expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({ account: { email, name: 'Ada' } })
  expect(visitor.errors).toEqual([])
})

test('a deleted account is gone everywhere, with its picture (UX-52, PR-1, S5-87)', async () => {
  await using all = await startWithTwoBrowsers()
  const { here, other } = all
  await here.page.goto('/account')
  const avatar = await here.page
    .getByRole('main')
    .locator('img')
    .evaluate((image: HTMLImageElement) => image.src)
  expect((await fetch(avatar)).status).toBe(200)
  await button(here, 'Delete account').click()
  await field(here, 'Current password').fill(PASSWORD)
  await field(here, 'Confirmation').fill('delete')
  await button(here, 'Delete my account').click()
  await here.page.getByRole('heading', { name: 'Account deleted' }).waitFor()
  await button(here, 'Continue').click()
  await here.page.getByText('You are not logged in').waitFor()
  await other.page.reload()
  await other.page.getByText('You are not logged in').waitFor()
  expect([404, 410]).toContain((await fetch(avatar)).status)
  await logIn(here, email)
  await here.dialog('Log in').getByRole('alert').getByText(/\S/).waitFor()
  expect([...here.errors, ...other.errors]).toEqual([])
})

test('the account asks for a login first and goes on where it was wanted (S4-67)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  await signUpAndConfirm(journey, await journey.visitor(), email)
  await visitor.page.goto('/account?section=sessions')
  await visitor.page.getByRole('main').getByLabel('Email').fill(email)
  await visitor.page.getByRole('main').getByLabel('Password', { exact: true }).fill(PASSWORD)
  await button(visitor, 'Log in').click()
  await visitor.page.waitForURL('**/account?section=sessions')
  await visitor.page.getByText('this browser', { exact: true }).waitFor()
  expect(visitor.errors).toEqual([])
})

test('a session that ended while a part of the account was filled in asks for the login there, and goes on with what was typed (UX-58)', async () => {
  await using all = await startWithTwoBrowsers()
  const { here, other } = all
  await other.page.goto('/account?section=name')
  await field(other, 'Name').fill('Countess')
  await here.page.goto('/account?section=sessions')
  await button(here, 'Log out everywhere else').click()
  await here.page.getByText('You are logged in nowhere else.').waitFor()
  await button(other, 'Save').click()
  await other.page.getByText('You have been logged out meanwhile. Log in to go on.').waitFor()
  await field(other, 'Password').fill(PASSWORD)
  await button(other, 'Log in').click()
  await other.page.getByRole('heading', { name: 'Name and picture' }).waitFor()
  expect(await field(other, 'Name').inputValue()).toBe('Countess')
  await button(other, 'Save').click()
  await other.page.getByRole('banner').getByText('Hi, Countess!').waitFor()
  expect(new URL(other.page.url()).search).toBe('?section=name')
  expect([...here.errors, ...other.errors]).toEqual([])
})
