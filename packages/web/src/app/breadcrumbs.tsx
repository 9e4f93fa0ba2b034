import { useLocation, useSearchParams } from '@solidjs/router'
import { For, Show, type JSX } from 'solid-js'
import { parseAccountSection, type AccountSection } from '../flows/account-section.ts'

interface Crumb {
  readonly words: string
  readonly path: string
}

const PAGES: Readonly<Record<string, string>> = {
  '/login': 'Log in',
  '/signup': 'Sign up',
  '/forgot': 'Forgot password',
  '/account': 'Account',
  '/dashboard': 'Dashboard',
  '/privacy': 'Privacy',
  '/terms': 'Terms',
  '/theme': 'Theme',
}

const SECTIONS = {
  name: 'Name and picture',
  profile: 'Your details',
  password: 'Password',
  email: 'Email address',
  sessions: 'Logged-in browsers',
  activity: 'Recent activity',
  data: 'My data',
  delete: 'Delete account',
} as const satisfies Record<Exclude<AccountSection, 'menu'>, string>

/** Where a page stands: each step but the last leads there (S5-89). Home has none. */
export function Breadcrumbs(): JSX.Element {
  const location = useLocation()
  const [query] = useSearchParams()
  const crumbs = () => crumbsOf(location.pathname.replace(/(.)\/$/, '$1'), parseAccountSection(query['section']))
  return (
    <Show when={location.pathname !== '/'}>
      <nav class="breadcrumbs" aria-label="Breadcrumbs">
        <ol>
          <For each={crumbs().slice(0, -1)}>
            {({ words, path }) => (
              <li>
                {/* No <A>, which would call a page the current one whatever its query says. */}
                <a href={path}>{words}</a>
              </li>
            )}
          </For>
          <li aria-current="page">{crumbs().at(-1)?.words}</li>
        </ol>
      </nav>
    </Show>
  )
}

function crumbsOf(path: string, section: AccountSection): Crumb[] {
  const crumbs = [
    { words: 'Home', path: '/' },
    { words: PAGES[path] ?? 'Page not found', path },
  ]
  return path === '/account' && section !== 'menu' ? [...crumbs, { words: SECTIONS[section], path }] : crumbs
}
