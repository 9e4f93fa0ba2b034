import { untrack, type JSX } from 'solid-js'
import { createForm } from '../../forms/create-form.ts'
import { formWords } from '../../text/form-words.ts'
import { FormShell } from '../form-shell.tsx'
import { linkProblemOf } from '../link-problem.ts'
import type { ViewProps } from '../view-props.ts'

/** Takes back what somebody else changed, and logs everybody out; nothing is sent before the button is pressed (EC-1, SU-9). */
export function UndoView(props: ViewProps<'undo'>): JSX.Element {
  const { api, steps, words, flow } = untrack(() => props)
  const { email, key } = flow
  const form = createForm({
    view: 'undo',
    words: formWords(words),
    fields: {},
    submit: async () => {
      const { status } = await api.undoSecurityChange({ email, key })
      steps.advance({ view: 'message', message: status === 'restored' ? 'undone_restored' : 'undone_reset', email })
      const user = await api.currentUser().catch(() => undefined)
      if (user !== undefined) steps.userChanged(user)
    },
    onError: ({ code, details }) => {
      const isTaken = details.fieldErrors?.['email'] === 'email_taken'
      const problem = isTaken ? 'address_taken' : linkProblemOf(code)
      if (problem) steps.go({ view: 'message', message: `undo_${problem}`, email })
      return problem !== undefined
    },
  })
  return <FormShell context={props} form={form} says={words.account.undo} text={words.account.undo.text} describeButton />
}
