import { AuthError, type AuthErrorCode, type AuthErrorDetails, type FieldErrorCode } from '@latchkey/shared'

/**
 * Turns what a failed tRPC call carries, as sent or as a `TRPCClientError`, into an `AuthError`. What the server sends is not trusted to have the right shape: it may be a proxy's answer.
 * `header` is `Latchkey-Error`, which says the same where a host's own `errorFormatter` keeps nothing but the message.
 */
export function readAuthError(error: unknown, header?: string | null): AuthError {
  const data = read(error, 'data')
  const wire = read(data, 'auth') ?? readHeader(header)
  const code = read(wire, 'code')
  if (looksLikeCode(code)) return new AuthError(code as AuthErrorCode, readDetails(wire))
  // A host's own errorFormatter keeps the message only.
  const message = read(error, 'message')
  if (looksLikeCode(message)) return new AuthError(message as AuthErrorCode)
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
  const fieldErrors = readTable(read(wire, 'fieldErrors'), (value): value is FieldErrorCode => looksLikeCode(value))
  const params = readTable(read(wire, 'params'), (value) => typeof value === 'string' || typeof value === 'number')
  return {
    ...(fieldErrors && { fieldErrors }),
    ...(params && { params }),
    ...(typeof retryAfterSeconds === 'number' && { retryAfterSeconds }),
  }
}

/** Those entries of a table that fit; undefined if there are none. */
function readTable<Value>(table: unknown, fits: (value: unknown) => value is Value): Readonly<Record<string, Value>> | undefined {
  const entries = Object.entries(table ?? {}).filter((entry): entry is [string, Value] => fits(entry[1]))
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

/**
 * Whether something has the form of a code, which no sentence has, nor any other library's code. One that is on none of our lists comes from a server that is newer than
 * this page; `text/form-words.ts` has words for that too.
 */
function looksLikeCode(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z_]+$/.test(value)
}

/** One property of something whose shape nobody has promised. */
export function read(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
