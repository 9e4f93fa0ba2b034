import { parseLinkHash } from '@latchkey/shared'
import type { Settings, User } from '@latchkey/shared/contract'
import { createSignal } from 'solid-js'
import { render } from 'solid-js/web'
import { createApiClient } from '../client/create-api-client.ts'
import type { AccountSection } from '../flows/account-section.ts'
import { createBrowser } from '../flows/browser.ts'
import { createFlowHost, type OpenOptions } from '../flows/create-flow-host.ts'
import type { Flow } from '../flows/flow.ts'
import { readEmailLink } from '../flows/read-email-link.ts'
import { adoptStyles } from './adopt-styles.ts'
import type { Auth, AuthOptions, MountOptions, PageView } from './auth.ts'
import { createSettingsLoader } from './load-settings.ts'
import { PageFlow } from './page-flow.tsx'
import { createSession } from './session.ts'
import { showDialogs } from './show-dialogs.tsx'

/** Connects a page with a server. One per page is meant; it follows what happens in other tabs until it is disposed of. */
export function createAuth({ url = '/trpc', api = createApiClient({ url }) }: AuthOptions = {}): Auth {
  const browser = createBrowser()
  const session = createSession(api, `latchkey:${url}`)
  const loadSettings = createSettingsLoader(api)
  const [settings, setSettings] = createSignal<Settings>()
  const host = createFlowHost({ onLogin: session.change, onUserChanged: session.change, noteSuccess: browser.noteSuccess })
  const dialogs = showDialogs({ api, host, settings, user: session.user })
  const ends = new AbortController()
  session.subscribe(host.userChanged)

  const prepare = async () => {
    const [loaded] = await Promise.all([loadSettings(), session.asked])
    setSettings(loaded)
  }
  let pending: Promise<User | null> | undefined
  const ask = (first: Flow, options?: OpenOptions) => {
    const start = async () => {
      await session.asked
      if (session.user()) return session.user()
      await prepare()
      return await host.open(first, options)
    }
    if (!pending) dialogs.noteOpener()
    return (pending ??= start().finally(() => (pending = undefined)))
  }
  const openAccount = async (section: AccountSection) => {
    const user = await ask({ view: 'login', email: '' })
    if (!user) return null
    dialogs.noteOpener()
    await prepare()
    await host.open({ view: 'account', section })
    return session.user()
  }
  const openLink = async () => {
    // Before anything is awaited: the caller renders next.
    const flow = readEmailLink(browser)
    if (!flow) return null
    dialogs.noteOpener()
    await prepare()
    return await host.openLink(flow)
  }
  const mount = (element: Element, view: PageView, options: MountOptions = {}) => {
    adoptStyles(document)
    void prepare()
    const parts = { api, view, options, element, onUserChanged: session.change, noteSuccess: browser.noteSuccess }
    return render(() => <PageFlow {...parts} settings={settings()} user={session.user()} />, element)
  }
  // Back leaves the dialog too. An email link that was pasted into this page's address bar is no way back.
  const goBack = () => parseLinkHash(browser.readHash()).kind === 'none' && host.cancel()
  window.addEventListener('popstate', goBack, { signal: ends.signal })
  let followsHash = false

  return {
    ready: session.ready,
    user: session.user,
    refresh: session.refresh,
    settings: loadSettings,
    subscribe: session.subscribe,
    on: session.on,
    loginWithForm: ({ email = '', message, allowCancel, signal } = {}) => ask({ view: 'login', email, message }, { allowCancel, signal }),
    signupWithForm: () => ask({ view: 'signup', email: '' }),
    forgotPasswordWithForm: ({ email = '' } = {}) => ask({ view: 'forgot', email }),
    openAccount: ({ section = 'menu' } = {}) => openAccount(section),
    handleEmailLink: () => {
      if (!followsHash) window.addEventListener('hashchange', () => void openLink(), { signal: ends.signal })
      followsHash = true
      return openLink()
    },
    logout: async () => {
      const worked = await isDone(api.logout())
      if (worked) session.change(null)
      return worked
    },
    mount,
    dispose: () => {
      ends.abort()
      host.dispose()
      dialogs.dispose()
      session.dispose()
    },
  }
}

function isDone(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  )
}
