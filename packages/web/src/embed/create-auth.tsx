import { parseLinkHash } from '@latchkey/shared'
import { untrack } from 'solid-js'
import type { User } from '@latchkey/shared/contract'
import { createApiClient } from '../client/create-api-client.ts'
import type { AccountSection } from '../flows/account-section.ts'
import { createBrowser } from '../flows/browser.ts'
import { createFlowHost, type OpenOptions } from '../flows/create-flow-host.ts'
import type { Flow } from '../flows/flow.ts'
import { isLoginKept } from '../flows/is-login-kept.ts'
import { readEmailLink, readFormLink } from '../flows/read-email-link.ts'
import type { Auth, AuthOptions, LoginFormOptions } from './auth.ts'
import { createLanguages } from './create-languages.ts'
import { createStage } from './create-stage.ts'
import { createFormsLoader } from './load-forms.ts'
import { createSettingsLoader } from './load-settings.ts'
import { requireUser } from './require-user.ts'
import { createSession } from './session.ts'
import { shareDialog } from './share-dialog.ts'
import { createSimpleCalls } from './simple-calls.ts'
import { watchCalls } from './watch-calls.ts'

type AskOptions = Omit<LoginFormOptions, 'email' | 'message'>

/** Connects a page with a server. One per page is meant; it follows what happens in other tabs until it is disposed of. */
export function createAuth({ url = '/trpc', api: givenApi, ...words }: AuthOptions = {}): Auth {
  const languages = createLanguages(words)
  const plainApi = givenApi ?? createApiClient({ url, locale: () => untrack(languages.locale) })
  const [browser, ends] = [createBrowser(), new AbortController()]
  const session = createSession(plainApi, `latchkey:${url}`)
  const api = watchCalls(plainApi, (detail) => session.announce('signup', detail))
  const loadSettings = createSettingsLoader(api)
  const loader = createFormsLoader(languages.language)
  const host = createFlowHost({
    bring: loader.bring,
    isKept: () => isLoginKept(api),
    onLogin: session.change,
    onUserChanged: session.change,
    noteSuccess: browser.noteSuccess,
  })
  const stage = createStage({ api, host, loader, loadSettings, session, languages, noteSuccess: browser.noteSuccess })
  session.subscribe(host.userChanged)

  const show = async (flow: Flow, options?: OpenOptions, isLeft?: () => boolean) =>
    (await stage.prepare(flow)) && !isLeft?.() ? await host.open(flow, options) : null
  const share = shareDialog(host.leave)
  const ask = (first: Flow, options: AskOptions = {}) =>
    share(async (isLeft) => {
      stage.noteOpener()
      await session.asked
      return session.user() && !options.again ? session.user() : await show(first, options, isLeft)
    }, options.signal)
  const openAccount = async (section: AccountSection) => {
    stage.preload({ view: 'account' })
    if (!(await ask({ view: 'login', email: '' }))) return null
    stage.noteOpener()
    await show({ view: 'account', section })
    return session.user()
  }
  const confirm = async ({ email }: User) => {
    stage.noteOpener()
    await show({ view: 'check_email', email })
    await session.refresh()
    return session.user()
  }
  const openLink = async () => {
    // Before anything is awaited: the caller renders next.
    const form = readFormLink(browser)
    if (form) return await ask({ view: form, email: '' }, { again: form === 'forgot' })
    const hash = browser.readHash()
    const flow = readEmailLink(browser)
    if (!flow) return null
    stage.noteOpener()
    // A page that has to be loaded anew needs the link once more.
    const prepared = stage.prepare({ ...flow, beforeReload: () => browser.writeHash(hash) })
    await session.asked
    return (await prepared) ? await host.openLink(flow) : null
  }
  // Back leaves the dialog too. An email link that was pasted into this page's address bar is no way back.
  window.addEventListener('popstate', () => parseLinkHash(browser.readHash()).kind === 'none' && host.cancel(), ends)
  const followHash = () => void openLink()

  return {
    preload: (view = 'login') => stage.preload({ view }),
    ready: session.ready,
    user: session.user,
    refresh: session.refresh,
    settings: loadSettings,
    subscribe: session.subscribe,
    on: session.on,
    loginWithForm: ({ email = session.user()?.email ?? '', message, ...options } = {}) =>
      ask({ view: 'login', email, message, again: options.again }, options),
    requireUser: (options = {}) => requireUser({ logIn: (message) => ask({ view: 'login', email: '', message }), confirm }, options),
    signupWithForm: () => ask({ view: 'signup', email: '' }),
    forgotPasswordWithForm: ({ email = '' } = {}) => ask({ view: 'forgot', email }),
    openAccount: ({ section = 'menu' } = {}) => openAccount(section),
    handleEmailLink: () => {
      window.addEventListener('hashchange', followHash, ends) // added again, it still is one listener
      return openLink()
    },
    ...createSimpleCalls(api, session, languages),
    mount: stage.mount,
    dispose: () => {
      ends.abort()
      host.dispose()
      stage.dispose()
      session.dispose()
    },
  }
}
