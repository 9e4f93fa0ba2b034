import { AuthError, type AuthErrorDetails } from '@latchkey/shared'
import { createSignal, onCleanup, type Accessor } from 'solid-js'
import { createCountdown } from './create-countdown.ts'
import { createField, type Field, type FieldRule } from './create-field.ts'
import type { FormWords } from './form-words.ts'
import { claimIdScope } from './id-scope.ts'

export type FormState = 'idle' | 'busy' | 'error' | 'done'

export interface FormOptions<Name extends string> {
  /** Part of every id: `latchkey-login-email`. */
  readonly view: string
  /** In the order in which they stand on the screen. */
  readonly fields: Readonly<Record<Name, FieldRule>>
  readonly words: FormWords
  /** Values for the words of field errors. */
  readonly params?: AuthErrorDetails['params']
  /** Fields that the server calls by another name. */
  readonly aliases?: Readonly<Record<string, NoInfer<Name>>>
  /** What it throws is shown. After it has returned the form is done and sends nothing more, unless it returns false. */
  readonly submit: (valueOf: (name: Name) => string) => Promise<boolean | void>
  /** Called when submitting has failed; returns true if nothing is to be shown. */
  readonly onError?: (error: AuthError) => boolean | undefined
}

export interface Form<Name extends string = string> {
  readonly scope: string
  readonly words: FormWords
  readonly state: Accessor<FormState>
  readonly busy: Accessor<boolean>
  field(name: Name): Field
  /** What is wrong with a field, in words that name it by its label. */
  faultText(name: Name, label: string): string | undefined
  readonly alert: Accessor<string | undefined>
  /** What went well, or what to know. */
  readonly status: Accessor<string | undefined>
  readonly say: (status: string | undefined) => void
  readonly secondsToWait: Accessor<number>
  /** The last try failed for a reason that may have passed by now. */
  readonly canTryAgain: Accessor<boolean>
  readonly submit: () => Promise<void>
  /** Does something beside submitting, such as sending a mail again, with the same alert. Resolves to whether it worked. */
  readonly attempt: (work: () => Promise<void>) => Promise<boolean>
}

const PASSING: ReadonlySet<string> = new Set(['unavailable', 'internal', 'overloaded', 'busy'])

/** State of a form without its looks: what was typed, what is wrong with it, whether it is under way. */
export function createForm<Name extends string>(options: FormOptions<Name>): Form<Name> {
  const { scope, release } = claimIdScope(`latchkey-${options.view}`)
  onCleanup(release)
  const { field, fields } = createFields(options, scope)
  const [busy, setBusy] = createSignal(false)
  const [done, setDone] = createSignal(false)
  const [failure, setFailure] = createSignal<AuthError>()
  const [status, say] = createSignal<string>()
  const wait = createCountdown()
  const firstWrong = () => fields.find(({ fault }) => fault())

  const waitIsOver = () => {
    setFailure()
    say(options.words.waitOver)
  }
  const fail = (error: AuthError) => {
    const { fieldErrors = {}, params, retryAfterSeconds } = error.details
    const refused = fields.filter(({ name, refuse }) => {
      const code = Object.entries(fieldErrors).find(([theirs]) => (options.aliases?.[theirs] ?? theirs) === name)?.[1]
      if (code) refuse({ code, params })
      return code
    })
    if (refused[0]) refused[0].focus()
    else setFailure(error)
    if (retryAfterSeconds) wait.start(retryAfterSeconds, waitIsOver)
  }
  const attempt = async (work: () => Promise<void>) => {
    if (busy() || done() || wait.secondsLeft() > 0) return false
    setFailure()
    say()
    setBusy(true)
    const error = await errorOf(work)
    setBusy(false)
    if (error && !options.onError?.(error)) fail(error)
    return error === undefined
  }
  const submit = async () => {
    if (busy() || done() || wait.secondsLeft() > 0) return
    for (const each of fields) each.sync()
    for (const each of fields) each.validate()
    const wrong = firstWrong()
    if (wrong) {
      setFailure()
      return wrong.focus()
    }
    let finished: boolean | void = true
    const worked = await attempt(async () => {
      finished = await options.submit((name) => field(name).value())
    })
    if (worked && finished !== false) setDone(true)
  }
  return {
    scope,
    words: options.words,
    state: () => (busy() ? 'busy' : failure() || firstWrong() ? 'error' : done() ? 'done' : 'idle'),
    busy,
    field,
    faultText: (name, label) => {
      const fault = field(name).fault()
      return fault && options.words.fieldError(fault.code, { ...options.params, ...fault.params, label })
    },
    alert: () => {
      const error = failure()
      return error && options.words.error(error, Object.fromEntries(fields.map(({ name, value }) => [name, value().trim()])))
    },
    status,
    say,
    secondsToWait: wait.secondsLeft,
    canTryAgain: () => PASSING.has(failure()?.code ?? ''),
    submit,
    attempt,
  }
}

function createFields<Name extends string>(options: FormOptions<Name>, scope: string) {
  const byName = new Map<string, Field>()
  const valueOf = (name: string) => byName.get(name)?.value()
  for (const [name, rule] of Object.entries<FieldRule>(options.fields)) {
    byName.set(name, createField(name, `${scope}-${name}`, rule, valueOf))
  }
  const field = (name: Name): Field => {
    const found = byName.get(name)
    if (!found) throw new Error(`The form has no field ${name}.`)
    return found
  }
  return { field, fields: [...byName.values()] }
}

async function errorOf(work: () => Promise<void>): Promise<AuthError | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    return error instanceof AuthError ? error : new AuthError('internal')
  }
}
