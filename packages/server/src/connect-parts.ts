import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { createBcryptHasher } from './adapters/bcrypt/create-bcrypt-hasher.ts'
import { HASH_NICE } from './adapters/bcrypt/hash-threads.ts'
import type { Config } from './config.ts'
import { ApiCall } from './http/api-call.ts'
import { createAuthContext, type AuthContext, type ExpressCall } from './http/auth-context.ts'
import { createDevMailboxRoutes } from './http/dev-mailbox-routes.ts'
import { createHttpApp } from './http/create-http-app.ts'
import { createMachineRoutes } from './http/machine-routes.ts'
import { createRefusalLog, type RefusalLog } from './http/refusal-log.ts'
import type { SecurityEvent } from './http/security-log.ts'
import { bindOperations, createOperations, type Operations } from './http/operations.ts'
import { createMailPreviewRoutes } from './http/mail-preview-routes.ts'
import { checkMailTemplates, loadMailTemplates } from './load-mail-templates.ts'
import { createMailRenderer, type MailTemplates } from './mails/mail-templates.ts'
import { renderSampleMails } from './mails/sample-mails.ts'
import { openLog } from './open-log.ts'
import { openMailer, type OpenMailer } from './open-mailer.ts'
import { openStores, type Stores } from './open-stores.ts'
import { systemClock, type Clock } from './ports/clock.ts'
import { readProfileSchema, type ProfileSchema } from './read-profile-schema.ts'
import type { PasswordHasher } from './ports/password-hasher.ts'
import { systemRandom } from './ports/random.ts'
import type { PasswordHooks } from './services/refuse-weak-password.ts'
import type { SignUpHooks } from './services/sign-up-hooks.ts'
import { createHostOperators } from './services/host-operators.ts'
import { createServices, type ServiceDeps } from './services/index.ts'
import { createMailGate, type MailGate } from './services/mail-gate.ts'
import { startMailWorker, type MailWorker } from './services/mail-worker.ts'
import { createOperatorServices } from './services/operators.ts'
import { pruneAccounts } from './services/prune-accounts.ts'
import { sendNextMail } from './services/send-mails.ts'
import { watchSharedLimits } from './services/shared-limits.ts'
import { startSweeper } from './services/sweeper.ts'
import { watchStore, type AccountEvent } from './services/watch-store.ts'

/** What Latchkey stands on: real databases and providers, or those of a test. */
export interface Ground {
  readonly clock: Clock
  readonly stores: Stores
  readonly mail: Omit<OpenMailer, 'check'>
  /** Routes of an application that are answered along with Latchkey's. */
  readonly ownRoutes?: ((door: Door) => RequestHandler) | undefined
  /** Nothing but Latchkey computes in this process. */
  readonly isAlone?: boolean
}

/** What an application's own routes need to know who asks. */
export interface Door {
  readonly trustedOrigins: readonly string[]
  readonly createAuthContext: (call: ExpressCall) => AuthContext
  /** Where calls go that were refused before anything looked at them. */
  readonly refusals: RefusalLog
}

/** What a developer adds to Latchkey. */
export interface Additions extends SignUpHooks, PasswordHooks {
  /** Told of everything that people do to an account through this process, after it is stored; not of what the command line does, nor of pruning. What it throws is logged and changes nothing. */
  readonly onEvent?: ((event: AccountEvent) => void | Promise<void>) | undefined
  /** Replaces our mails, one by one. */
  readonly mailTemplates?: MailTemplates | undefined
  /** What the application itself keeps about a user, for the export that they can download (PR-2). */
  readonly exportMore?: ((userId: string) => Promise<Readonly<Record<string, unknown>>>) | undefined
  /** A zod schema of fields of your own: an object of texts, numbers, choices, booleans and dates. Drives form, checks, storage and types. */
  readonly profile?: ProfileSchema | undefined
}

const IN_REPOSITORY = join(import.meta.dirname, '../../web/dist')
const PACKED = join(import.meta.dirname, 'web')
/** What the web package has built. It lies where it was built, unless this was packed: then it was brought along. */
const BUILT = existsSync(join(IN_REPOSITORY, 'embed')) || !existsSync(PACKED) ? IN_REPOSITORY : PACKED

/** Opens what the settings name. Rejects if the database can't be had. */
export async function openGround(config: Config, onDiskFailed?: () => void): Promise<Ground> {
  return { clock: systemClock, stores: await openStores(config, systemClock, onDiskFailed), mail: await openMailer(config) }
}

