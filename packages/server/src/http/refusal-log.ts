import { randomUUID } from 'node:crypto'
import type { AuthError, AuthErrorCode } from '@latchkey/shared'
import { procedures } from '@latchkey/shared/contract'
import type { Request } from 'express'
import { readSource } from './client-address.ts'
import { limitLines } from './line-budget.ts'
import type { SecurityEvent } from './security-log.ts'

interface Deps {
  readonly logEvent: (event: SecurityEvent) => void
  /** Milliseconds of a clock that never jumps. */
  readonly elapsed?: () => number
}

/** Gives a line to what is refused before any operation of the API sees it: a stranger's origin, a form, too large a body, a wrong method or token … (LG-2). */
export interface RefusalLog {
  /** Notes that an operation has left a line about what it throws; then it gets no other. */
  readonly noteLogged: (error: unknown) => void
  /** `outcome` is a code of ours. */
  readonly refuse: (request: Request, outcome: string) => void
  /** The same for a call that failed, if that was before any operation. */
  readonly refuseCall: (request: Request, error: AuthError) => void
}

/** Why a call never reaches an operation. Whatever else is refused has a line of its own, or is asked by every page. */
const BEFORE_OPERATIONS: ReadonlySet<AuthErrorCode> = new Set([
  'origin_not_allowed',
  'content_type_not_allowed',
  'method_not_allowed',
  'batch_not_allowed',
  'input_too_large',
  'invalid_input',
  'not_found',
])

/** Anybody can be refused as often as they like, so lines are few. */
export function createRefusalLog({ logEvent, elapsed }: Deps): RefusalLog {
  const logged = new WeakSet<object>()
  const log = limitLines(logEvent, elapsed)

  const refuse: RefusalLog['refuse'] = (request, outcome) => {
    if (logged.has(request)) return
    logged.add(request)
    log({ event: nameTarget(request), outcome, user: null, address: null, source: readSource(request), request: randomUUID() })
  }
  return {
    noteLogged: (error) => {
      if (typeof error === 'object' && error !== null) logged.add(error)
    },
    refuse,
    refuseCall: (request, error) => {
      if (BEFORE_OPERATIONS.has(error.code) && !logged.has(error)) refuse(request, error.code)
    },
  }
}

/** Only names of our own: what somebody typed never gets into the log (LG-1). */
function nameTarget({ path }: Request): string {
  const name = /\bauth\.(\w+)$/.exec(path)?.[1]
  return name !== undefined && Object.hasOwn(procedures, name) ? name : 'request'
}
