import type { FlowView } from '../../flows/flow.ts'
import { ACCOUNT_SPECIMENS, CHANGE_SPECIMENS, UNDO_SPECIMENS } from './account-specimens.ts'
import { CONFIRM_SPECIMENS, MESSAGE_SPECIMENS, RESET_SPECIMENS } from './link-specimens.ts'
import { LOGIN_SPECIMENS } from './login-specimens.ts'
import { CHECK_EMAIL_SPECIMENS, ENTER_CODE_SPECIMENS, FORGOT_SPECIMENS } from './mail-specimens.ts'
import { SIGNUP_SPECIMENS } from './signup-specimens.ts'
import type { Specimen } from './specimen.ts'

/** Every form in every state. A view that is missing here does not compile. */
export const SPECIMENS = {
  login: LOGIN_SPECIMENS,
  signup: SIGNUP_SPECIMENS,
  check_email: CHECK_EMAIL_SPECIMENS,
  forgot: FORGOT_SPECIMENS,
  enter_code: ENTER_CODE_SPECIMENS,
  reset: RESET_SPECIMENS,
  confirm: CONFIRM_SPECIMENS,
  account: ACCOUNT_SPECIMENS,
  change: CHANGE_SPECIMENS,
  undo: UNDO_SPECIMENS,
  message: MESSAGE_SPECIMENS,
} as const satisfies Record<FlowView, readonly Specimen[]>

/** The specimen that `?view=…&state=…` asks for; without a state the first of its view. */
export function findSpecimen(view: string | null, state: string | null): Specimen | undefined {
  const found = Object.entries(SPECIMENS).find(([name]) => name === view)
  return state === null ? found?.[1][0] : found?.[1].find((specimen) => specimen.state === state)
}
