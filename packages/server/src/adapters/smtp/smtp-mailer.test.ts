import { describe, expect, test } from 'vitest'
import { startFakeSmtp, type FakeSmtp, type SmtpScript } from '../../testing/fake-smtp.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

const MAIL = {
  id: 'mail-1',
  to: 'ada@example.com',
  subject: 'Zoë: confirm',
  html: '<p>Hello</p>',
  text: 'Hello\n.\nhttps://app.example/#?email=ada%40example.com&confirm=abc\n',
  purpose: 'confirm',
}

function createMailer({ port }: Pick<FakeSmtp, 'port'>, { scheme = 'smtp', host = '127.0.0.1', timeoutMs = 5000, login = '' } = {}) {
  return createSmtpMailer({ url: `${scheme}://${login}${host}:${port}`, from: 'Example <hello@example.com>', timeoutMs })
}

test('a mail goes to exactly one recipient, in both forms, and says that a machine wrote it (EM-5)', async () => {
  await using smtp = await startFakeSmtp()
  expect(await createMailer(smtp, { login: 'me:p%40ss@' }).send(MAIL)).toEqual({ kind: 'sent' })
  expect(smtp.commands.filter((line) => /^(?:MAIL|RCPT)/.test(line))).toEqual([
    'MAIL FROM:<hello@example.com>',
    'RCPT TO:<ada@example.com>',
  ])
  expect(smtp.commands).toContain(`AUTH PLAIN ${Buffer.from('\0me\0p@ss').toString('base64')}`)
  const [sent = ''] = smtp.mails
  expect(sent).toMatch(/^From: Example <hello@example.com>\r$/m)
  expect(sent).toMatch(/^To: ada@example.com\r$/m)
  expect(sent).toMatch(/^Message-ID: <mail-1@example.com>\r$/m)
  expect(sent).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(sent).toContain('text/plain')
  expect(sent).toContain('text/html')
})

test('a list of addresses is not one recipient (RS-3)', async () => {
  await using smtp = await startFakeSmtp()
  expect(await createMailer(smtp).send({ ...MAIL, to: 'ada@example.com, eve@example.com' })).toMatchObject({ kind: 'refused' })
  expect(smtp.commands).toEqual([])
})

describe('the outcome of (EM-2, EM-3)', () => {
  test.each<[string, SmtpScript, object]>([
    [
      'a mailbox that does not exist',
      { RCPT: '550 5.1.1 no such user' },
      { kind: 'refused', undeliverable: true, reason: 'SMTP 550 5.1.1' },
    ],
    ['a mailbox that is full for good', { RCPT: '552 5.2.2 over quota' }, { kind: 'refused', undeliverable: false }],
    ['a greylisted mail', { RCPT: '451 4.7.1 try later' }, { kind: 'retry', reason: 'SMTP 451 4.7.1' }],
    ['a refused text', { 'DATA.': '554 5.6.0 looks like spam' }, { kind: 'refused', undeliverable: false }],
    ['a text that is refused for now', { 'DATA.': '452 4.3.1 disk full' }, { kind: 'retry' }],
    ['a wrong sender', { MAIL: '550 5.7.1 not yours' }, { kind: 'broken' }],
    ['a server that wants a login', { RCPT: '530 5.7.0 log in first' }, { kind: 'broken' }],
    ['a server that is closing', { greeting: '421 4.3.2 too busy' }, { kind: 'retry' }],
    ['a server that does not want us', { greeting: '554 no service for you' }, { kind: 'broken' }],
    ['a connection cut before the text', { RCPT: 'cut' }, { kind: 'retry' }],
    ['a connection cut after the text', { 'DATA.': 'cut' }, { kind: 'unknown' }],
  ])('%s', async (_what, script, outcome) => {
    await using smtp = await startFakeSmtp()
    smtp.answer(script)
    expect(await createMailer(smtp).send(MAIL)).toMatchObject(outcome)
  })

  test('a wrong password: our account is broken', async () => {
    await using smtp = await startFakeSmtp()
    smtp.answer({ AUTH: '535 5.7.8 wrong' })
    expect(await createMailer(smtp, { login: 'me:wrong@' }).send(MAIL)).toEqual({ kind: 'broken', reason: 'SMTP 535 5.7.8' })
  })

  test.each<[string, SmtpScript, object]>([
    ['before it took the mail', { MAIL: 'hang' }, { kind: 'retry', reason: 'TIMEOUT' }],
    ['while greeting', { greeting: 'hang' }, { kind: 'retry' }],
    ['after it got the text', { 'DATA.': 'hang' }, { kind: 'unknown', reason: 'TIMEOUT' }],
  ])('a server that stops answering %s', async (_what, script, outcome) => {
    await using smtp = await startFakeSmtp()
    smtp.answer(script)
    expect(await createMailer(smtp, { timeoutMs: 150 }).send(MAIL)).toMatchObject(outcome)
  })

  test('a refused connection: nothing went out', async () => {
    const { port, [Symbol.asyncDispose]: close } = await startFakeSmtp()
    await close()
    expect(await createMailer({ port }).send(MAIL)).toMatchObject({ kind: 'retry' })
  })

  test('a server that offers no TLS, anywhere but on this machine: nothing is said to it in the clear', async () => {
    await using smtp = await startFakeSmtp()
    // Only the usual names of this machine count as this machine.
    const outcome = await createMailer(smtp, { host: 'LOCALHOST', login: 'me:secret@' }).send(MAIL)
    expect(outcome).toMatchObject({ kind: 'broken' })
    expect(smtp.commands.join('\n')).not.toMatch(/AUTH|MAIL/)
  })

  test('no reason holds an address or words of the server (LG-1)', async () => {
    await using smtp = await startFakeSmtp()
    smtp.answer({ RCPT: '550 5.1.1 <ada@example.com> is unknown, token secret' })
    expect(JSON.stringify(await createMailer(smtp).send(MAIL))).not.toMatch(/ada|secret/)
  })
})
