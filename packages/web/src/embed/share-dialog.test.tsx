import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ADA, createFakeApi } from '../testing/fake-api.ts'
import { createAuth } from './create-auth.tsx'

function start() {
  const auth = createAuth({ api: createFakeApi().api, url: `/trpc-${crypto.randomUUID()}`, locale: 'en' })
  onTestFinished(() => auth.dispose())
  return auth
}

const dialog = page.getByRole('dialog', { name: 'Log in' })

async function logIn() {
  await userEvent.fill(page.getByLabelText('Email'), 'ada@x.test')
  await userEvent.fill(page.getByLabelText('Password', { exact: true }), 'correct horse')
  await userEvent.keyboard('{Enter}')
}

/** As an effect of React’s strict mode does it. */
function callTwice(auth: ReturnType<typeof start>) {
  const abort = new AbortController()
  const first = auth.loginWithForm({ signal: abort.signal })
  abort.abort()
  return [first, auth.loginWithForm({ signal: new AbortController().signal })] as const
}

test('a call right after the abort of the one before was handed its null, and no dialog: now it opens one (UX-36)', async () => {
  const auth = start()
  const [first, second] = callTwice(auth)
  expect(await first).toBeNull()
  await expect.element(dialog).toBeVisible()
  await logIn()
  expect(await second).toEqual(ADA)
})

test('so does a call right after the abort of an open dialog (UX-36)', async () => {
  const auth = start()
  const abort = new AbortController()
  const first = auth.loginWithForm({ signal: abort.signal, allowCancel: false })
  await expect.element(dialog).toBeVisible()
  abort.abort()
  const second = auth.loginWithForm()
  expect(second).not.toBe(first)
  expect(await first).toBeNull()
  await expect.element(dialog).toBeVisible()
  await logIn()
  expect(await second).toEqual(ADA)
})

test('whose signal aborts waits no longer, the second caller’s too; the dialog stays for those who still wait (UX-36)', async () => {
  const auth = start()
  const [one, two] = [new AbortController(), new AbortController()]
  const first = auth.loginWithForm({ signal: one.signal })
  const second = auth.loginWithForm({ signal: two.signal })
  const third = auth.signupWithForm()
  await expect.element(dialog).toBeVisible()
  two.abort()
  expect(await second).toBeNull()
  one.abort()
  expect(await first).toBeNull()
  await expect.element(dialog).toBeVisible()
  await logIn()
  expect(await third).toEqual(ADA)
})

test('when the last who waited has aborted the dialog is closed, and what is aborted later closes no other (UX-36)', async () => {
  const auth = start()
  const [one, two, late] = [new AbortController(), new AbortController(), new AbortController()]
  const both = [auth.loginWithForm({ signal: one.signal }), auth.loginWithForm({ signal: two.signal })]
  await expect.element(dialog).toBeVisible()
  one.abort()
  two.abort()
  expect(await Promise.all(both)).toEqual([null, null])
  expect(document.querySelector('dialog')).toBeNull()
  const cancelled = auth.loginWithForm({ signal: late.signal })
  await expect.element(dialog).toBeVisible()
  await userEvent.keyboard('{Escape}')
  expect(await cancelled).toBeNull()
  void auth.loginWithForm()
  await expect.element(dialog).toBeVisible()
  late.abort()
  await expect.element(dialog).toBeVisible()
  expect(await auth.loginWithForm({ signal: late.signal })).toBeNull()
})
