import type { AuthErrorDetails, FieldErrorCode } from '@latchkey/shared'
import { createSignal, type Accessor } from 'solid-js'
import type { FieldCheck } from './field-rules.ts'

export interface FieldRule {
  readonly initial?: string
  readonly check?: FieldCheck
  /** A password or a code that proves who somebody is: a wrong one is taken out, and asked for again. */
  readonly isProof?: boolean
}

interface FieldFault {
  readonly code: FieldErrorCode
  readonly params?: AuthErrorDetails['params']
}

/** As much of an element as a field has to do with. */
interface FieldElement {
  readonly value: string
  readonly focus: () => void
}

/** One field of a form: its value, and what is wrong with it once that may be said. */
export interface Field {
  readonly name: string
  readonly id: string
  readonly value: Accessor<string>
  readonly fault: Accessor<FieldFault | undefined>
  /** The value was changed by typing, pasting or a password manager. */
  readonly change: (value: string) => void
  /** Checks and shows what is wrong; tells whether the value is right. */
  readonly validate: () => boolean
  readonly leave: () => void
  readonly refuse: (fault: FieldFault) => void
  readonly attach: (element: FieldElement) => void
  readonly focus: () => void
  /** What stands in it is wrong: it is emptied and focused. */
  readonly retry: () => void
  /** Takes over what stands in the element: some password managers fill it without an event. */
  readonly sync: () => void
}

/** What the pointer is on, if a click on it does something only when the button of the mouse comes up again. */
const PRESSED_BY_CLICK = ':is(button,label,select,[type=checkbox]):hover'

/** State of one field, without its looks. `id` has to be unique on the page. */
export function createField(name: string, id: string, rule: FieldRule, valueOf: (name: string) => string | undefined): Field {
  const [value, setValue] = createSignal(rule.initial ?? '')
  const [fault, setFault] = createSignal<FieldFault>()
  let element: FieldElement | undefined

  const validate = () => {
    const code = rule.check?.(value(), valueOf)
    setFault(code && { code })
    return code === undefined
  }
  const change = (next: string) => {
    if (next === value()) return
    setValue(next)
    // Nobody is told off while typing for the first time; what is already marked is unmarked as soon as it is right.
    if (fault()) validate()
  }
  const focus = () => element?.focus()
  return {
    name,
    id,
    value,
    fault,
    change,
    validate,
    // An error that appears while something is being pressed would move it away from under the pointer; not all that is pressed takes the focus, so that tells
    // nothing. An empty field is no mistake yet, and what the server has refused stays marked until it is changed.
    leave: () => void (value() !== '' && !fault() && !document.querySelector(PRESSED_BY_CLICK) && validate()),
    refuse: setFault,
    attach: (input) => void (element = input),
    focus,
    retry: () => {
      setValue('')
      setFault()
      focus()
    },
    sync: () => element && change(element.value),
  }
}
