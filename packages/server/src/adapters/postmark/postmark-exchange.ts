import { once } from 'node:events'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Models } from 'postmark'
import type { PostmarkReply } from './postmark-outcome.ts'

interface Exchange {
  readonly fetch: Models.ClientOptions.FetchImplementation
  /** What became of the one request that was made. */
  readonly reply: () => PostmarkReply
}

const ANSWER_MAX_LENGTH = 65_536

/**
 * Carries one request of the Postmark client, and remembers what the client forgets although the outcome depends on it: the `Retry-After` header, and whether a
 * failed request can have arrived. Each has a connection of its own, since one that was kept may turn out dead only after the mail was written to it. Redirects
 * are not followed: they would hand our token and the mail to whoever answers there (AV-5).
 */
export function createExchange(): Exchange {
  let reply: PostmarkReply = { kind: 'failed', code: 'NO_REQUEST', mayHaveArrived: false }
  return {
    reply: () => reply,
    fetch: async (url: string | URL | Request, init: RequestInit = {}) => {
      let mayHaveArrived = false
      try {
        const incoming = await send(new URL(url instanceof Request ? url.url : url), init, () => (mayHaveArrived = true))
        const text = await readText(incoming)
        const status = incoming.statusCode ?? 0
        reply = { kind: 'answered', status, ...readBody(text), retryAfterMs: readRetryAfter(incoming.headers['retry-after']) }
        return new Response(text === '' ? null : text, { status })
      } catch (error) {
        reply = { kind: 'failed', code: init.signal?.aborted ? 'TIMEOUT' : codeOf(error), mayHaveArrived }
        throw error
      }
    },
  }
}

async function send(url: URL, { method = 'GET', headers, body, signal }: RequestInit, onConnected: () => void): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:'
  const outgoing = (isSecure ? requestHttps : requestHttp)(url, {
    method,
    headers: Object.fromEntries(new Headers(headers)),
    agent: false,
    ...(signal && { signal }),
  })
  outgoing.once('socket', (socket) => socket.once(isSecure ? 'secureConnect' : 'connect', onConnected))
  // An abort while the answer is being read is reported here too, after `once` has stopped listening.
  outgoing.on('error', () => {})
  outgoing.end(typeof body === 'string' ? body : undefined)
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  return incoming
}

async function readText(incoming: IncomingMessage): Promise<string> {
  let text = ''
  incoming.setEncoding('utf8')
  for await (const chunk of incoming) {
    text += String(chunk)
    if (text.length > ANSWER_MAX_LENGTH) throw new Error('the answer is too long')
  }
  return text
}

function readBody(text: string): { errorCode: number | null; message: string } {
  const body = parseObject(text)
  return {
    errorCode: typeof body['ErrorCode'] === 'number' ? body['ErrorCode'] : null,
    message: typeof body['Message'] === 'string' ? body['Message'] : '',
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
  } catch {
    return {}
  }
}

/** Seconds; the other form, a date, is left to the ordinary back-off. */
function readRetryAfter(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : null
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNREADABLE_ANSWER'
}
