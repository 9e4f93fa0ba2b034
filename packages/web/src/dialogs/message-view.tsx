import { type JSX, untrack } from 'solid-js'
import type { FlowSteps, MessageName } from '../flows/flow.ts'
import { createForm } from '../forms/create-form.ts'
import { linkButton } from '../forms/text-button.tsx'
import { formWords } from '../text/form-words.ts'
import type { Words } from '../text/text.ts'
import { FormShell } from './form-shell.tsx'
import type { ViewProps } from './view-props.ts'

type Action = 'continue' | 'login' | 'forgot' | 'resend' | 'code' | 'account'

/** What can be done about each message; the first is the main button. */
const ACTIONS: Readonly<Record<MessageName, readonly [Action, ...Action[]]>> = {
  confirmed: ['login'],
  confirmed_logged_in: ['continue'],
  confirmed_elsewhere: ['continue'],
  awaiting_approval: ['continue'],
  signup_closed: ['login'],
  reset: ['login'],
  reset_logged_in: ['continue'],
  confirm_link_invalid: ['login', 'resend'],
  confirm_link_expired: ['resend', 'login'],
  confirm_link_used: ['login', 'forgot'],
  confirm_link_replaced: ['resend', 'login'],
  reset_link_invalid: ['forgot', 'login'],
  reset_link_expired: ['forgot', 'login'],
  reset_link_used: ['login', 'forgot'],
  reset_link_replaced: ['forgot', 'login'],
  password_changed: ['continue', 'account'],
  account_deleted: ['continue'],
  email_changed: ['login'],
  change_address_taken: ['login', 'forgot'],
  undo_address_taken: ['login', 'forgot'],
  change_link_invalid: ['login'],
  change_link_expired: ['login'],
  change_link_used: ['login', 'forgot'],
  change_link_replaced: ['login'],
  undone_restored: ['code', 'login'],
  undone_reset: ['code', 'login'],
  undo_link_invalid: ['forgot', 'login'],
  undo_link_expired: ['forgot', 'login'],
  undo_link_used: ['forgot', 'login'],
  undo_link_replaced: ['forgot', 'login'],
  link_damaged: ['login', 'forgot'],
  login_not_kept: ['continue'],
}

/** Says how something went, and what to do next. */
export function MessageView(props: ViewProps<'message'>): JSX.Element {
  const { api, steps, words, flow, user } = untrack(() => props)
  const { email, message } = flow
  // Who is logged in has no use for a login form.
  const [first, ...others] = ACTIONS[message].map((action) => (action === 'login' && user ? 'continue' : action))
  const main = first ?? 'continue'
  const form = createForm({ view: 'message', words: formWords(words), fields: {}, submit: () => run(main) })

  const run = async (action: Action): Promise<void> => {
    if (action === 'resend') await api.resendConfirmation({ email })
    nextOf(action, email, steps)
  }
  return (
    <FormShell
      context={props}
      form={form}
      says={{ title: words.messages[message].title, submit: labelOf(main, message, words), busy: words.sending }}
      text={user && message === 'reset_link_used' ? words.messagesLoggedIn.reset_link_used : words.messages[message].text(email)}
      describeButton
      hideCancel={main === 'continue'}
      closes
      links={others.map((action) => linkButton(labelOf(action, message, words), () => void form.attempt(() => run(action))))}
    />
  )
}

function nextOf(action: Action, email: string, steps: FlowSteps): void {
  switch (action) {
    case 'continue':
      return steps.close()
    case 'login':
    case 'forgot':
      return steps.go({ view: action, email })
    case 'code':
      return steps.go({ view: 'enter_code', email })
    case 'account':
      return steps.go({ view: 'account', section: 'menu' })
    case 'resend':
      return steps.go({ view: 'check_email', email, mailJustSent: true })
  }
}

function labelOf(action: Action, message: MessageName, words: Words): string {
  if (action === 'forgot' && !message.startsWith('reset_')) return words.links.forgot
  return words.buttons[action]
}
