import type { Api, Settings, User } from '@latchkey/shared/contract'
import type { Flow } from '../../flows/flow.ts'
import type { Words } from '../../text/text.ts'

/** One form in one state, and how to get it there. */
export interface Specimen {
  /** Unique within its view: "idle", "wrong password". */
  readonly state: string
  readonly flow: Flow
  readonly api?: Partial<Api>
  readonly settings?: Partial<Settings>
  /** Who is logged in meanwhile. */
  readonly user?: User
  /** What a visitor does once the form is there. */
  readonly act?: (root: HTMLElement, words: Words) => void
}

/** Types into fields by their names, the way a browser does it. */
export function type(root: HTMLElement, values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    const input = root.querySelector<HTMLInputElement>(`input[name="${name}"]`)
    if (!input) throw new Error(`The form has no field ${name}`)
    input.value = value
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
}

/** Sends the form, after typing. */
export function submit(root: HTMLElement, values: Readonly<Record<string, string>> = {}): void {
  type(root, values)
  root.querySelector('form')?.requestSubmit()
}

/** Presses a button beside the main one, by its words. */
export function press(root: HTMLElement, words: string): void {
  const button = [...root.querySelectorAll('button')].find((candidate) => candidate.textContent.trim() === words)
  if (!button) throw new Error(`The form has no button “${words}”`)
  button.click()
}
