import { untrack, type JSX } from 'solid-js'
import type { MessageName } from '../../flows/flow.ts'
import { createForm } from '../../forms/create-form.ts'
import { formWords } from '../../text/form-words.ts'
import { FormShell } from '../form-shell.tsx'
import { tellLinkProblem } from '../link-problem.ts'
import type { ViewContext, ViewProps } from '../view-props.ts'

/** Makes the mailbox that the link was sent to the address of the account (EC-1). */
export function ChangeEmailView(props: ViewProps<'change'>): JSX.Element {
  const { words, flow } = untrack(() => props)
  const says = { ...words.account.change, text: words.account.change.text(flow.email) }
  return followLink(props, says, async ({ api }, link) => {
    await api.confirmEmailChange(link)
    return 'email_changed'
  })
}

/** Takes back what somebody else changed, and logs everybody out (SU-9). */
export function UndoView(props: ViewProps<'undo'>): JSX.Element {
  const { words } = untrack(() => props)
  return followLink(props, words.account.undo, async ({ api }, link) => {
    const { status } = await api.undoSecurityChange(link)
    return status === 'restored' ? 'undone_restored' : 'undone_reset'
  })
}

interface Says {
  readonly title: string
  readonly text: string
  readonly submit: string
  readonly busy: string
}

type Follow = (context: ViewContext, link: { readonly email: string; readonly key: string }) => Promise<MessageName>

/** A link about the account that does one thing; nothing is sent before the button is pressed (SU-9). */
function followLink(props: ViewProps<'change'> | ViewProps<'undo'>, says: Says, follow: Follow): JSX.Element {
  const { api, steps, words, flow } = untrack(() => props)
  const { view, email, key } = flow
  const form = createForm({
    view: view === 'change' ? 'change-email' : view,
    words: formWords(words),
    fields: {},
    submit: async () => {
      steps.advance({ view: 'message', message: await follow(props, { email, key }), email })
      // Whoever is logged in here is perhaps the owner, and then looks different now, or is logged out. If that can't be asked, the next load will tell.
      const user = await api.currentUser().catch(() => undefined)
      if (user !== undefined) steps.userChanged(user)
    },
    onError: ({ code, details }) => {
      if (details.fieldErrors?.['email'] !== 'email_taken') return tellLinkProblem(steps, view, email, code)
      steps.go({ view: 'message', message: `${view}_address_taken`, email })
      return true
    },
  })
  return <FormShell context={props} form={form} says={says} text={says.text} describeButton />
}
