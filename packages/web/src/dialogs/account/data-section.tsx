import { untrack, type JSX } from 'solid-js'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { createGatedForm } from './create-gated-form.ts'
import { PasswordGate } from './password-gate.tsx'
import { saveJsonFile } from './save-file.ts'

/** Everything that is kept about somebody, as a file (PR-2). */
export function DataSection(props: SectionProps): JSX.Element {
  const { api, words } = untrack(() => props.context)
  const gated = createGatedForm('account-data', props, async () => {
    saveJsonFile('my-data.json', await api.exportData())
    gated.form.say(words.account.data.done)
  })
  return (
    <AccountShell
      context={props.context}
      form={gated.form}
      {...words.account.data}
      submit={gated.asksPassword() ? words.account.proveAndContinue : words.account.data.submit}
    >
      <PasswordGate gated={gated} words={words} />
    </AccountShell>
  )
}
