import type { Shown } from '../dialogs/view-props.ts'
import { readStored, writeStored } from './page-storage.ts'

// Of this tab alone, gone when it is closed.
const KEY = 'latchkey-reset-address'
const WITH_CODE: ReadonlySet<string | undefined> = new Set(['enter_code', 'reset'])

/** Whose code for a new password was asked for when this tab was last loaded, so that a reload does not lose the field for it. */
export function readResetAddress(): string | null {
  return readStored('session', KEY)
}

/** Remembers the address as long as the code is asked for; what is shown after that ends it. */
export function noteResetAddress(shown: Shown | undefined): void {
  if (shown) writeStored('session', KEY, WITH_CODE.has(shown.view) ? (shown.email ?? null) : null)
}
