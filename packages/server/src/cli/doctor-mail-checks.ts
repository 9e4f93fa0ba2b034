import type { Config } from '../config.ts'
import { openMailer } from '../open-mailer.ts'
import type { Stores } from '../open-stores.ts'
import { systemClock } from '../ports/clock.ts'
import { readMailBacklog } from '../services/mail-backlog.ts'
import { askServer, type Finding } from './doctor-finding.ts'

const MAIL_LATE_SECONDS = 5 * 60
const about = 'mail'

/** How mails are set up to go out, and what is missing or odd about it. */
export function checkMailSettings(config: Config): readonly Finding[] {
  const provider = config.postmark ?? config.smtp
  if (!provider) return [{ kind: 'note', about, says: `is not sent: read it at ${config.http.publicBaseUrl}/dev/mailbox` }]
  const findings: Finding[] = [
    { kind: 'ok', about, says: `goes out through ${config.postmark ? 'Postmark' : 'SMTP'}, from ${provider.from}` },
  ]
  const note = (name: string, says: string) => findings.push({ kind: 'note', about: name, says })
  if (/@(?:.*\.)?example\.(?:com|org|net)>?$/i.test(provider.from)) note('MAIL_FROM', 'is an example address: nobody can reply to it')
  if (config.postmark && !config.postmarkWebhookAuth)
    note('POSTMARK_WEBHOOK_AUTH', 'is not set: dead addresses are noticed only when Postmark refuses them')
  if (config.postmark?.apiUrl) note('POSTMARK_API_URL', `is set: mails go to ${new URL(config.postmark.apiUrl).origin}, not to Postmark`)
  return findings
}

/** Whether the provider takes mails from us, without sending one. */
export async function checkMailProvider(config: Config): Promise<readonly Finding[]> {
  if (!config.postmark && !config.smtp) return []
  const name = config.postmark ? 'Postmark' : 'the SMTP server'
  const { check } = await openMailer(config)
  const trouble = await check()
  if (trouble === null) return [{ kind: 'ok', about, says: `${name} answers, and takes our credentials` }]
  return [{ kind: 'problem', about, says: `${name} does not take our mails: ${trouble}` }]
}

/** How many mails wait, and for how long. */
export async function checkMailQueue({ accounts }: Pick<Stores, 'accounts'>): Promise<Finding> {
  const { queued, failing, oldestSeconds } = await readMailBacklog({ store: accounts, clock: systemClock })
  const figures = `${queued} queued, ${failing} of them tried in vain so far, the oldest for ${Math.round(oldestSeconds)} s`
  if (oldestSeconds <= MAIL_LATE_SECONDS) return { kind: 'ok', about, says: figures }
  return { kind: 'problem', about, says: `${figures}: is the server running, and its provider well?` }
}

/** How the tries of the running server ended; the figures of `/metrics`. */
export async function checkMailFigures(config: Config): Promise<readonly Finding[]> {
  if (!config.metricsToken)
    return [{ kind: 'note', about: 'METRICS_TOKEN', says: 'is not set: how many mails were sent and failed is not known' }]
  const figures = await fetchFigures(config, config.metricsToken)
  if (!figures) return []
  const tries = [...figures.matchAll(/^latchkey_mail_tries_total\{outcome="(\w+)"\} (\d+)$/gm)].map(
    ([, outcome, count]) => `${count} ${outcome}`,
  )
  const isPaused = /^latchkey_mail_paused 1$/m.test(figures)
  const says = `tries of the running server: ${tries.join(', ')}`
  return isPaused
    ? [{ kind: 'problem', about, says: `is held back, because our account with the provider is refused; ${says}` }]
    : [{ kind: 'ok', about, says }]
}

/** Null where no server runs; that is said elsewhere. */
async function fetchFigures(config: Config, token: string): Promise<string | null> {
  return await askServer(config, '/metrics', { headers: { authorization: `Bearer ${token}` } }).then(
    async (response) => (response.ok ? await response.text() : null),
    () => null,
  )
}
