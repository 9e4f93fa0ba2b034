import { AuthError } from '@latchkey/shared'
import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createAuth } from '../embed/create-auth.tsx'
import { ADA, createFakeApi } from '../testing/fake-api.ts'
import { followButtons } from './follow-buttons.ts'

test('a logout that did not get through was passed over in silence: now it is said in the language of the forms, and can be tried again (S2-38, UX-67)', async () => {
  let isAway = true
  const { api, callsOf } = createFakeApi({
    currentUser: async () => ADA,
    logout: async () => {
      if (isAway) throw new AuthError('unavailable')
      return null
    },
  })
  const auth = createAuth({ api, url: `/trpc-${crypto.randomUUID()}`, locale: 'de' })
  const stop = followButtons(auth)
  const button = document.body.appendChild(document.createElement('button'))
  Object.assign(button, { textContent: 'Out' }).dataset['latchkey'] = 'logout'
  onTestFinished(() => {
    stop()
    button.remove()
    auth.dispose()
  })
  await auth.ready
  const refusal = page.getByRole('dialog', { name: 'Sie sind nicht abgemeldet worden' })
  await userEvent.click(page.getByRole('button', { name: 'Out' }))
  await expect.element(refusal.getByRole('alert')).toMatchTextContent(/Prüfen Sie Ihre Verbindung/)
  expect(refusal.element().getAttribute('lang')).toBe('de')
  isAway = false
  await userEvent.click(refusal.getByRole('button', { name: 'Noch einmal versuchen' }))
  await expect.poll(() => auth.user()).toBeNull()
  expect([callsOf('logout').length, document.querySelector('dialog')]).toEqual([2, null])
})
