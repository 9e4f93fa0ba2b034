import type { User } from '@latchkey/shared/contract'
import { createAuth, type Auth } from '../index.ts'

// Never run: `tsc` fails when something here compiles that must not, or does not compile that must.

export async function journeys(auth: Auth): Promise<string> {
  const user: User | null = await auth.loginWithForm({ allowCancel: false, email: 'ada@x.test', signal: AbortSignal.timeout(1000) })
  // @ts-expect-error who has cancelled is nobody
  void user.name
  // @ts-expect-error a misspelt option
  await auth.loginWithForm({ allowCancle: false })
  await auth.openAccount({ section: 'password' })
  // @ts-expect-error there is no such part of the account
  await auth.openAccount({ section: 'billing' })
  return (await auth.requireUser({ confirmed: true, roles: ['admin'] }))?.email ?? ''
}

export function events(auth: Auth): () => void {
  auth.on('login', (user) => void user.email)
  auth.on('signup', ({ status }) => void (status === 'confirm_email'))
  // @ts-expect-error nobody comes with a logout
  auth.on('logout', (user) => void user.email)
  // @ts-expect-error there is no such event
  return auth.on('loggedIn', () => {})
}

export const auth = createAuth({ url: '/trpc', locale: 'de', words: { links: { login: 'Come in' } } })
// @ts-expect-error there is no such word
createAuth({ words: { links: { logn: 'Come in' } } })
// @ts-expect-error a form that a page can't begin with
auth.mount(document.body, 'message')
