import type { AddressInfo } from 'node:net'
import { createServer, type TLSSocket } from 'node:tls'
import { expect, test } from 'vitest'
import { createPostmarkMailer } from './adapters/postmark/postmark-mailer.ts'
import { createSmtpMailer } from './adapters/smtp/smtp-mailer.ts'
import type { Mailer } from './ports/mailer.ts'
import { createSelfSigned } from './testing/self-signed.ts'
import { createTestServices } from './testing/test-services.ts'

/** Somebody in the way who has a certificate, but none that anybody trusts; keeps what is said to them. */
async function startImpostor() {
  const heard: string[] = []
  const server = createServer(createSelfSigned(), (socket: TLSSocket) => {
    socket.on('data', (chunk: Buffer) => heard.push(chunk.toString())).on('error', () => {})
    socket.write('220 impostor ready\r\n')
  })
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    heard,
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

test.each<[string, (host: string) => Mailer]>([
  ['SMTP server', (host) => createSmtpMailer({ url: `smtps://me:secret@${host}`, from: 'hello@example.com', timeoutMs: 2000 })],
  [
    'Postmark',
    (host) => createPostmarkMailer({ serverToken: 'secret', from: 'hello@example.com', apiUrl: `https://${host}`, timeoutMs: 2000 }),
  ],
])('a %s with a certificate that nobody trusts hears nothing, and the mail stays queued (CF-3, EM-1)', async (_, createMailer) => {
  await using impostor = await startImpostor()
  const app = createTestServices({ mailer: createMailer(impostor.host) })
  await app.browser().signUp({ email: 'ada@x.test', password: 'a fine long password', name: 'Ada' })
  await app.deliver()
  expect(impostor.heard).toEqual([])
  expect(app.reports.map(({ outcome }) => outcome.kind)).toEqual([expect.stringMatching(/^(?:retry|broken)$/)])
  expect(await app.account('ada@x.test')).toMatchObject({ mails: [{ purpose: 'confirm', tries: 1, unclearTries: 0 }], linkKeys: [] })
})
