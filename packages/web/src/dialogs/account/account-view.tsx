import type { User } from '@latchkey/shared/contract'
import { Show, untrack, type Component, type JSX } from 'solid-js'
import type { AccountSection } from '../../flows/account-section.ts'
import type { ViewProps } from '../view-props.ts'
import { AccountMenu } from './account-menu.tsx'
import { ActivitySection } from './activity-section.tsx'
import { DataSection } from './data-section.tsx'
import { DeleteSection } from './delete-section.tsx'
import { EmailSection } from './email-section.tsx'
import { NameSection } from './name-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { ProfileSection } from './profile-section.tsx'
import { SessionsSection } from './sessions-section.tsx'

/** What each part of the account gets. */
export interface SectionProps {
  readonly context: ViewProps<'account'>
  readonly user: User
}

const SECTIONS: Readonly<Record<AccountSection, Component<SectionProps>>> = {
  menu: AccountMenu,
  name: NameSection,
  profile: ProfileSection,
  password: PasswordSection,
  email: EmailSection,
  sessions: SessionsSection,
  activity: ActivitySection,
  data: DataSection,
  delete: DeleteSection,
}

/** The account of whoever is logged in, one part at a time (S5-82 to S5-87). */
export function AccountView(props: ViewProps<'account'>): JSX.Element {
  const { settings, flow } = untrack(() => props)
  // A URL may lead there also where there is nothing to ask for.
  const Section = flow.section === 'profile' && !settings.profileFields ? AccountMenu : SECTIONS[flow.section]
  // Made anew for another user: what stands in it is the first one's.
  return (
    <Show when={props.user?.id} keyed>
      {(_id) => <Section context={props} user={props.user as User} />}
    </Show>
  )
}
