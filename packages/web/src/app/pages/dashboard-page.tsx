import type { User } from '@latchkey/shared/contract'
import type { JSX } from 'solid-js'
import { useApp } from '../app-context.tsx'
import { RequireUser } from '../../solid.tsx'
import { ConfirmFirst } from '../confirm-first.tsx'
import { NotesSection } from '../notes/notes-section.tsx'
import { createPageTitle } from '../page-title.ts'
import { RequireLogin } from '../require-login.tsx'

/** The page that only a visitor with a confirmed address sees. */
export function DashboardPage(): JSX.Element {
  createPageTitle(() => 'Dashboard')
  return (
    <RequireLogin>
      <RequireUser confirmed fallback={<ConfirmFirst />}>
        {(user) => <Dashboard user={user()} />}
      </RequireUser>
    </RequireLogin>
  )
}

function Dashboard(props: { readonly user: User }): JSX.Element {
  const app = useApp()
  const memberSince = () => new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(new Date(props.user.createdAt))
  return (
    <>
      <div class="dashboard-head">
        <img src={props.user.avatarUrl} alt="" width="72" height="72" />
        <h1 tabindex="-1">Hi, {props.user.name}!</h1>
      </div>
      <dl class="facts">
        <div>
          <dt>Email</dt>
          <dd>
            {props.user.email} <span class="tag">{props.user.confirmed ? 'confirmed' : 'not confirmed yet'}</span>
          </dd>
        </div>
        <div>
          <dt>Name</dt>
          <dd>{props.user.name}</dd>
        </div>
        <div>
          <dt>Member since</dt>
          <dd>{memberSince()}</dd>
        </div>
      </dl>
      <NotesSection />
      <div class="buttons dashboard-actions">
        <button type="button" class="button" onClick={() => void app.logOut()}>
          Log out
        </button>
      </div>
    </>
  )
}
