import { AuthError } from '@latchkey/shared'
import type { Api } from '@latchkey/shared/contract'
import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { untrack } from 'solid-js'
import type { Auth } from '../embed/auth.ts'
import { createAuth } from '../embed/create-auth.tsx'
import { ADA, createFakeApi } from '../testing/fake-api.ts'
import { createUserButtonElement } from './user-button-element.ts'

/** A button of its own kind, since a page can define an element once only. */
function show(attributes = '', answers?: Partial<Api>, ofOtherCopy: (auth: Auth) => Auth = (auth) => auth) {
  const auth = createAuth({ api: createFakeApi(answers).api, url: `/trpc-${crypto.randomUUID()}`, locale: 'en' })
  const name = `test-button-${crypto.randomUUID()}`
  customElements.define(name, createUserButtonElement(ofOtherCopy(auth)))
  const place = document.body.appendChild(document.createElement('div'))
  place.innerHTML = `<${name} ${attributes}></${name}>`
  onTestFinished(() => {
    place.remove()
    auth.dispose()
    localStorage.removeItem('latchkey-locale')
  })
  return { auth, place }
}

const button = (name: string) => page.getByRole('button', { name, exact: true })

test('the button speaks the language of the forms, also when that changes (UX-67)', async () => {
  const { auth } = show()
  await expect.element(button('Log in')).toBeVisible()
  await auth.setLocale('de-AT')
  await expect.element(button('Anmelden')).toBeVisible()
  await userEvent.click(button('Anmelden'))
  await expect.element(page.getByRole('dialog', { name: 'Anmelden' })).toBeVisible()
})

test('while the server was away it offered the login to people who were logged in: now it has no button until that is known (UX-54)', async () => {
  let isAway = true
  const { auth, place } = show('', {
    currentUser: async () => {
      if (isAway) throw new AuthError('unavailable')
      return ADA
    },
  })
  await auth.refresh()
  expect(place.querySelector('button')).toBeNull()
  isAway = false
  await auth.refresh()
  await expect.element(button(ADA.name)).toBeVisible()
})

test('it says what it is told to say, in any language', async () => {
  const { auth } = show('login-label="Members"')
  await auth.setLocale('fr')
  await expect.element(button('Members')).toBeVisible()
})

test('it bears the name of whoever is logged in, follows them, and hears nothing more when it is gone', async () => {
  let user: typeof ADA | null = ADA
  const { auth, place } = show('', { currentUser: async () => user })
  await expect.element(button(ADA.name)).toBeVisible()
  user = { ...ADA, name: 'Countess' }
  await auth.refresh()
  await expect.element(button('Countess')).toBeVisible()
  const element = place.querySelector('button')
  place.replaceChildren()
  user = null
  await auth.refresh()
  expect(element?.textContent).toContain('Countess')
})

test('it follows them too where another copy of Solid made the Auth', async () => {
  let user: typeof ADA | null = null
  const untracked = (auth: Auth): Auth => ({ ...auth, user: () => untrack(auth.user) })
  const { auth } = show('', { currentUser: async () => user }, untracked)
  await expect.element(button('Log in')).toBeVisible()
  user = ADA
  await auth.refresh()
  await expect.element(button(ADA.name)).toBeVisible()
})

test('it is large enough to be hit, and its round picture stands beside the name; any rule of the page wins (UX-26, UX-66)', async () => {
  const { place } = show()
  await expect.element(button('Log in')).toBeVisible()
  expect(place.querySelector('button')?.getBoundingClientRect().height).toBeGreaterThanOrEqual(24)
  const known = show('', { currentUser: async () => ADA })
  await expect.element(button(ADA.name)).toBeVisible()
  const element = known.place.querySelector('button')
  expect(getComputedStyle(element?.querySelector('img') ?? place).borderRadius).toBe('50%')
  const style = document.head.appendChild(document.createElement('style'))
  onTestFinished(() => style.remove())
  style.textContent = 'button { display: block; min-block-size: 60px }'
  expect(element?.getBoundingClientRect().height).toBe(60)
})
