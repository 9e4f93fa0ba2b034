import type { AccountSection } from '../flows/account-section.ts'
import type { FlowView } from '../flows/flow.ts'
import type { FormState } from '../forms/form-state.ts'

// Hosts without Solid see these types, so nothing that needs Solid's types may be imported here.

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
