import { untrack, type JSX } from 'solid-js'
import { linkButton } from '../../forms/text-button.tsx'
import { FormShell, type FormShellProps } from '../form-shell.tsx'
import type { ViewProps } from '../view-props.ts'

interface AccountShellProps extends FormShellProps {
  readonly context: ViewProps<'account'>
}

/** The form of one part of the account: below its own links is the way back to the menu, and at work it says that it saves unless told otherwise. */
export function AccountShell(props: AccountShellProps): JSX.Element {
  const { context, says } = untrack(() => props)
  const { words, steps } = context
  const links = () => [props.links, linkButton(words.account.back, () => steps.go({ view: 'account', section: 'menu' }))]
  return FormShell(
    Object.create(props, {
      says: { value: { busy: words.account.saving, ...says } },
      closes: { value: true },
      links: { get: links },
    }) as FormShellProps,
  )
}
