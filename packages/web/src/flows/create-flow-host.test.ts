import type { User } from '@latchkey/shared/contract'
import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import { ADA } from '../testing/fake-api.ts'
import { createFlowHost, type FlowHost } from './create-flow-host.ts'
import type { Flow } from './flow.ts'

const LOGIN: Flow = { view: 'login', email: '' }
const RESET: Flow = { view: 'reset', email: 'ada@x.test', proof: { key: 'the-key' } }

function startHost() {
  const [logins, order]: [User[], string[]] = [[], []]
  const host: FlowHost = createRoot(() =>
    createFlowHost({
      onLogin: (user) => {
        logins.push(user)
        order.push('login')
        host.userChanged(user)
      },
      onUserChanged: (user) => host.userChanged(user),
      noteSuccess: () => order.push(`success, then ${host.current()?.flow().view ?? 'nothing'} on the screen`),
    }),
  )
  return {
    host,
    logins,
    order,
    steps: () => {
      const open = host.current()
      if (!open) throw new Error('nothing is open')
      return open.steps
    },
    view: () => host.current()?.flow().view,
  }
}

test('a login resolves with the user, and nothing is left on the screen (S1-15)', async () => {
  const { host, steps, logins } = startHost()
  const user = host.open(LOGIN)
  steps().loggedIn(ADA)
  expect(await user).toBe(ADA)
  expect([host.current(), logins]).toEqual([null, [ADA]])
})

test('cancelling resolves with null, at every view (UX-31)', async () => {
  const { host, steps } = startHost()
  const user = host.open(LOGIN)
  steps().go({ view: 'forgot', email: 'ada@x.test' })
  host.cancel()
  expect(await user).toBeNull()
  expect(host.current()).toBeNull()
})

test('where cancelling is not allowed it does nothing (UX-32, S1-15)', async () => {
  const { host, steps, view } = startHost()
  const user = host.open(LOGIN, { allowCancel: false })
  host.cancel()
  expect(view()).toBe('login')
  steps().go({ view: 'forgot', email: '' })
  host.cancel()
  expect(view()).toBe('forgot')
  steps().loggedIn(ADA)
  expect(await user).toBe(ADA)
})

test('a second call gets the promise of the first, and there is one dialog (UX-36)', () => {
  const { host, view } = startHost()
  const first = host.open(LOGIN)
  expect(host.open({ view: 'signup', email: '' })).toBe(first)
  expect(view()).toBe('login')
})

test('a message is read before the promise resolves, but the user is known at once (S1-24)', async () => {
  const { host, steps, logins, view } = startHost()
  const user = host.openLink(RESET)
  steps().loggedIn(ADA, 'reset_logged_in')
  expect([view(), logins]).toEqual(['message', [ADA]])
  steps().close()
  expect(await user).toBe(ADA)
})

test('a message of a sign-up stays on the screen although its user is logged in by now', async () => {
  const { host, steps, view } = startHost()
  const user = host.open({ view: 'check_email', email: 'ada@x.test', mailJustSent: true })
  steps().loggedIn(ADA, 'confirmed_logged_in')
  expect(view()).toBe('message')
  host.cancel()
  expect(await user).toBe(ADA)
})

test('a link of a mail comes before the login, which comes back behind it (S1-21)', async () => {
  const { host, steps, view } = startHost()
  const login = host.open(LOGIN)
  const link = host.openLink(RESET)
  expect(view()).toBe('reset')
  host.cancel()
  expect(await link).toBeNull()
  expect(view()).toBe('login')
  steps().loggedIn(ADA)
  expect(await login).toBe(ADA)
})

test('a login that waits behind a link is over when the link has logged somebody in (S1-15)', async () => {
  const { host, steps, view } = startHost()
  const login = host.open(LOGIN)
  const link = host.openLink(RESET)
  steps().loggedIn(ADA, 'reset_logged_in')
  expect(await login).toBe(ADA)
  expect(view()).toBe('message')
  steps().close()
  expect(await link).toBe(ADA)
})

test('a newer link takes the place of the one before', async () => {
  const { host, view } = startHost()
  const first = host.openLink(RESET)
  void host.openLink({ view: 'confirm', email: 'ada@x.test', proof: { key: 'k' } })
  expect(await first).toBeNull()
  expect(view()).toBe('confirm')
})

test.each(['login', 'signup', 'forgot'] as const)(
  'a login in another tab ends a dialog that only waits for one: %s (UX-57)',
  async (view) => {
    const { host } = startHost()
    const user = host.open({ view, email: '' })
    host.userChanged(ADA)
    expect(await user).toBe(ADA)
    expect(host.current()).toBeNull()
  },
)

test('a login in another tab leaves a new password that is being chosen alone (UX-57)', () => {
  const { host, steps, view } = startHost()
  void host.open(LOGIN)
  steps().go({ view: 'reset', email: 'ada@x.test', proof: { code: '123456' } })
  host.userChanged(ADA)
  expect(view()).toBe('reset')
})

test('a dialog that is left from outside closes, even one that can’t be cancelled; the one of an email link stays', async () => {
  const { host, view } = startHost()
  const user = host.open(LOGIN, { allowCancel: false })
  void host.openLink(RESET)
  host.leave()
  expect(await user).toBeNull()
  expect(view()).toBe('reset')
})

test('an answer that comes after cancelling still logs in, and resolves nothing twice', async () => {
  const { host, steps, logins } = startHost()
  const user = host.open(LOGIN)
  const late = steps()
  host.cancel()
  late.loggedIn(ADA)
  expect(await user).toBeNull()
  expect([logins, host.current()]).toEqual([[ADA], null])
})

test('the browser is told of a success only after the form has left the screen (UX-6)', () => {
  const { host, steps, order } = startHost()
  void host.open({ view: 'signup', email: '' })
  steps().advance({ view: 'check_email', email: 'ada@x.test', mailJustSent: true })
  steps().go({ view: 'login', email: 'ada@x.test' })
  steps().loggedIn(ADA)
  expect(order).toEqual(['success, then check_email on the screen', 'login', 'success, then nothing on the screen'])
})
