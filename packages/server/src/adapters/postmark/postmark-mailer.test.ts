import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ACCEPTED, refused, startFakePostmark, type FakePostmark, type PostmarkAnswer } from '../../testing/fake-postmark.ts'
import type { Mail } from '../../ports/mailer.ts'
import { createPostmarkMailer } from './postmark-mailer.ts'

const TOKEN = 'secret-server-token'
const MAIL: Mail = {
  to: 'Ada.Lovelace+test@example.com',
  subject: 'Confirm your email address',
  html: '<p>Hello</p>',
  text: 'Hello',
  purpose: 'confirm',
  id: 'mail-1',
}

let postmark: FakePostmark
beforeEach(async () => {
  postmark = await startFakePostmark()
})
afterEach(() => postmark.close())

function createMailer(options: { timeoutMs?: number; messageStream?: string } = {}) {
  return createPostmarkMailer({ serverToken: TOKEN, from: 'Example <hello@example.com>', apiUrl: postmark.url, ...options })
}

describe('what Postmark gets', () => {
  test('one mail for one address, with tag, stream and mail id, and without tracking (EM-5, RS-3)', async () => {
    expect(await createMailer({ messageStream: 'auth' }).send(MAIL)).toEqual({ kind: 'sent' })
    expect(postmark.requests).toHaveLength(1)
    expect(postmark.requests[0]).toMatchObject({ method: 'POST', path: '/email' })
    expect(postmark.requests[0]?.headers['x-postmark-server-token']).toBe(TOKEN)
    expect(postmark.requests[0]?.body).toEqual({
      From: 'Example <hello@example.com>',
      To: 'Ada.Lovelace+test@example.com',
      Subject: 'Confirm your email address',
      HtmlBody: '<p>Hello</p>',
      TextBody: 'Hello',
      MessageStream: 'auth',
      Tag: 'confirm',
      Metadata: { mail: 'mail-1' },
      TrackOpens: false,
      TrackLinks: 'None',
    })
  })

  test('the default stream is the one for single mails', async () => {
    await createMailer().send(MAIL)
    expect(postmark.requests[0]?.body['MessageStream']).toBe('outbound')
  })

  test.each(['a@example.com,b@example.com', 'Ada <a@example.com>', 'a@example.com\r\nBcc: b@example.com', '', 'ada@K\u212a.test'])(
    'what is not exactly one address never leaves: %j (RS-3)',
    async (to) => {
      expect(await createMailer().send({ ...MAIL, to })).toMatchObject({ kind: 'refused', undeliverable: true })
      expect(postmark.requests).toEqual([])
    },
  )

  test('an address of the API with a path is kept (POSTMARK_API_URL)', async () => {
    const mailer = createPostmarkMailer({ serverToken: TOKEN, from: 'hello@example.com', apiUrl: `${postmark.url}/proxy/postmark/` })
    expect(await mailer.send(MAIL)).toEqual({ kind: 'sent' })
    expect(postmark.requests[0]?.path).toBe('/proxy/postmark/email')
  })
})

const html: PostmarkAnswer = { kind: 'answer', status: 200, body: '<html>Welcome to the hotel network</html>' }
const badSender: PostmarkAnswer = {
  kind: 'answer',
  status: 422,
  body: { ErrorCode: 300, Message: "Invalid 'From' address: 'x@example.com' is not a verified sender signature." },
}

