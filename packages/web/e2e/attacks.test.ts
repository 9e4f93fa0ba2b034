import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { PASSWORD, signUpAndConfirm, startJourney } from './support/journey.ts'

const email = 'ada@x.test'

/** A page of somebody else: another site, as `127.0.0.1` is to `localhost`. */
async function startStranger(body: string) {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end(`<!doctype html><title>Stranger</title>${body}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test('a stranger’s page can neither log a user out, nor log them in as somebody else, nor show or read the app (CX-1, CX-3, CX-4, LI-3)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  const { page, context } = visitor
  await signUpAndConfirm(journey, visitor, email)
  await using stranger = await startStranger(`
    <iframe src="${journey.url}/"></iframe><iframe name="one"></iframe><iframe name="two"></iframe>
    <form id="logout" method="post" target="one" action="${journey.url}/trpc/auth.logout"><input name="everywhere" value="true"></form>
    <form id="login" method="post" target="two" enctype="text/plain" action="${journey.url}/trpc/auth.login">
      <input name='{"identifier":"${email}","password":"${PASSWORD}","x":"' value='"}'></form>`)
  const evil = await context.newPage()
  const seen: { url: string; status: number; cookies: number }[] = []
  evil.on('response', (response) => {
    const count = response.headersArray().then((headers) => headers.filter(({ name }) => name.toLowerCase() === 'set-cookie').length)
    void count.then((cookies) => seen.push({ url: response.url().replace(journey.url, ''), status: response.status(), cookies }))
  })
  await evil.goto(stranger.url)
  for (const id of ['logout', 'login']) {
    const answered = evil.waitForResponse(`${journey.url}/trpc/auth.${id}`)
    await evil.evaluate((form) => (document.getElementById(form) as HTMLFormElement).submit(), id)
    expect((await answered).status()).toBe(403)
  }
  const outcomes = await evil.evaluate(async (url) => {
    const tries: RequestInit[] = [
      { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{}' },
      { method: 'POST', credentials: 'include', headers: { 'content-type': 'application/json' }, body: '{}' },
    ]
    const posted = await Promise.all(
      tries.map((given) =>
        fetch(`${url}/trpc/auth.logout`, given).then(
          ({ type, status }) => [type, status],
          () => 'blocked',
        ),
      ),
    )
    const read = await fetch(`${url}/trpc/auth.currentUser`, { credentials: 'include' }).then(
      () => 'read',
      () => 'blocked',
    )
    return [...posted, read]
  }, journey.url)
  expect(outcomes).toEqual([expect.toBeOneOf(['blocked', ['opaque', 0]]), 'blocked', 'blocked'])
  expect(seen.filter(({ cookies }) => cookies > 0)).toEqual([])
  // The frame shows an error of the browser, nothing of ours.
  const framed = evil.frames().map((frame) => frame.url())
  expect(framed.filter((url) => url.startsWith(journey.url) && !url.includes('/trpc/'))).toEqual([])
  await page.reload()
  await page.getByText(`You are logged in as ${email}`).waitFor()
})

test('a script that got into the page does not run (HD-1, IN-6)', async () => {
  await using journey = await startJourney()
  const { page, errors } = await journey.visitor()
  await page.goto('/')
  await page.getByRole('main').waitFor()
  const blocked = await page.evaluate(async () => {
    const violations: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective))
    const inline = document.createElement('script')
    inline.textContent = 'window.stolen = 1'
    const remote = document.createElement('script')
    remote.src = 'https://evil.test/x.js'
    const holder = document.createElement('div')
    holder.innerHTML = '<img src="x:" onerror="window.stolen = 2"><a id="trap" href="javascript:window.stolen=3">x</a>'
    const base = document.createElement('base')
    base.href = 'https://evil.test/'
    document.head.append(inline, remote, base)
    document.body.append(holder)
    document.getElementById('trap')?.click()
    const expected = ['base-uri', 'script-src-attr', 'script-src-elem']
    while (!expected.every((directive) => violations.includes(directive))) await new Promise(requestAnimationFrame)
    return {
      violations: [...new Set(violations)].toSorted(),
      stolen: 'stolen' in window,
      base: document.baseURI.startsWith(location.origin),
    }
  })
  expect(blocked).toEqual({
    violations: expect.arrayContaining(['base-uri', 'script-src-attr', 'script-src-elem']),
    stolen: false,
    base: true,
  })
  expect(errors).toEqual([])
})

test('after a logout neither the back button nor another tab shows the account (SE-7, UX-61)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  const { page, context } = visitor
  await signUpAndConfirm(journey, visitor, email)
  await page.goto('/account')
  await page.getByText(email).first().waitFor()
  await page.goto('/privacy')
  const other = await context.newPage()
  await other.goto(`${journey.url}/`)
  await other.getByRole('main').getByRole('button', { name: 'Log out' }).click()
  await other.getByText('You are not logged in').waitFor()
  await page.goBack()
  await page.waitForURL(/\/login/)
  expect(await page.locator('body').innerText()).not.toContain(email)
})

test('no hash does any harm (UX-45, IN-6)', async () => {
  await using journey = await startJourney()
  const { page, errors } = await journey.visitor()
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  const hashes = [
    '#?email=%ff&confirm=%',
    '#?email=<img src=x onerror=alert(1)>&confirm=x',
    '#?__proto__=1&email=a&pwreset=b',
    `#?email=a@x.test&undo=${'k'.repeat(9000)}`,
    '#?confirm=x',
    '#javascript:alert(1)',
  ]
  for (const hash of hashes) {
    await page.goto('about:blank')
    await page.goto(`/${hash}`)
    await page.getByRole('banner').first().waitFor({ state: 'attached' })
    expect([hash, errors, dialogs, await page.locator('img[onerror]').count()]).toEqual([hash, [], [], 0])
  }
})