/** The one place that connects things: use cases, mail worker and HTTP side, by the settings. Closes the ground with the rest. */
export async function connectParts(config: Config, additions: Additions = {}, ground?: Ground) {
  const log = openLog(config.logLevel)
  const logError = (error: unknown, request?: string) => log.error({ event: 'error', request, ...describeError(error) })
  const logEvent = (event: SecurityEvent) => log.info(event)
  const refusals = createRefusalLog({ logEvent })
  const site = { siteName: config.policy.siteName, baseUrl: config.http.publicBaseUrl, locale: config.mailLocale }
  const ownTemplates = checkMailTemplates(additions.mailTemplates ?? {}, 'mailTemplates')
  const render = createMailRenderer(site, { ...(await loadMailTemplates(config.mailTemplates)), ...ownTemplates })
  const profile = additions.profile && readProfileSchema(additions.profile)
  const { clock, stores: opened, mail, ownRoutes, isAlone = false } = ground ?? (await openGround(config))
  const stores = {
    ...opened,
    accounts: additions.onEvent ? watchStore(opened.accounts, { clock, tell: additions.onEvent, onError: logError }) : opened.accounts,
    limiter: watchSharedLimits(opened.limiter, config.policy, (filling) => log.warn({ event: 'shared_limit_filling', ...filling })),
  }
  const gate = openGate(mail, clock, log)
  const worker = startWorker({ clock, stores, policy: config.policy }, gate, render, log, logError)
  // Not the watched one: pruning is no event.
  const pruneDeps = { store: opened.accounts, clock, policy: config.policy }
  const prune = (after: string | null) => pruneAccounts(pruneDeps, after)
  const sweeper = startSweeper({ limiter: stores.limiter, prune, random: systemRandom, onError: logError })
  const deps: ServiceDeps = {
    store: stores.accounts,
    limiter: stores.limiter,
    hasher: openHasher(config, isAlone),
    clock,
    random: systemRandom,
    policy: config.policy,
    mailQueued: () => void worker.wake(),
    profile,
    exportMore: additions.exportMore,
    beforeSignup: additions.beforeSignup,
    passwordRule: additions.passwordRule,
  }
  const services = createServices(deps)
  const operators = createHostOperators(createOperatorServices(deps), deps.mailQueued)
  const operations = createOperations({ services, cookies: config.http.cookies, logError, logEvent, refusals })
  const { app, door } = createHttpApp({
    settings: config.http,
    services,
    operations,
    webRoot: join(BUILT, 'app'),
    embedRoot: join(BUILT, 'embed'),
    devRoutes: [
      createMailPreviewRoutes((locale) => renderSampleMails(render, locale)),
      ...(mail.devMailbox ? [createDevMailboxRoutes(mail.devMailbox)] : []),
    ],
    ownRoutes: ownRoutes ? [ownRoutes(createDoor(config.http.trustedOrigins, operations, refusals))] : [],
    isMailPaused: gate.isPaused,
    machineRoutes: await createMachineRoutes({ ...config, services, gate }),
    logError,
    refusals,
  })
  const close = async () => {
    await Promise.all([worker.stop(), sweeper.stop()])
    await stores.close()
  }
  return { app, door, services, operators, operations, refusals, worker, log, logError, close, hasDevMailbox: mail.devMailbox !== null }
}

function openHasher({ bcryptCost: cost, passwordPeppers: peppers }: Config, isAlone: boolean): PasswordHasher {
  return createBcryptHasher({ cost, peppers, nice: isAlone ? HASH_NICE.own : HASH_NICE.guest })
}

function openGate({ mailer }: Ground['mail'], clock: Clock, log: Logger): MailGate {
  return createMailGate({
    mailer,
    clock,
    onPause: (pause) => log.error({ event: 'mail_paused', ...pause }),
    onResume: () => log.info({ event: 'mail_resumed' }),
  })
}

function createDoor(trustedOrigins: readonly string[], operations: Operations, refusals: RefusalLog): Door {
  const createApi: Parameters<typeof createAuthContext>[0]['createApi'] = (request, response) =>
    bindOperations(operations, new ApiCall(request, response))
  return { trustedOrigins, refusals, createAuthContext: (call) => createAuthContext({ trustedOrigins, createApi, refusals }, call) }
}

function startWorker(
  { clock, stores, policy }: Pick<Ground, 'clock' | 'stores'> & Pick<Config, 'policy'>,
  gate: MailGate,
  render: ReturnType<typeof createMailRenderer>,
  log: Logger,
  logError: (error: unknown) => void,
): MailWorker {
  const deps = {
    store: stores.accounts,
    limiter: stores.limiter,
    policy,
    mailer: gate.mailer,
    clock,
    random: systemRandom,
    render,
    report: ({ kind, ...rest }: { kind: string; reason?: string }, mail: { id: string; purpose: string }) => {
      // That our account is broken is said once for all mails, when the pause begins.
      if (kind !== 'broken') log.warn({ event: 'mail_not_sent', outcome: kind, reason: rest.reason, mail: mail.id, purpose: mail.purpose })
    },
  }
  return startMailWorker({
    store: stores.accounts,
    clock,
    sendNext: (accountId) => sendNextMail(deps, accountId),
    slots: gate.slots,
    onError: logError,
  })
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
