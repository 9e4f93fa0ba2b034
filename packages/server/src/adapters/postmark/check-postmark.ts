import { ServerClient } from 'postmark'
import { createExchange } from './postmark-exchange.ts'
import { toMailOutcome } from './postmark-outcome.ts'
import { toServer, type PostmarkMailerOptions } from './postmark-mailer.ts'

const TIMEOUT_MS = 5000

/** Asks Postmark whether the token and the message stream exist, without sending anything. Null if they do, else what is wrong. */
export async function checkPostmark(options: PostmarkMailerOptions): Promise<string | null> {
  const { messageStream = 'outbound' } = options
  return (
    (await ask(options, 'the token', (client) => client.getServer())) ??
    (await ask(options, `the message stream ${messageStream}`, (client) => client.getMessageStream(messageStream)))
  )
}

async function ask(
  { serverToken, apiUrl, timeoutMs = TIMEOUT_MS }: PostmarkMailerOptions,
  what: string,
  question: (client: ServerClient) => Promise<unknown>,
): Promise<string | null> {
  const { fetch, reply } = createExchange()
  const client = new ServerClient(serverToken, { ...toServer(apiUrl), timeout: timeoutMs / 1000, fetch })
  await question(client).catch(() => null)
  const answer = reply()
  if (answer.kind === 'answered' && answer.status === 200) return null
  const outcome = toMailOutcome(answer)
  const reason = 'reason' in outcome ? outcome.reason : outcome.kind
  return answer.kind === 'failed' ? `no answer (${reason})` : `${what} is refused (${reason})`
}
