import type { Api } from '@latchkey/shared/contract'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createFakeApi } from '../testing/fake-api.ts'
import type { AuthOptions } from './auth.ts'
import { createAuth } from './create-auth.tsx'

const KEY = 'latchkey-locale'

beforeEach(() => {
  const { lang } = document.documentElement
  onTestFinished(() => {
    document.documentElement.lang = lang
    localStorage.removeItem(KEY)
    Reflect.deleteProperty(navigator, 'languages')
  })
})

/** What the page, the browser and an earlier visit say of the language. */
function set(said: { readonly saved?: string; readonly page?: string; readonly browser?: readonly string[] }) {
  if (said.saved !== undefined) localStorage.setItem(KEY, said.saved)
  document.documentElement.lang = said.page ?? ''
  // On the object itself, over what its class says.
  Object.defineProperty(navigator, 'languages', { configurable: true, value: said.browser ?? [] })
}

function start(options: AuthOptions = {}, answers?: Partial<Api>) {
  const auth = createAuth({ api: createFakeApi(answers).api, url: `/trpc-${crypto.randomUUID()}`, ...options })
  onTestFinished(() => auth.dispose())
  return auth
}

describe('the language of the forms', () => {
  const all = { saved: 'de', page: 'es', browser: ['ar-EG', 'fr'] }

  test.each([
    ['what the application says', { locale: 'fr' }, all, 'fr'],
    ['what was chosen in this browser', {}, all, 'de'],
    ['what the page is written in', {}, { ...all, saved: undefined }, 'es'],
    ['what the browser is set to, best first', {}, { browser: ['nl', 'ar-EG', 'fr'] }, 'ar'],
    ['English, if nobody says anything that there is', { locale: 'nl' }, { saved: 'xx', page: 'pt-BR', browser: ['zh'] }, 'en'],
    ['a language for its regions', { locale: 'de-AT' }, {}, 'de'],
  ])('is %s', (_, options: AuthOptions, { saved, ...said }: { saved?: string | undefined; page?: string; browser?: string[] }, locale) => {
    set({ ...said, ...(saved !== undefined && { saved }) })
    expect(start(options).locale()).toBe(locale)
  })

  test('changes at once in an open dialog, which says so to the browser, and keeps what was typed (UX-67, UX-68)', async () => {
    set({ page: 'en' })
    const auth = start()
    void auth.loginWithForm()
    await userEvent.fill(page.getByLabelText('Email'), 'ada@x.test')
    await userEvent.fill(page.getByLabelText('Password', { exact: true }), 'correct horse')
    await auth.setLocale('ar')
    const dialog = page.getByRole('dialog', { name: 'تسجيل الدخول' })
    await expect.element(dialog).toBeVisible()
    const form = dialog.element().querySelector('[data-latchkey-view]')
    expect([form?.closest('[lang]')?.getAttribute('lang'), form?.closest('[dir]')?.getAttribute('dir')]).toEqual(['ar', 'rtl'])
    await auth.setLocale('de-AT')
    await expect.element(page.getByLabelText('E-Mail-Adresse', { exact: true })).toHaveValue('ada@x.test')
    await expect.element(page.getByLabelText('Passwort', { exact: true })).toHaveValue('correct horse')
    expect(auth.locale()).toBe('de')
  })

  test('a password that is shown in a language from right to left is still written from left to right (UX-68)', async () => {
    const auth = start({ locale: 'ar' })
    void auth.loginWithForm()
    const dialog = page.getByRole('dialog')
    await expect.element(dialog).toBeVisible()
    const password = dialog.element().querySelector<HTMLInputElement>('input[name=password]')!
    for (const type of ['password', 'text']) {
      expect([password.type, getComputedStyle(password).direction]).toEqual([type, 'ltr'])
      await userEvent.click(dialog.getByRole('button', { name: /كلمة المرور/ }).first())
    }
  })

  test('is remembered for later visits of this browser, but what an application says comes first', async () => {
    set({ page: 'en' })
    await start().setLocale('fr')
    expect(start().locale()).toBe('fr')
    expect(start({ locale: 'es' }).locale()).toBe('es')
    await start().setLocale('a language that there is not')
    expect(start().locale()).toBe('en')
  })

  test('holds until the page is left where the browser keeps nothing', async () => {
    set({ page: 'en' })
    const kept = Object.getOwnPropertyDescriptors(Storage.prototype)
    onTestFinished(() => void Object.defineProperties(Storage.prototype, kept))
    const refuse = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse })
    const auth = start()
    await auth.setLocale('es')
    expect(auth.locale()).toBe('es')
    expect(start().locale()).toBe('en')
  })

  test('may have other words for some keys, told by the tag of the language', async () => {
    set({ page: 'en' })
    const auth = start({ words: (tag) => ({ login: { title: tag === 'de' ? 'Komm herein' : 'Come in' } }) })
    void auth.loginWithForm()
    await expect.element(page.getByRole('dialog', { name: 'Come in' })).toBeVisible()
    await auth.setLocale('de')
    await expect.element(page.getByRole('dialog', { name: 'Komm herein' })).toBeVisible()
  })
})
