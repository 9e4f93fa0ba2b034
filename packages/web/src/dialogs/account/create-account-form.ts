import { untrack } from 'solid-js'
import { createForm, type Form, type FormOptions } from '../../forms/create-form.ts'
import type { FieldErrorCode } from '@latchkey/shared'
import { formWords } from '../../text/form-words.ts'
import type { SectionProps } from './account-view.tsx'

interface AccountFormOptions<Name extends string> extends Omit<FormOptions<Name>, 'words' | 'onError'> {
  /** What this part says in its own way. */
  readonly fieldErrors?: Partial<Record<FieldErrorCode, string>>
}

/** A form of a part of the account. Whoever was logged out meanwhile gets to the login. */
export function createAccountForm<Name extends string>({ context }: SectionProps, options: AccountFormOptions<Name>): Form<Name> {
  const { steps, words } = untrack(() => context)
  const { fieldErrors = {} } = options
  return createForm<Name>({
    ...options,
    words: formWords(words, { errors: { credentials_wrong: words.account.passwordWrong }, fieldErrors }),
    onError: ({ code }) => {
      if (code !== 'login_required') return false
      // First the login: as soon as nobody is logged in, whatever shows an account closes.
      steps.go({ view: 'login', email: context.user?.email ?? '', message: words.account.loginAgain, resume: context.flow })
      steps.userChanged(null)
      return true
    },
  })
}
