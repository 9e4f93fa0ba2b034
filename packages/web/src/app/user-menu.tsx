import type { User } from '@latchkey/shared/contract'
import { A } from '@solidjs/router'
import { createUniqueId, Show, type JSX } from 'solid-js'
import { Chevron } from './chevron.tsx'
import { createDisclosure } from './create-disclosure.ts'

interface UserMenuProps {
  readonly user: User
  readonly onLogOut: () => void
}

/** "Hi, Ada!" in the bar, with the places that only a logged-in visitor can go to (S3-59). */
export function UserMenu(props: UserMenuProps): JSX.Element {
  const menu = createDisclosure()
  const panelId = createUniqueId()
  return (
    <div class="disclosure" ref={menu.attach}>
      <button type="button" class="button menu-button" aria-expanded={menu.isOpen()} aria-controls={panelId} onClick={menu.toggle}>
        <img src={props.user.avatarUrl} alt="" width="24" height="24" />
        <span>Hi, {props.user.name}!</span>
        <Chevron />
      </button>
      <div class="panel" id={panelId} hidden={!menu.isOpen()}>
        <Show when={menu.isOpen()}>
          <ul>
            <li>
              <A class="button" href="/account" onClick={menu.close}>
                Account
              </A>
            </li>
            <li>
              <A class="button" href="/dashboard" onClick={menu.close}>
                Dashboard
              </A>
            </li>
            <li>
              <button type="button" class="button" onClick={() => props.onLogOut()}>
                Log out
              </button>
            </li>
          </ul>
        </Show>
      </div>
    </div>
  )
}
