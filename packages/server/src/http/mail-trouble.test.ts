import { expect, test } from 'vitest'
import { createPostmarkMailer } from '../adapters/postmark/postmark-mailer.ts'
import { startMailWorker } from '../services/mail-worker.ts'
import { sendNextMail } from '../services/send-mails.ts'
import { refused, startFakePostmark, type PostmarkAnswer } from '../testing/fake-postmark.ts'
import { waitFor } from '../testing/spawn-server.ts'
import { startTestServer } from '../testing/start-test-server.ts'

const password = 'a fine long password'

/** The HTTP side with a worker that sends through the real client to a fake Postmark. */
async function startWithPostmark(...answers: PostmarkAnswer[]) {
  const postmark = await startFakePostmark()
  postmark.answer(...answers)
  const options = { serverToken: 'server-token', from: 'hello@example.com', apiUrl: postmark.url }
  const server = await startTestServer({ mailer: createPostmarkMailer(options) })
  const { gate, mailDeps, store, clock } = server
  const sendNext = (id: string) => sendNextMail(mailDeps, id)
  const worker = startMailWorker({ store, clock, sendNext, slots: gate.slots, onError: (error) => server.errors.push(error) })
  return {
    ...server,
    postmark,
    worker,
    signUp: (email: string) => server.call('signup', { email, password, name: 'Ada' }),
    readyz: async () => {
      const response = await fetch(`${server.url}/readyz`)
      return { status: response.status, body: await response.json() }
    },
    [Symbol.asyncDispose]: async () => {
      await postmark.close()
      await worker.stop()
      await server[Symbol.asyncDispose]()
    },
  }
}

test('while the provider hangs, every call is answered, before a single mail is (AV-5, EN-2)', async () => {
  const hang: PostmarkAnswer = { kind: 'hang' }
  await using server = await startWithPostmark(...Array.from({ length: 50 }, () => hang))
  const people = Array.from({ length: 12 }, (_, index) => `person.${index}@x.test`)
  for (const email of people) {
    expect((await server.signUp(email)).status).toBe(200)
    void server.worker.wake()
  }
  await waitFor(async () => server.postmark.requests.length === 4, 5000)
  for (const email of people) {
    expect((await server.call('requestPasswordReset', { email })).status).toBe(200)
    expect((await server.call('login', { identifier: email, password, remember: false })).status).toBe(403)
  }
  // Still the same four: the others wait for them, not the callers.
  expect(server.postmark.requests).toHaveLength(4)
  expect(server.gate.counts()).toMatchObject({ sent: 0, unknown: 0 })
  expect(await server.readyz()).toEqual({ status: 200, body: { status: 'ok' } })
})

test('an error of our account with the provider is a warning in /readyz until mails go out again (EM-2)', async () => {
  await using server = await startWithPostmark(refused(401, 10))
  await server.signUp('ada@x.test')
  await server.worker.wake()
  expect(await server.readyz()).toEqual({ status: 200, body: { status: 'ok', mail: 'paused' } })
  expect((await server.signUp('bob@x.test')).status).toBe(200)
  await server.worker.wake()
  expect(server.postmark.requests).toHaveLength(1)
  server.clock.advance(60_000)
  await server.worker.wake()
  expect(await server.readyz()).toEqual({ status: 200, body: { status: 'ok' } })
  expect(server.postmark.requests.map(({ body }) => body['To'])).toEqual(expect.arrayContaining(['ada@x.test', 'bob@x.test']))
})
