import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** A request that the fake provider got. */
export interface PostmarkRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Readonly<Record<string, unknown>>
}

/** How the fake provider answers one request: as Postmark does, never, or by cutting the connection after it has taken the mail. */
export type PostmarkAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'hang' }
  | { readonly kind: 'cut' }

export const ACCEPTED: PostmarkAnswer = {
  kind: 'answer',
  status: 200,
  body: { ErrorCode: 0, Message: 'OK', MessageID: 'b7bc2f4a-e38e-4336-af7d-e6c392c2f817', SubmittedAt: '2026-11-02T10:00:00Z' },
}

/** An answer that is no success. */
export function refused(status: number, errorCode: number, headers: Readonly<Record<string, string>> = {}): PostmarkAnswer {
  return { kind: 'answer', status, body: { ErrorCode: errorCode, Message: 'Refused by the fake Postmark.' }, headers }
}

/** A provider at the other end of a real connection. */
export interface FakePostmark extends AsyncDisposable {
  readonly url: string
  readonly requests: readonly PostmarkRequest[]
  /** Answers the next requests so, one after the other; then mails are accepted again. */
  answer(...answers: readonly PostmarkAnswer[]): void
  close(): Promise<void>
}

/** Starts a fake Postmark on a free port of this machine. */
export async function startFakePostmark(): Promise<FakePostmark> {
  const requests: PostmarkRequest[] = []
  const script: PostmarkAnswer[] = []
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      requests.push({ method, path, headers, body: JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown> })
      respond(response, script.shift() ?? ACCEPTED)
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer: (...answers) => script.push(...answers),
    close,
    [Symbol.asyncDispose]: close,
  }
}

function respond(response: ServerResponse, answer: PostmarkAnswer): void {
  if (answer.kind === 'hang') return
  if (answer.kind === 'cut') {
    response.socket?.resetAndDestroy()
    return
  }
  const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
  response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers }).end(body)
}