describe('mail outcomes (EM-2)', () => {
  test.each<[string, PostmarkAnswer, object]>([
    ['accepted', ACCEPTED, { kind: 'sent' }],
    ['a message that is not valid', refused(422, 300), { kind: 'refused', undeliverable: false }],
    ['any other complaint about the message', refused(422, 409), { kind: 'refused', undeliverable: false }],
    ['a recipient who bounced or complained', refused(422, 406), { kind: 'refused', undeliverable: true }],
    ['a bad token', refused(401, 10), { kind: 'broken' }],
    ['a sender that is not known', refused(422, 400), { kind: 'broken' }],
    ['a sender that is not confirmed', refused(422, 401), { kind: 'broken' }],
    ['a sender that is not verified, as a complaint about the message', badSender, { kind: 'broken' }],
    ['not allowed to send', refused(422, 405), { kind: 'broken' }],
    ['account pending', refused(422, 412), { kind: 'broken' }],
    ['account may not send', refused(422, 413), { kind: 'broken' }],
    ['a stream that does not exist', refused(422, 1235), { kind: 'broken' }],
    ['a wrong address of the API', refused(404, 0), { kind: 'broken' }],
    ['too many requests', refused(429, 429, { 'Retry-After': '17' }), { kind: 'retry', afterMs: 17_000 }],
    ['maintenance', refused(422, 100), { kind: 'retry' }],
    ['an error of the provider', refused(500, 0), { kind: 'retry' }],
    ['a gateway in front of the provider', { kind: 'answer', status: 503, body: '<h1>503</h1>' }, { kind: 'retry' }],
    ['a success that is not from Postmark', html, { kind: 'unknown' }],
    ['a connection cut after the mail was taken', { kind: 'cut' }, { kind: 'unknown', reason: 'ECONNRESET' }],
  ])('%s', async (_what, answer, outcome) => {
    postmark.answer(answer)
    expect(await createMailer().send(MAIL)).toMatchObject(outcome)
    expect(postmark.requests).toHaveLength(1)
  })

  test('too many requests without a time to come back leaves the time to the worker', async () => {
    postmark.answer(refused(429, 429))
    expect(await createMailer().send(MAIL)).toEqual({ kind: 'retry', reason: 'HTTP 429, ErrorCode 429' })
  })

  test('no answer in time: the mail may have gone out', async () => {
    postmark.answer({ kind: 'hang' })
    expect(await createMailer({ timeoutMs: 50 }).send(MAIL)).toEqual({ kind: 'unknown', reason: 'TIMEOUT' })
    expect(postmark.requests).toHaveLength(1)
  })

  test('a refused connection: nothing went out', async () => {
    await postmark.close()
    expect(await createMailer().send(MAIL)).toEqual({ kind: 'retry', reason: 'ECONNREFUSED' })
  })

  test('no connection in time, here because TLS never begins: nothing went out', async () => {
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const apiUrl = `https://127.0.0.1:${(silent.address() as AddressInfo).port}`
    const mailer = createPostmarkMailer({ serverToken: TOKEN, from: 'hello@example.com', apiUrl, timeoutMs: 50 })
    expect(await mailer.send(MAIL)).toEqual({ kind: 'retry', reason: 'TIMEOUT' })
    silent.close()
  })

  test('a redirect is not followed, so nobody else gets the token or the mail (AV-5)', async () => {
    await using elsewhere = await startFakePostmark()
    postmark.answer({ kind: 'answer', status: 307, body: '', headers: { Location: `${elsewhere.url}/email` } })
    expect(await createMailer().send(MAIL)).toMatchObject({ kind: 'broken' })
    expect(elsewhere.requests).toEqual([])
  })

  test('an answer without end is cut off', async () => {
    postmark.answer({ kind: 'answer', status: 200, body: 'x'.repeat(1_000_000) })
    expect(await createMailer().send(MAIL)).toMatchObject({ kind: 'unknown' })
  })

  test('several mails on their way at once keep their outcomes apart', async () => {
    const mailer = createMailer()
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    postmark.answer(refused(422, 300), refused(429, 429, { 'Retry-After': '5' }), refused(500, 0), ACCEPTED, refused(422, 406), {
      kind: 'cut',
    })
    const outcomes = await Promise.all(ids.map((id) => mailer.send({ ...MAIL, id })))
    const byArrival = postmark.requests.map(({ body }) => outcomes[ids.indexOf((body['Metadata'] as { mail: string }).mail)]?.kind)
    expect(byArrival).toEqual(['refused', 'retry', 'retry', 'sent', 'refused', 'unknown'])
  })

  test('neither the token nor an address stands in a reason or on the console (CF-3, LG-1)', async () => {
    const written = (['log', 'info', 'warn', 'error', 'debug'] as const).map((method) => vi.spyOn(console, method))
    const echo = { ErrorCode: 406, Message: `Found inactive addresses: ${MAIL.to}. Token ${TOKEN}` }
    postmark.answer({ kind: 'answer', status: 422, body: echo }, { kind: 'cut' }, refused(401, 10))
    const outcomes = [await createMailer().send(MAIL), await createMailer().send(MAIL), await createMailer().send(MAIL)]
    expect(JSON.stringify(outcomes)).not.toMatch(/secret|example\.com/)
    for (const spy of written) expect(spy).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })
})
