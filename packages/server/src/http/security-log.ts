import { isEmailAddress, type AuthErrorCode } from '@latchkey/shared'
import { procedures } from '@latchkey/shared/contract'
import { parseSessionToken } from '../services/authenticate.ts'
import { toCallerError } from '../services/caller-error.ts'
import type { Caller } from '../services/caller.ts'
import { pseudonymOf } from '../services/pseudonym.ts'
import type { ApiCall } from './api-call.ts'
import { limitLines } from './line-budget.ts'
import type { Operations } from './operations.ts'
import type { RefusalLog } from './refusal-log.ts'

/** One line of the log: who tried what, from where, and how it ended. It holds no secret and no address, and nothing that somebody typed (LG-1, LG-2). */
export interface SecurityEvent {
  /** The name of the operation. */
  readonly event: string
  /** `ok`, or the code of the refusal. */
  readonly outcome: string
  /** Stands for an account, and tells nothing of it. Null as long as nobody has proven to be its owner. */
  readonly user: string | null
  /** The address that was named, masked. */
  readonly address: string | null
  readonly source: string
  /** The same in every line about one request. */
  readonly request: string
  /** How many of the same kind had no line since the last one, because there were too many (`limitLines`). */
  readonly skipped?: number
}

type LogEvent = (event: SecurityEvent) => void
type Operation = (input: unknown, call: ApiCall) => Promise<unknown>

/** Queries that only show what everybody may see, or what an owner looks at all the time. */
const NO_EVENTS: ReadonlySet<string> = new Set(['settings', 'currentUser', 'listSessions', 'listActivity'])
const EVENTS = Object.keys(procedures).filter((name) => !NO_EVENTS.has(name))

/** How somebody is refused before anything is counted or looked up: nothing else keeps these from filling a disk. */
const CHEAP: ReadonlySet<AuthErrorCode> = new Set(['too_many_attempts', 'overloaded', 'login_required', 'signup_closed'])

interface Log {
  readonly write: LogEvent
  readonly writeRefusal: LogEvent
  /** Anybody may log out as often as they like, too. Each one that ended a session is in its account's activity. */
  readonly writeLogout: LogEvent
  readonly noteLogged: RefusalLog['noteLogged']
}

/** The operations, each of which leaves a line in the log, of a flood that costs nothing but a few. */
export function withSecurityLog(operations: Operations, logEvent: LogEvent, noteLogged: RefusalLog['noteLogged']): Operations {
  const log: Log = { write: logEvent, writeRefusal: limitLines(logEvent), writeLogout: limitLines(logEvent), noteLogged }
  const logging = EVENTS.map((name) => [name, logged(name, Reflect.get(operations, name) as Operation, log)])
  return { ...operations, ...(Object.fromEntries(logging) as Partial<Operations>) }
}

function pickWriter(log: Log, event: string, outcome: AuthErrorCode | 'ok'): LogEvent {
  if (outcome === 'ok') return event === 'logout' ? log.writeLogout : log.write
  return CHEAP.has(outcome) ? log.writeRefusal : log.write
}

function logged(event: string, operation: Operation, log: Log): Operation {
  const write = (input: unknown, { caller, requestId }: ApiCall, outcome: AuthErrorCode | 'ok', accountId: string | null) =>
    pickWriter(
      log,
      event,
      outcome,
    )({
      event,
      outcome,
      user: accountId === null ? null : pseudonymOf(accountId),
      address: maskAddress(input),
      source: caller.source,
      request: requestId,
    })
  return async (input, call) => {
    try {
      const result = await operation(input, call)
      if (!isStillWaiting(event, result)) write(input, call, 'ok', readUserId(result) ?? readOwnId(event, call.caller))
      return result
    } catch (error) {
      const { code } = toCallerError(error)
      write(input, call, code, null)
      log.noteLogged(error)
      throw error
    }
  }
}

/** A dialog that waits asks again and again. */
function isStillWaiting(event: string, result: unknown): boolean {
  return event === 'checkSignup' && readText(result, 'status') === 'waiting'
}

/** Whoever has just begun a session or got their own data back is in the answer. */
function readUserId(result: unknown): string | null {
  const holder = typeof result === 'object' && result !== null && 'user' in result ? result.user : result
  return readText(holder, 'id')
}

/** What these answer says nothing of the session that it took, which is alive: else they would have been refused. */
function readOwnId(event: string, caller: Caller): string | null {
  const needsLogin = OF_OWNERS.has(event)
  return needsLogin ? (parseSessionToken(caller.sessionToken)?.accountId ?? null) : null
}

const OF_OWNERS: ReadonlySet<string> = new Set([
  'changePassword',
  'resendEmailChange',
  'revokeSession',
  'revokeOtherSessions',
  'exportData',
  'proveIdentity',
  'deleteAccount',
])

/** `a***@x.test` for the address that was given; whatever is none may be a password in the wrong field. */
function maskAddress(input: unknown): string | null {
  const address = readText(input, 'email') ?? readText(input, 'identifier')
  if (address === null || !isEmailAddress(address)) return null
  const [local = '', domain = ''] = address.split('@')
  return `${local.slice(0, 1)}***@${domain.toLowerCase()}`
}

function readText(holder: unknown, field: string): string | null {
  const value: unknown = typeof holder === 'object' && holder !== null ? Reflect.get(holder, field) : null
  return typeof value === 'string' ? value : null
}
