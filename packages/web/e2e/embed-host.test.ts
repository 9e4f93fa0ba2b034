import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EMAIL, logInWithDialog, startEmbed, userOf } from './support/embed.ts'
import { startHostPage } from './support/host-page.ts'
import { NEW_PASSWORD, startJourney } from './support/journey.ts'

const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"

test('a dialog that is cancelled is null for everybody who asked while it was open, and gives the focus back (UX-31, UX-36)', async () => {
  await using given = await startEmbed()
  const { host, journey, page } = given
  const files = {
    '/ask.js': `ask.onclick = () => (window.asked = [latchkey.loginWithForm(), latchkey.signupWithForm(), latchkey.requireUser()])`,
  }
  const tags = `<script src="${journey.url}/embed/latchkey.js"></script><script defer src="/ask.js"></script>`
  host.show({ html: `<!doctype html><main><button>Other</button><button id="ask">Ask</button></main>${tags}`, files })
  await page.goto(host.url)
  await page.getByRole('button', { name: 'Ask' }).click()
  await page.getByRole('dialog', { name: 'Log in' }).waitFor()
  expect(await page.locator('dialog').count()).toBe(1)
  await page.keyboard.press('Escape')
  expect(await page.evaluate('Promise.all(asked)')).toEqual([null, null, null])
  expect(await page.locator('dialog').count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('ask')
})

/** A page whose routes stand in the hash. Keeps every hash that its router got to see. */
const ROUTER = `
window.seen = []
const route = () => {
  seen.push(location.hash)
  document.querySelector('h1').textContent = 'Route ' + (location.hash || 'home')
}
addEventListener('hashchange', route)
route()
`

test('the routes of a page that keeps them in the hash stay, and links of mails work in it without its router seeing a key (UX-43)', async () => {
  await using given = await startEmbed()
  const { host, journey, page, errors } = given
  const tags = `<script src="${journey.url}/embed/latchkey.js"></script><script defer src="/router.js"></script>`
  const html = `<!doctype html><main><h1></h1><button data-latchkey="login">Enter</button></main>${tags}`
  host.show({ html, files: { '/router.js': ROUTER } })
  await page.goto(`${host.url}/#/shop?page=2`)
  await page.getByRole('button', { name: 'Enter' }).click()
  await logInWithDialog(page)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect([await page.evaluate('location.hash'), await page.evaluate('seen')]).toEqual(['#/shop?page=2', ['#/shop?page=2']])

  await page.evaluate(`latchkey.logout()`)
  const body = JSON.stringify({ email: EMAIL })
  await page.evaluate(
    `fetch('${journey.url}/trpc/auth.requestPasswordReset', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '${body}' })`,
  )
  const hash = (await journey.mail(EMAIL, 'reset')).hash()
  await page.goto('about:blank')
  await page.goto(`${host.url}/${hash}`)
  const form = page.getByRole('dialog', { name: 'Reset your password' })
  await form.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD)
  await form.getByLabel('Repeat new password', { exact: true }).fill(NEW_PASSWORD)
  await form.getByRole('button', { name: 'Set new password' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click()
  expect([await userOf(page), await page.evaluate('[...seen, location.hash]')]).toEqual([EMAIL, ['', '']])

  await page.evaluate(`location.hash = '#/basket'`)
  await page.evaluate(`location.hash = '${hash}'`) // pasted into the address bar: used up by now
  await page.getByRole('dialog').getByRole('button').first().waitFor()
  expect([await page.evaluate('[...seen, location.hash]'), errors]).toEqual([['', '#/basket', '', ''], []])
})

test('the file for a script tag speaks the language of the page, which it fetches under a strict policy too (UX-65, UX-67)', async () => {
  await using given = await startEmbed()
  const { host, journey, page, errors } = given
  host.passOnTo(journey.url)
  const files = {
    '/watch.js': `window.violations = []; addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective))`,
  }
  const show = (lang: string, tag: string) =>
    host.show({
      html: `<!doctype html><html lang="${lang}"><script src="/watch.js"></script>${tag}<latchkey-user-button></latchkey-user-button>`,
      files,
      csp: STRICT,
    })
  for (const [lang, tag, name] of [
    ['de-AT', '<script src="/embed/latchkey.js"></script>', 'Anmelden'],
    ['en', '<script src="/embed/latchkey.js" data-locale="es"></script>', 'Iniciar sesión'],
    ['nl', '<script src="/embed/latchkey.js"></script>', 'Log in'],
  ] as const) {
    show(lang, tag)
    await page.goto(host.url)
    await page.getByRole('button', { name }).click()
    await page.getByRole('dialog', { name, exact: true }).waitFor()
    expect(await page.evaluate('violations')).toEqual([])
  }
  expect(errors).toEqual([])
})

test('on a page from another origin that is written from right to left the dialog is mirrored in Arabic, and not in English (UX-67, UX-68)', async () => {
  await using given = await startEmbed()
  const { host, journey, page } = given
  const distancesOf = () =>
    page.evaluate(() => {
      const [label, field] = ['label', 'input'].map((tag) => document.querySelector(`dialog ${tag}`)?.getBoundingClientRect())
      return label && field ? { left: Math.abs(label.left - field.left), right: Math.abs(label.right - field.right) } : null
    })
  for (const [lang, side, direction] of [
    ['ar', 'right', 'rtl'],
    ['en', 'left', 'ltr'],
  ] as const) {
    const tag = `<script src="${journey.url}/embed/latchkey.js" data-locale="${lang}"></script>`
    host.show({ html: `<!doctype html><html lang="ar" dir="rtl"><body><h1>متجر</h1><button data-latchkey="login">دخول</button>${tag}` })
    await page.goto(host.url)
    await page.getByRole('button').click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    expect(await dialog.evaluate((element) => [element.getAttribute('lang'), getComputedStyle(element).direction])).toEqual([
      lang,
      direction,
    ])
    expect((await distancesOf())?.[side]).toBeLessThan(2)
  }
})

test('a listed origin may show the product in a frame, any other sees nothing (CX-4)', async () => {
  await using host = await startHostPage()
  await using journey = await startJourney({ FRAME_ANCESTORS: host.url })
  const { page } = await journey.visitor()
  host.show({ html: `<!doctype html><iframe src="${journey.url}/" width="900" height="600"></iframe>` })
  await page.goto(host.url)
  await page.frameLocator('iframe').getByRole('banner').getByRole('button', { name: 'Log in' }).first().waitFor()
  await page.goto(host.otherSiteUrl)
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/)
})

test('elements tell of a sign-up and a logout by events in kebab case (UX-62)', async () => {
  await using given = await startEmbed()
  const { host, journey, page } = given
  const files = {
    '/listen.js': `
window.heard = []
const form = document.querySelector('latchkey-signup')
for (const name of ['signup', 'login', 'logout']) form.addEventListener('latchkey-' + name, ({ type, detail }) => heard.push([type, detail && detail.email]))`,
  }
  const tags = `<script src="${journey.url}/embed/latchkey.js"></script><script defer src="/listen.js"></script>`
  host.show({ html: `<!doctype html><latchkey-signup></latchkey-signup><button data-latchkey="login">Enter</button>${tags}`, files })
  await page.goto(host.url)
  const form = page.locator('latchkey-signup')
  await form.getByLabel('Email').fill('bob@x.test')
  await form.getByLabel('Name').fill('Bob')
  await form.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD)
  await form.getByLabel('Repeat password', { exact: true }).fill(NEW_PASSWORD)
  await form.getByRole('button', { name: 'Sign up' }).click()
  await form.getByLabel('Code', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Enter' }).click()
  await logInWithDialog(page)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.evaluate('latchkey.logout()')
  expect(await page.evaluate('heard')).toEqual([
    ['latchkey-signup', 'bob@x.test'],
    ['latchkey-login', EMAIL],
    ['latchkey-logout', null],
  ])
})

test('a reset of the page takes a dialog apart; in the layer that the guide puts it into it leaves the dialog as it is (UX-66)', async () => {
  await using given = await startEmbed()
  const { host, journey, page } = given
  const guide = readFileSync(join(import.meta.dirname, '../../../docs/guides/languages-and-looks.md'), 'utf8')
  const [, recipe = ''] = /```css\n(@layer reset[^]*?)```/.exec(guide) ?? []
  const files = { '/reset.css': '* { margin: 0; padding: 0; border: 0; font: inherit; background: none }' }
  const looks = async (styles: string) => {
    const head = `<style>${styles}</style><script src="${journey.url}/embed/latchkey.js"></script>`
    host.show({ html: `<!doctype html>${head}<button data-latchkey="login">Log in</button>`, files })
    await page.goto(host.url)
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.getByRole('dialog', { name: 'Log in' }).waitFor()
    return await page.evaluate(() =>
      ['dialog', 'title', 'input', 'submit'].map((part) => {
        const element = document.querySelector(`[data-latchkey-part=${part}]`) as Element
        const { width, height, x } = element.getBoundingClientRect()
        const { padding, border, backgroundColor } = getComputedStyle(element)
        return [width, height, x, padding, border, backgroundColor].join(' ')
      }),
    )
  }
  const alone = await looks('')
  expect(await looks('@import url(/reset.css);')).not.toEqual(alone)
  expect(await looks(recipe)).toEqual(alone)
})
