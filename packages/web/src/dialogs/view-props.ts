import type { Api, Settings, User } from '@latchkey/shared/contract'
import type { AccountSection } from '../flows/account-section.ts'
import type { Flow, FlowOf, FlowSteps, FlowView } from '../flows/flow.ts'
import type { FormState } from '../forms/create-form.ts'
import type { Words } from '../text/text.ts'

/** What stands on the screen: for the title of a page. */
export interface Shown {
  readonly view: FlowView
  readonly title: string
  readonly state: FormState
  /** Whom it is about; the account knows that by itself. */
  readonly email?: string | undefined
  /** Which part of the account. */
  readonly section?: AccountSection
}

/** What every view gets, whatever it shows. */
export interface ViewContext {
  readonly api: Api
  readonly settings: Settings
  readonly words: Words
  readonly steps: FlowSteps
  /** Who is logged in, when a link from a mail is opened. */
  readonly user: User | null
  /** Whether there is a way out; a page has none. */
  readonly allowCancel: boolean
  readonly place: 'dialog' | 'page' | 'panel'
  readonly onShown?: ((shown: Shown) => void) | undefined
}

/** A view lives as long as its flow, so what it gets stays the same all the while, except `user`. */
export interface ViewProps<View extends FlowView> extends ViewContext {
  readonly flow: FlowOf<View>
}

export interface FlowViewProps extends ViewContext {
  readonly flow: Flow
}
