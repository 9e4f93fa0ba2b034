import { untrack, type JSX } from 'solid-js'
import { AccountShell } from './account-shell.tsx'
import type { SectionProps } from './account-view.tsx'
import { createGatedForm } from './create-gated-form.ts'
import { passwordGate } from './password-gate.tsx'
import { saveJsonFile } from './save-file.ts'

/** Everything that is kept about somebody, as a file (PR-2). */
export function DataSection(props: SectionProps): JSX.Element {
  const { context } = untrack(() => props)
  const { api, words } = context
  const { data, proveAndContinue } = words.account
  const gated = createGatedForm('account-data', props, async () => {
    saveJsonFile('my-data.json', await api.exportData())
    gated.form.say(data.done)
  })
  return (
    <AccountShell
      context={context}
      form={gated.form}
      says={data}
      text={data.text}
      submit={gated.asksPassword() ? proveAndContinue : data.submit}
    >
      {passwordGate(gated, words)}
    </AccountShell>
  )
}
