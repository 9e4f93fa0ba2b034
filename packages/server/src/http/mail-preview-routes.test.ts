import { directionOf, LOCALES } from '@latchkey/shared'
import { expect, test } from 'vitest'
import { MAIL_NAMES } from '../mails/sample-mails.ts'
import { startTestServer } from '../testing/start-test-server.ts'

test('the preview page shows every mail wide and narrow, light and dark, and as text', async () => {
  await using server = await startTestServer()
  const page = await (await fetch(`${server.url}/dev/mail-previews`)).text()
  for (const name of MAIL_NAMES) {
    expect(page.match(new RegExp(`<iframe[^>]*src="/dev/mail-previews/${name}.html\\?locale=en"`, 'g'))).toHaveLength(4)
    const response = await fetch(`${server.url}/dev/mail-previews/${name}.html`)
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(await response.text()).toMatch(/^<!doctype html>/)
  }
  expect((await fetch(`${server.url}/dev/mail-previews/other.html`)).status).toBe(404)
})

test('the previews speak every language, and English if asked for one that there is not', async () => {
  await using server = await startTestServer()
  const read = async (query: string) => await (await fetch(`${server.url}/dev/mail-previews/confirm.html${query}`)).text()
  for (const locale of LOCALES) expect(await read(`?locale=${locale}`)).toContain(`<html lang="${locale}" dir="${directionOf(locale)}">`)
  expect(await read('?locale=xx&locale=%22')).toBe(await read(''))
  expect(await (await fetch(`${server.url}/dev/mail-previews?locale=ar`)).text()).toContain('confirm.html?locale=ar')
})

test('there are no previews in production (CF-2)', async () => {
  const env = { NODE_ENV: 'production', PUBLIC_BASE_URL: 'https://app.example.com', POSTMARK_SERVER_TOKEN: 'token', MAIL_FROM: 'a@x.test' }
  await using server = await startTestServer({ env })
  for (const path of ['/dev/mail-previews', '/dev/mail-previews.css', '/dev/mail-previews/confirm.html'])
    expect((await fetch(`${server.url}${path}`)).status).toBe(404)
})
