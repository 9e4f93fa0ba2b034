import type { IncomingMessage } from 'node:http'
import { AuthError } from '@latchkey/shared'

/** Bytes. The largest honest input is a password of 1,024. */
const BODY_MAX_BYTES = 16_384

/** Reads a JSON body: exactly `application/json`, UTF-8, not compressed, at most 16 KiB. Undefined if it is empty. Of a host whose own parser has read it before us we take what that found. */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const [type, ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';')
  const isUtf8 = parameters.every((parameter) => /^\s*charset\s*=\s*"?utf-?8"?\s*$/.test(parameter))
  if (type?.trim() !== 'application/json' || !isUtf8 || request.headers['content-encoding']) throw new AuthError('content_type_not_allowed')
  if (request.readableEnded) return takeParsed(request)
  const bytes = await readBytes(request)
  if (bytes.length === 0) return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new AuthError('invalid_input')
  }
}

/** Nothing is left to read: whoever read it keeps the value where Express's parsers do. */
function takeParsed(request: IncomingMessage & { readonly body?: unknown }): unknown {
  if (request.body === undefined || Buffer.isBuffer(request.body))
    throw new Error('the body was read before Latchkey could: mount its handler before what reads bodies')
  return request.body
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_MAX_BYTES) throw new AuthError('input_too_large')
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > BODY_MAX_BYTES) throw new AuthError('input_too_large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
