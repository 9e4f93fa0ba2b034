import { AuthError, type AuthErrorCode, type AuthErrorDetails } from '@latchkey/shared'
import { createSignal, onCleanup, type Accessor } from 'solid-js'
import { createCountdown } from './create-countdown.ts'
import { createField, type Field, type FieldRule } from './create-field.ts'
import type { FormState } from './form-state.ts'
import type { FormWords } from './form-words.ts'
import { claimIdScope } from './id-scope.ts'

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
  readonly fields: readonly Field[]
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
  readonly attempt: (work: () => Promise<unknown>) => Promise<boolean>
}

const PASSING: ReadonlySet<string> = new Set(['unavailable', 'internal', 'overloaded', 'busy'])

/** State of a form without its looks: what was typed, what is wrong with it, whether it is under way. */
export function createForm<Name extends string>(options: FormOptions<Name>): Form<Name> {
  const { words } = options
  const { scope, release } = claimIdScope(`latchkey-${options.view}`)
  onCleanup(release)
  const fields = createFields(options, scope)
  const [busy, setBusy] = createSignal(false)
  const [done, setDone] = createSignal(false)
  const [failure, setFailure] = createSignal<{ readonly code: AuthErrorCode; readonly text: string }>()
  const [status, say] = createSignal<string>()
  const wait = createCountdown()
  const isClosed = () => busy() || done() || wait.secondsLeft() > 0

  const fail = (error: AuthError) => {
    const [refused] = refuseFields(fields.all, error, options.aliases)
    if (error.code.endsWith('_wrong')) fields.proof()?.retry()
    if (refused) refused.focus()
    else setFailure({ code: error.code, text: words.error(error, fields.values()) })
    const waitIsOver = () => {
      setFailure()
      say(words.waitOver)
    }
    if (error.details.retryAfterSeconds) wait.start(error.details.retryAfterSeconds, waitIsOver)
  }
  const attempt = async (work: () => Promise<unknown>) => {
    if (isClosed()) return false
    setFailure()
    say()
    setBusy(true)
    const error = await errorOf(work)
    setBusy(false)
    if (error && !options.onError?.(error)) fail(error)
    return error === undefined
  }
  const submit = async () => {
    if (isClosed()) return
    setFailure()
    const wrong = fields.validate()
    if (wrong) return wrong.focus()
    await attempt(async () => setDone((await options.submit((name) => fields.get(name).value())) !== false))
  }
  return {
    scope,
    words,
    state: () => (busy() ? 'busy' : failure() || fields.firstWrong() ? 'error' : done() ? 'done' : 'idle'),
    // Also once it is done: it is about to leave the screen, perhaps after another answer.
    busy: () => busy() || done(),
    fields: fields.all,
    field: fields.get,
    faultText: fields.faultText,
    alert: () => failure()?.text,
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
  const all = [...byName.values()]
  const proof = () => all.find(({ name }) => options.fields[name as Name].isProof)
  const firstWrong = () => all.find(({ fault }) => fault())
  const get = (name: Name) => byName.get(name) as Field
  return {
    all,
    get,
    proof,
    firstWrong,
    faultText: (name: Name, label: string) => {
      const fault = get(name).fault()
      return fault && options.words.fieldError(fault.code, { ...options.params, ...fault.params, label })
    },
    values: () => Object.fromEntries(all.map(({ name, value }) => [name, value().trim()])),
    validate: () => {
      for (const each of all) each.sync()
      for (const each of all) each.validate()
      return firstWrong()
    },
  }
}

/** Marks the fields that the server complains about, and returns them. */
function refuseFields(fields: readonly Field[], { details }: AuthError, aliases: Readonly<Record<string, string>> = {}): Field[] {
  const codes = new Map(Object.entries(details.fieldErrors ?? {}).map(([theirs, code]) => [aliases[theirs] ?? theirs, code]))
  return fields.filter(({ name, refuse }) => {
    const code = codes.get(name)
    if (code) refuse({ code, params: details.params })
    return code !== undefined
  })
}

async function errorOf(work: () => Promise<unknown>): Promise<AuthError | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    return error instanceof AuthError ? error : new AuthError('internal')
  }
}
