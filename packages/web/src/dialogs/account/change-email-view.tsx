import { untrack, type JSX } from 'solid-js'
import { createForm } from '../../forms/create-form.ts'
import { formWords } from '../../text/form-words.ts'
import { FormShell } from '../form-shell.tsx'
import { linkProblemOf } from '../link-problem.ts'
import type { ViewProps } from '../view-props.ts'

/** Makes the mailbox that the link was sent to the address of the account; nothing is sent before the button is pressed (EC-1, SU-9). */
export function ChangeEmailView(props: ViewProps<'change'>): JSX.Element {
  const { api, steps, words, flow } = untrack(() => props)
  const { email, key } = flow
  const form = createForm({
    view: 'change-email',
    words: formWords(words),
    fields: {},
    submit: async () => {
      await api.confirmEmailChange({ email, key })
      steps.advance({ view: 'message', message: 'email_changed', email })
      // Whoever is logged in here is perhaps the owner, and then looks different now. If that can't be asked, the next load will tell.
      const user = await api.currentUser().catch(() => null)
      if (user) steps.userChanged(user)
    },
    onError: ({ code, details }) => {
      const isTaken = details.fieldErrors?.['email'] === 'email_taken'
      const problem = isTaken ? 'address_taken' : linkProblemOf(code)
      if (problem) steps.go({ view: 'message', message: `change_${problem}`, email })
      return problem !== undefined
    },
  })
  return <FormShell context={props} form={form} says={words.account.change} text={words.account.change.text(email)} describeButton />
}
