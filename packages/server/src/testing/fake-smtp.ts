import { createServer, type AddressInfo, type Socket } from 'node:net'

/** How the fake server answers, by the first word of the command; `DATA.` answers the text of the mail, `greeting` the connection. `hang` never, `cut` ends it. */
export type SmtpScript = Readonly<Partial<Record<'greeting' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'QUIT' | 'DATA.', string>>>

/** An SMTP server at the other end of a real connection. */
export interface FakeSmtp extends AsyncDisposable {
  readonly port: number
  /** Every command line, in order. */
  readonly commands: readonly string[]
  /** The texts of the mails it took, with their headers. */
  readonly mails: readonly string[]
  answer(script: SmtpScript): void
}

const ANSWERS: Required<SmtpScript> = {
  greeting: '220 fake.test ready',
  EHLO: '250-fake.test\r\n250 AUTH PLAIN',
  AUTH: '235 2.7.0 welcome',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go ahead',
  QUIT: '221 2.0.0 bye',
  'DATA.': '250 2.0.0 taken',
}

/** Starts a fake SMTP server on a free port of this machine. */
export async function startFakeSmtp(): Promise<FakeSmtp> {
  const commands: string[] = []
  const mails: string[] = []
  const sockets = new Set<Socket>()
  let script: SmtpScript = {}
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    const reply = (what: string) => {
      const line = what in ANSWERS ? (script[what as keyof SmtpScript] ?? ANSWERS[what as keyof SmtpScript]) : '500 5.5.1 what?'
      if (line === 'cut') socket.destroy()
      else if (line !== 'hang') socket.write(`${line}\r\n`)
    }
    let text = ''
    let inData = false
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += String(chunk)
      for (let end = text.indexOf(inData ? '\r\n.\r\n' : '\r\n'); end >= 0; end = text.indexOf(inData ? '\r\n.\r\n' : '\r\n')) {
        const part = text.slice(0, end)
        text = text.slice(end + (inData ? 5 : 2))
        if (inData) {
          mails.push(part)
          inData = false
          reply('DATA.')
          continue
        }
        commands.push(part)
        const word = part.split(' ')[0]?.toUpperCase() ?? ''
        inData = word === 'DATA' && (script.DATA ?? ANSWERS.DATA).startsWith('354')
        reply(word)
      }
    })
    reply('greeting')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    commands,
    mails,
    answer: (given) => {
      script = given
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
