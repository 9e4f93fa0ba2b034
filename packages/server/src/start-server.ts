import { createServer, type Server } from 'node:http'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import { createBcryptHasher } from './adapters/bcrypt/create-bcrypt-hasher.ts'
import type { Config } from './config.ts'
import { createDevMailboxRoutes } from './http/dev-mailbox-routes.ts'
import { createHttpApp } from './http/create-http-app.ts'
import { createMachineRoutes } from './http/machine-routes.ts'
import { createMailPreviewRoutes } from './http/mail-preview-routes.ts'
import { loadMailTemplates } from './load-mail-templates.ts'
import { createMailRenderer } from './mails/mail-templates.ts'
import { renderSampleMails } from './mails/sample-mails.ts'
import { openMailer } from './open-mailer.ts'
import { openStores, type Stores } from './open-stores.ts'
import { systemClock } from './ports/clock.ts'
import { systemRandom } from './ports/random.ts'
import { createServices } from './services/index.ts'
import { createMailGate, type MailGate } from './services/mail-gate.ts'
import { startMailWorker, type MailWorker } from './services/mail-worker.ts'
import { sendNextMail } from './services/send-mails.ts'

export interface RunningServer {
  readonly hasDevMailbox: boolean
  /** Takes no more requests, lets those under way finish (10 s at most), and closes everything. */
  readonly stop: () => Promise<void>
  readonly logError: (error: unknown) => void
}

const WEB_ROOT = join(import.meta.dirname, '../../web/dist/app')
const STOP_WITHIN_MS = 9_000
/** Of libuv's four threads one is left for files and names. */
const SLOTS_MAX = 3

/** Connects everything by the settings and listens. Rejects if the database or the port can't be had. */
export async function startServer(config: Config): Promise<RunningServer> {
  const log = pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  const logError = (error: unknown) => log.error({ event: 'error', ...describeError(error) })
  const site = { siteName: config.policy.siteName, baseUrl: config.http.publicBaseUrl }
  const render = createMailRenderer(site, await loadMailTemplates(config.mailTemplates))
  const stores = await openStores(config, systemClock)
  const { mailer, devMailbox } = await openMailer(config)
  const gate = createMailGate({
    mailer,
    clock: systemClock,
    onPause: (pause) => log.error({ event: 'mail_paused', ...pause }),
    onResume: () => log.info({ event: 'mail_resumed' }),
  })
  const worker = startWorker(stores, gate, render, log, logError)
  const services = createServices({
    store: stores.accounts,
    limiter: stores.limiter,
    hasher: createBcryptHasher({
      cost: config.bcryptCost,
      peppers: config.passwordPeppers,
      slots: Math.min(availableParallelism(), SLOTS_MAX),
    }),
    clock: systemClock,
    random: systemRandom,
    policy: config.policy,
    mailQueued: () => void worker.wake(),
  })
  const app = createHttpApp({
    settings: config.http,
    services,
    webRoot: WEB_ROOT,
    devRoutes: [createMailPreviewRoutes(() => renderSampleMails(render)), ...(devMailbox ? [createDevMailboxRoutes(devMailbox)] : [])],
    isMailPaused: gate.isPaused,
    machineRoutes: createMachineRoutes({ ...config, services, gate }),
    logError,
  })
  const http = createServer({ requestTimeout: 15_000, headersTimeout: 10_000, keepAliveTimeout: 10_000, maxHeaderSize: 16_384 }, app)
  await listen(http, config).catch(async (error: unknown) => {
    await worker.stop()
    await stores.close()
    throw error
  })
  const stop = async () => {
    await Promise.all([closeWithin(http, STOP_WITHIN_MS), worker.stop()])
    await stores.close()
  }
  return { hasDevMailbox: devMailbox !== null, stop, logError }
}

function startWorker(
  stores: Stores,
  gate: MailGate,
  render: ReturnType<typeof createMailRenderer>,
  log: Logger,
  logError: (error: unknown) => void,
): MailWorker {
  const deps = {
    store: stores.accounts,
    mailer: gate.mailer,
    clock: systemClock,
    random: systemRandom,
    render,
    report: ({ kind, ...rest }: { kind: string; reason?: string }, mail: { id: string; purpose: string }) => {
      // That our account is broken is said once for all mails, when the pause begins.
      if (kind !== 'broken') log.warn({ event: 'mail_not_sent', outcome: kind, reason: rest.reason, mail: mail.id, purpose: mail.purpose })
    },
  }
  return startMailWorker({
    store: stores.accounts,
    clock: systemClock,
    sendNext: (accountId) => sendNextMail(deps, accountId),
    slots: gate.slots,
    onError: logError,
  })
}

function listen(http: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      http.off('error', reject)
      resolve()
    })
  })
}

async function closeWithin(http: Server, ms: number): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()))
  // A connection becomes idle when its last request is answered, so once is not enough.
  const sweep = setInterval(() => http.closeIdleConnections(), 50)
  const timer = setTimeout(() => http.closeAllConnections(), ms)
  await closed
  clearInterval(sweep)
  clearTimeout(timer)
}

/** What of an error may stand in the log: where it happened, but nothing of the data (LG-1). */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'something that is no error was thrown' }
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    cause: error.cause instanceof Error ? error.cause.message : undefined,
  }
}
