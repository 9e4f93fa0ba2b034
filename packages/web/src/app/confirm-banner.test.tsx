import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createAuth } from '../embed/create-auth.tsx'
import { AuthProvider } from '../solid.tsx'
import { ADA, createFakeApi } from '../testing/fake-api.ts'
import { mount } from '../testing/mount.ts'
import { ConfirmBanner } from './confirm-banner.tsx'

const UNCONFIRMED = { ...ADA, confirmed: false }

test('sending the email again keeps the focus where it is, and a second press sends nothing (UX-46)', async () => {
  const sending = Promise.withResolvers<null>()
  const { api, callsOf } = createFakeApi({ currentUser: async () => UNCONFIRMED, resendConfirmation: () => sending.promise })
  const auth = createAuth({ api, url: `/trpc-${crypto.randomUUID()}` })
  onTestFinished(auth.dispose)
  await auth.ready
  mount(() => (
    <AuthProvider auth={auth}>
      <ConfirmBanner user={UNCONFIRMED} />
    </AuthProvider>
  ))
  const button = page.getByRole('button', { name: /^Send the email again/ })
  await userEvent.click(button)
  await userEvent.keyboard('{Enter}')
  sending.resolve(null)
  await expect.element(page.getByText('A new email is on its way.', { exact: false })).toBeVisible()
  await expect.element(button).toHaveAttribute('aria-disabled', 'true')
  await userEvent.keyboard('{Enter}')
  expect(callsOf('resendConfirmation')).toEqual([{ email: 'ada@x.test' }])
  await expect.element(button).toHaveFocus()
})
