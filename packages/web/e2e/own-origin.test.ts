import { expect, test } from 'vitest'
import { PASSWORD, signUpAndConfirm, startJourney } from './support/journey.ts'

const PAGES = [
  '/',
  '/login',
  '/signup',
  '/forgot',
  '/account',
  '/dashboard',
  '/privacy',
  '/terms',
  '/theme',
  '/no-such-page',
  '/dev/mailbox',
  '/dev/gallery',
]

test('in every page, dialog and mail view the browser asks nobody but our own server, and no secret stands in an address or a referrer (PR-4, SU-10)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  const { page, context, errors } = visitor
  const asked: { url: string; referer: string | undefined }[] = []
  context.on('request', (request) => asked.push({ url: request.url(), referer: request.headers()['referer'] }))
  await signUpAndConfirm(journey, visitor, 'ada@x.test')
  const { key } = await journey.mail('ada@x.test', 'confirm').then((mail) => ({ key: mail.key() }))
  for (const path of PAGES) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
  }
  await page.goto('/dev/mailbox')
  await page.locator('iframe').first().waitFor()
  await page.waitForLoadState('networkidle')
  const strangers = asked.filter(({ url }) => !url.startsWith(`${journey.url}/`) && !/^(?:data|blob|about):/.test(url))
  expect(strangers).toEqual([])
  expect(asked.length).toBeGreaterThan(40)
  const seen = JSON.stringify(asked)
  expect([seen.includes(key), seen.includes(PASSWORD), seen.includes(encodeURIComponent(PASSWORD))]).toEqual([false, false, false])
  expect(errors).toEqual([])
})
