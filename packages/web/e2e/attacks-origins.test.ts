import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { findFreePort } from '@latchkey/server/testing'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { signUpAndConfirm, startJourney } from './support/journey.ts'

const email = 'ada@x.test'
const PAGE = '<!doctype html><title>Page</title>'

/** What could pass for the cookie of a session, in one browser, proxy or server or another. */
const TWINS = [
  '__Host-latchkey=',
  '__host-latchkey=',
  '__HOST-LATCHKEY=',
  'latchkey=',
  '__Secure-latchkey=',
  '=__Host-latchkey=',
  '==__Host-latchkey=',
  '$Version=1,__Host-latchkey=',
  '"__Host-latchkey"=',
  'x="; __Host-latchkey=',
  // A no-break space, and one of three bytes, which some servers trim.
  '\u00a0__Host-latchkey=',
  '\u00e2\u0080\u0080__Host-latchkey=',
]
const PLANTED = TWINS.flatMap((twin) =>
  ['/', '/trpc', '/trpc/auth.currentUser; secure'].map(
    (path) => `${twin}${'AAAAAAAAAAAAAAAAAAAAAA.'.padEnd(66, 'B')}; domain=app.localhost; path=${path}`,
  ),
)

/** A port on which every name that ends in `.localhost` shows the same empty page: the browser takes each for a site, or a part of one. */
async function startPages() {
  const server = createServer((request, response) => {
    const body = request.url === '/framed' ? '<iframe sandbox="allow-scripts" srcdoc="<p>nobody"></iframe>' : ''
    if (request.url === '/plant') response.setHeader('Set-Cookie', PLANTED)
    response.setHeader('Content-Type', 'text/html').end(PAGE + body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What a page gets of the API: what it could read, or that the browser kept it from reading anything. */
function ask(place: Pick<Page, 'evaluate'>, api: string) {
  return place.evaluate(async (url) => {
    const read = async (path: string, given: RequestInit): Promise<string> => {
      const answer = await fetch(`${url}/trpc/auth.${path}`, given).catch(() => null)
      if (answer === null) return 'blocked'
      const body = (await answer.json()) as { result?: { data: { email: string } | null }; error?: { message: string } }
      return body.error?.message ?? body.result?.data?.email ?? 'guest'
    }
    const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"password":"wrong password"}' }
    const odd = { ...json, headers: { ...json.headers, 'x-custom': '1' } }
    return {
      read: await read('currentUser', { credentials: 'include' }),
      readWithout: await read('currentUser', { credentials: 'omit' }),
      change: await read('proveIdentity', { ...json, credentials: 'include' }),
      changeWithout: await read('proveIdentity', { ...json, credentials: 'omit' }),
      otherHeader: await read('currentUser', { ...odd, credentials: 'include' }),
      put: await read('logout', { method: 'PUT', credentials: 'include' }),
      script: await fetch(`${url}/embed/latchkey.js`).then(
        ({ status }) => status,
        () => 'blocked',
      ),
      scriptWithCookies: await fetch(`${url}/embed/latchkey.js`, { credentials: 'include' }).then(
        ({ status }) => status,
        () => 'blocked',
      ),
    }
  }, api)
}

const nothing = {
  read: 'blocked',
  readWithout: 'blocked',
  change: 'blocked',
  changeWithout: 'blocked',
  otherHeader: 'blocked',
  put: 'blocked',
  script: 200,
  scriptWithCookies: 'blocked',
}

async function startApi(allowed: string) {
  const port = await findFreePort()
  const url = `http://api.app.localhost:${port}`
  const journey = await startJourney({ PORT: String(port), PUBLIC_BASE_URL: url, ALLOWED_ORIGINS: allowed })
  const context = await journey.browser.newContext({ baseURL: url })
  const page = await context.newPage()
  await signUpAndConfirm(journey, { page, context, errors: [], dialog: (name) => page.getByRole('dialog', { name }) }, email)
  return { journey, context, url, page }
}

async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  return page
}

test('of all origins exactly the listed one can read and change, in a browser that is logged in (CX-3, CX-1)', async () => {
  await using pages = await startPages()
  await using otherPort = await startPages()
  const listed = `http://app.localhost:${pages.port}`
  const { journey, context, url, page } = await startApi(listed)
  await using _ = journey
  const unlisted = [
    `http://sub.app.localhost:${pages.port}`,
    `http://evil.localhost:${pages.port}`,
    `http://notapp.localhost:${pages.port}`,
    `http://app.localhost.evil.localhost:${pages.port}`,
    `http://app.localhost:${otherPort.port}`,
    `http://localhost:${pages.port}`,
    `http://127.0.0.1:${pages.port}`,
  ]
  for (const origin of unlisted) expect([origin, await ask(await openPage(context, origin), url)]).toEqual([origin, nothing])
  const framed = await openPage(context, `${listed}/framed`)
  const frame = framed.frames().find((other) => other !== framed.mainFrame())
  if (!frame) throw new Error('there is no frame')
  expect(await frame.evaluate(() => self.origin)).toBe('null')
  expect(await ask(frame, url)).toEqual(nothing)
  expect(await ask(await openPage(context, listed), url)).toEqual({
    ...nothing,
    read: email,
    readWithout: 'guest',
    change: 'credentials_wrong',
    changeWithout: 'login_required',
  })
  await page.reload()
  await page.getByText(`You are logged in as ${email}`).waitFor()
})

test('a neighbour that sets cookies for the whole site can neither log anybody in nor out (SE-2, SE-3, LI-2)', async () => {
  await using pages = await startPages()
  const { journey, context, url, page } = await startApi(`http://app.localhost:${pages.port}`)
  await using _ = journey
  const before = (await context.cookies(url)).find(({ name }) => name === '__Host-latchkey')
  await openPage(context, `http://app.localhost:${pages.port}/plant`)
  expect((await context.cookies(url)).filter(({ domain }) => domain === '.app.localhost').length).toBeGreaterThan(0)
  await page.reload()
  await page.getByText(`You are logged in as ${email}`).waitFor()
  const after = (await context.cookies(url)).filter(({ name }) => name === '__Host-latchkey')
  expect(after.map(({ value, domain }) => [value, domain])).toEqual([[before?.value, 'api.app.localhost']])
})
