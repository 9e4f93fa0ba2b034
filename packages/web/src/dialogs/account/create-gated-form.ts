import { AuthError, passwordRule } from '@latchkey/shared'
import { createSignal, untrack, type Accessor } from 'solid-js'
import type { Form } from '../../forms/create-form.ts'
import type { SectionProps } from './account-view.tsx'
import { createAccountForm } from './create-account-form.ts'

type Work = () => Promise<unknown>

export interface GatedForm {
  readonly form: Form<'email' | 'password'>
  /** The server wants the password before it goes on. */
  readonly asksPassword: Accessor<boolean>
  /** Does something beside the main button; asks for the password first if the server wants it. */
  readonly perform: (work: Work) => Promise<boolean>
}

/** A form without fields of its own that asks for the password when the server answers `fresh_login`, and then repeats what was asked of it (SE-8). */
export function createGatedForm(view: string, props: SectionProps, main: Work): GatedForm {
  const { context, user } = untrack(() => props)
  const [waiting, setWaiting] = createSignal<{ readonly work: Work }>()
  const asksPassword = () => waiting() !== undefined

  const run = async (work: Work) => {
    try {
      await work()
      setWaiting()
    } catch (error) {
      if (!(error instanceof AuthError) || error.code !== 'fresh_login') throw error
      setWaiting({ work })
      form.field('password').focus()
    }
  }
  const form = createAccountForm<'email' | 'password'>(props, {
    view,
    fields: {
      email: { initial: user.email },
      password: { check: (value) => (asksPassword() ? passwordRule(value) : undefined), isProof: true },
    },
    submit: async (valueOf) => {
      const work = waiting()?.work
      if (work) await context.api.proveIdentity({ password: valueOf('password') })
      form.field('password').change('')
      await run(work ?? main)
      return false
    },
  })
  return { form, asksPassword, perform: (work) => form.attempt(() => run(work)) }
}
