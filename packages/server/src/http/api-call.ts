import { randomUUID } from 'node:crypto'
import { parseAcceptLanguage, pickLocale } from '@latchkey/shared'
import type { Request, Response } from 'express'
import type { Caller } from '../services/caller.ts'
import { readSource } from './client-address.ts'
import { readDeviceSecrets, readSessionToken, readSignupSecret } from './session-cookie.ts'

/** One request to the API. A class, since getters of a literal would cost each request a hidden class of its own, and the collector a third of all time. */
export class ApiCall {
  readonly request: Request
  /** Where cookies go. */
  readonly response: Response
  #requestId: string | undefined
  #caller: Caller | undefined

  constructor(request: Request, response: Response) {
    this.request = request
    this.response = response
  }

  /** The same in every line of the log about the request. */
  get requestId(): string {
    return (this.#requestId ??= randomUUID())
  }

  /** Who asks; read only when it is asked for, because a session read, the most frequent call of all, needs nothing but the session cookie. */
  get caller(): Caller {
    return (this.#caller ??= readCaller(this.request))
  }
}

/** Who sent a request, as far as it tells. */
export function readCaller(request: Request): Caller {
  return {
    sessionToken: readSessionToken(request),
    signupSecret: readSignupSecret(request),
    deviceSecrets: readDeviceSecrets(request),
    locale: pickLocale(parseAcceptLanguage(request.headers['accept-language'] ?? '')),
    source: readSource(request),
    userAgent: request.headers['user-agent'] ?? '',
  }
}
