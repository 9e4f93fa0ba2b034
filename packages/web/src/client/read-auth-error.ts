import { AuthError, type AuthErrorCode, type AuthErrorDetails, type FieldErrorCode } from '@latchkey/shared'

/**
 * Turns what a failed tRPC call carries, as sent or as a `TRPCClientError`, into an `AuthError`. What the server sends is not trusted to have the right shape: it may be a proxy's answer.
 * `header` is `Latchkey-Error`, which says the same where a host's own `errorFormatter` keeps nothing but the message.
 */
export function readAuthError(error: unknown, header?: string | null): AuthError {
  const data = read(error, 'data')
  const wire = read(data, 'auth') ?? readHeader(header)
  const code = read(wire, 'code')
  if (looksLikeCode<AuthErrorCode>(code)) return new AuthError(code, readDetails(wire))
  // A host's own errorFormatter keeps the message only.
  const message = read(error, 'message')
  if (looksLikeCode<AuthErrorCode>(message)) return new AuthError(message)
  // No answer at all, or one that is not from our server: both mean that it can't be reached right now.
  return new AuthError(data ? 'internal' : 'unavailable')
}

function readHeader(header: string | null | undefined): unknown {
  try {
    return JSON.parse(decodeURIComponent(header ?? 'null')) as unknown
  } catch {
    return undefined
  }
}

function readDetails(wire: unknown): AuthErrorDetails {
  const retryAfterSeconds = read(wire, 'retryAfterSeconds')
  const fieldErrors = entriesOf(read(wire, 'fieldErrors')).flatMap(([field, code]) =>
    looksLikeCode<FieldErrorCode>(code) ? [[field, code] as const] : [],
  )
  const params = entriesOf(read(wire, 'params')).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
  )
  return {
    ...(fieldErrors.length > 0 && { fieldErrors: Object.fromEntries(fieldErrors) }),
    ...(params.length > 0 && { params: Object.fromEntries(params) }),
    ...(typeof retryAfterSeconds === 'number' && { retryAfterSeconds }),
  }
}

/**
 * Whether something has the form of a code, which no sentence has, nor any other library's code. One that is on none of our lists comes from a server that is newer than
 * this page; `text/form-words.ts` has words for that too.
 */
function looksLikeCode<Code extends string>(value: unknown): value is Code {
  return typeof value === 'string' && /^[a-z_]+$/.test(value)
}

/** One property of something whose shape nobody has promised. */
export function read(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}
