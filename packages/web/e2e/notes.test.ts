import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { findFaults, findOverflow } from './support/inspect-page.ts'
import { PASSWORD, signUpAndConfirm, startJourney } from './support/journey.ts'

const email = 'ada@x.test'

test('notes are added, changed and deleted on the dashboard, are in the download, and go with the account (S3-59, UX-52, PR-1, PR-2)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  const { page } = visitor
  const main = page.getByRole('main')
  await signUpAndConfirm(journey, visitor, email)
  await page.goto('/dashboard')
  for (const text of ['water the plants', 'call <b>Bob</b>']) {
    await main.getByLabel('New note').fill(text)
    await main.getByRole('button', { name: 'Add note' }).click()
    await main.getByRole('listitem').getByText(text).waitFor()
  }
  expect(await main.getByLabel('New note').inputValue()).toBe('')
  await main.getByRole('button', { name: 'Edit: water' }).click()
  await main.getByLabel('Change note').fill('water them twice')
  await main.getByRole('button', { name: 'Save' }).click()
  await main.getByRole('listitem').getByText('water them twice').waitFor()
  await main.getByRole('button', { name: 'Delete: call' }).click()
  await main.getByText('call <b>Bob</b>').waitFor({ state: 'detached' })
  await page.reload()
  await main.getByText('water them twice').waitFor()
  expect(await main.locator('.note').count()).toBe(1)
  await page.setViewportSize({ width: 320, height: 640 })
  expect([...(await findFaults(page)), ...(await findOverflow(page))]).toEqual([])

  await page.goto('/account?section=data')
  const downloads = page.waitForEvent('download')
  await main.getByRole('button', { name: 'Download' }).click()
  const saved = readFileSync(await (await downloads).path(), 'utf8')
  expect(JSON.parse(saved)).toMatchObject({ application: { notes: [{ text: 'water them twice' }] } })

  await page.goto('/account?section=delete')
  await main.getByLabel('Current password', { exact: true }).fill(PASSWORD)
  await main.getByLabel('Confirmation').fill('delete')
  await main.getByRole('button', { name: 'Delete my account' }).click()
  await page.getByRole('heading', { name: 'Account deleted' }).waitFor()
  const database = new DatabaseSync(join(journey.dataDir, 'demo.db'), { readOnly: true })
  expect(database.prepare('SELECT count(*) AS left FROM notes').get()).toEqual({ left: 0 })
  database.close()
  expect(visitor.errors).toEqual([])
})

test('a session that is over in the middle of a note asks for the login and then keeps what was typed (UX-58)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  const { page, context, dialog } = visitor
  await signUpAndConfirm(journey, visitor, email)
  await page.goto('/dashboard')
  await page.getByText('Nothing yet.').waitFor()
  await page.getByLabel('New note').fill('typed before the session was over')
  await context.clearCookies()
  await page.getByRole('button', { name: 'Add note' }).click()
  await dialog('Log in').getByLabel('Password', { exact: true }).fill(PASSWORD)
  await dialog('Log in').getByRole('button', { name: 'Log in', exact: true }).click()
  await page.getByRole('listitem').getByText('typed before the session was over').waitFor()
  expect(await page.getByLabel('New note').inputValue()).toBe('')
  expect(visitor.errors).toEqual([])
})
