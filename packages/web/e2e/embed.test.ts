import { expect, test } from 'vitest'
import { EMAIL as email, logInWithDialog, startEmbed, userOf } from './support/embed.ts'
import { startHostPage } from './support/host-page.ts'
import { PASSWORD, signUpAndConfirm, startJourney } from './support/journey.ts'

const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"

test('one script tag from the server makes buttons log in on a page of another, listed origin, which may stop events (UX-39, CX-3)', async () => {
  await using given = await startEmbed()
  const { host, journey, page } = given
  const files = { '/stop.js': `document.querySelector('main').addEventListener('click', (event) => event.stopPropagation())` }
  const tags = `<script src="${journey.url}/embed/latchkey.js"></script><script src="/stop.js"></script>`
  host.show({ html: `<!doctype html><main><button data-latchkey="login">Enter</button></main>${tags}`, files })
  await page.goto(host.url)
  await page.getByRole('button', { name: 'Enter' }).click()
  await logInWithDialog(page)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.reload()
  expect(await userOf(page)).toBe(email)
})

test('a page of an origin that is not listed learns nothing and changes nothing (CX-1, CX-3)', async () => {
  await using given = await startEmbed({ ALLOWED_ORIGINS: 'https://app.example.com' })
  const { host, journey, page } = given
  host.show({ html: `<!doctype html><button data-latchkey="login">Enter</button><script src="${journey.url}/embed/latchkey.js"></script>` })
  await page.goto(host.url)
  await page.getByRole('button', { name: 'Enter' }).click()
  await logInWithDialog(page)
  await page.getByRole('dialog').getByRole('alert').getByText(/\S/).waitFor()
  expect(await page.context().cookies()).toEqual([])
})

test('behind a reverse proxy everything works under a strict policy, without one violation (UX-65)', async () => {
  await using given = await startEmbed()
  const { host, journey, page, errors } = given
  host.passOnTo(journey.url)
  const files = {
    '/watch.js': `window.violations = []; addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective))`,
  }
  const tags = `<script src="/watch.js"></script><script src="/embed/latchkey.js"></script>`
  host.show({ html: `<!doctype html>${tags}<latchkey-user-button></latchkey-user-button>`, files, csp: STRICT })
  await page.goto(host.url)
  await page.locator('latchkey-user-button button').click()
  await logInWithDialog(page)
  await page.getByRole('button', { name: 'Ada' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Name' }).click()
  await page.getByRole('dialog').locator('img').waitFor()
  expect([await page.evaluate('violations'), errors]).toEqual([[], []])
})

test('on another site cookies are kept only where the server makes them partitioned (CX-6)', async () => {
  await using host = await startHostPage()
  for (const [COOKIES, expected] of [
    ['partitioned', email],
    ['same-site', null],
  ] as const) {
    await using journey = await startJourney({ ALLOWED_ORIGINS: host.otherSiteUrl, COOKIES })
    await signUpAndConfirm(journey, await journey.visitor(), email)
    const { page } = await journey.visitor()
    host.show({
      html: `<!doctype html><button data-latchkey="login">Enter</button><script src="${journey.url}/embed/latchkey.js"></script>`,
    })
    await page.goto(host.otherSiteUrl)
    await page.getByRole('button', { name: 'Enter' }).click()
    await logInWithDialog(page)
    const dialog = page.getByRole('dialog')
    if (expected) await dialog.waitFor({ state: 'detached' })
    else await dialog.getByText('your browser did not keep the login cookie').waitFor()
    await page.reload()
    expect(await userOf(page)).toBe(expected)
  }
})

test('an element keeps what was set before it was defined, and its one form when it is moved, removed and put back; after the login it has none (UX-6, UX-62)', async () => {
  await using given = await startEmbed()
  const { host, journey, page, errors } = given
  const script = `
import { createAuth } from '/lib/index.js'
import { defineAuthElements } from '/lib/elements.js'
const auth = (window.latchkey = createAuth({ url: '${journey.url}/trpc' }))
const login = document.querySelector('latchkey-login')
login.email = 'early@x.test'
window.events = []
login.addEventListener('latchkey-login', ({ detail }) => events.push(detail.email))
defineAuthElements(auth)
`
  const html =
    '<!doctype html><div id="a"><latchkey-login></latchkey-login></div><div id="b"></div><latchkey-guard><p>Secret</p></latchkey-guard><script type="module" src="/main.js"></script>'
  host.show({ html, files: { '/main.js': script } })
  await page.goto(host.url)
  const field = page.getByLabel('Email')
  await field.waitFor()
  expect(await field.inputValue()).toBe('early@x.test')
  await field.fill(email)
  await page.evaluate(`b.append(document.querySelector('latchkey-login'))`)
  expect([await field.inputValue(), await page.locator('form').count()]).toEqual([email, 1])
  await page.evaluate(
    `(async () => { const e = document.querySelector('latchkey-login'); e.remove(); await null; await null; a.append(e) })()`,
  )
  await field.fill(email)
  expect([await page.locator('form').count(), await page.getByText('Secret').isVisible()]).toEqual([1, false])
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByText('Secret').waitFor()
  expect(await page.locator('form').count()).toBe(0)
  await page.evaluate('latchkey.logout()')
  await field.waitFor()
  expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')
  expect([await page.evaluate('events'), errors]).toEqual([[email], []])
})

test('two copies on one page share no id, and rules of the page win over ours, which touch nothing else (UX-63, UX-66)', async () => {
  await using given = await startEmbed()
  const { host, journey, page } = given
  const files = {
    '/one.js': `import { createAuth } from '/lib/index.js'; createAuth({ url: '${journey.url}/trpc' }).mount(one, 'login', { place: 'panel' })`,
    '/two.js': `latchkey.mount(document.querySelector('#two'), 'login', { place: 'panel' })`,
    '/host.css': '[data-latchkey-part="submit"] { background: rgb(1, 2, 3) }',
  }
  const body = '<button id="own">Own</button><div id="one"></div><div id="two"></div>'
  const second = `<script src="${journey.url}/embed/latchkey.js"></script><script defer src="/two.js"></script>`
  const head = `<link rel="stylesheet" href="/host.css"><script type="module" src="/one.js"></script>${second}`
  const styleOf = `JSON.stringify({ ...getComputedStyle(document.querySelector('#own')) })`
  host.show({ html: `<!doctype html><html dir="rtl"><body>${body}</body></html>` })
  await page.goto(host.url)
  const before = await page.evaluate(styleOf)
  host.show({ html: `<!doctype html><html dir="rtl"><head>${head}</head><body>${body}</body></html>`, files })
  await page.goto(host.url)
  await page.locator('#one form').waitFor()
  await page.locator('#two form').waitFor()
  const ids: string[] = await page.evaluate(`[...document.querySelectorAll('[id]')].map(({ id }) => id)`)
  expect(new Set(ids).size).toBe(ids.length)
  await page.locator('#two').getByText('Email', { exact: true }).click()
  expect(await page.evaluate(`document.activeElement.closest('div[id]').id`)).toBe('two')
  const submit = page.locator('#one [data-latchkey-part=submit]')
  expect(await submit.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(1, 2, 3)')
  expect(await page.evaluate(styleOf)).toBe(before)
})
