import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ADA } from '../testing/fake-api.ts'
import { showFlow } from '../testing/show-flow.tsx'

const press = (name: string) => userEvent.click(page.getByRole('button', { name, exact: true }))

/** A call that is answered when the test says so. */
function slowly<Answer>(answer: Answer) {
  const { promise, resolve } = Promise.withResolvers<Answer>()
  const answerNow = async () => {
    resolve(answer)
    await promise
    await new Promise(requestAnimationFrame)
  }
  return { call: () => promise, answerNow }
}

test('an answer that comes late moves nobody who has gone back to the login (S1-19)', async () => {
  const { call, answerNow } = slowly(null)
  const { flow, callsOf } = showFlow({ view: 'forgot', email: 'ada@x.test' }, { api: { requestPasswordReset: call } })
  await press('Reset password')
  await press('Back to log in')
  await answerNow()
  expect(callsOf('requestPasswordReset').length).toBe(1)
  expect(flow().view).toBe('login')
  await expect.element(page.getByRole('heading', { name: 'Log in' })).toBeVisible()
})

test('nor does the late answer to a first try move the second one', async () => {
  const first = slowly({ status: 'confirm_email' as const })
  const { flow } = showFlow({ view: 'signup', email: 'ada@x.test' }, { api: { signup: first.call } })
  await userEvent.fill(page.getByLabelText('Name'), 'Ada')
  await userEvent.fill(page.getByLabelText('Password', { exact: true }), 'correct horse')
  await userEvent.fill(page.getByLabelText('Repeat password', { exact: true }), 'correct horse')
  await press('Sign up')
  await press('Log in')
  await press('Sign up')
  await first.answerNow()
  expect(flow().view).toBe('signup')
})

test('who is logged in by a late answer is so, wherever they have gone', async () => {
  const { call, answerNow } = slowly(ADA)
  const { logins, ends } = showFlow({ view: 'login', email: 'ada@x.test' }, { api: { login: call } })
  await userEvent.fill(page.getByLabelText('Password', { exact: true }), 'correct horse')
  await press('Log in')
  await press('Forgot password?')
  await answerNow()
  expect([logins, ends]).toEqual([[ADA], [ADA]])
})
