import { isIPv4, isIPv6 } from 'node:net'
import { PASSWORD_FLOOR_LENGTH } from '@latchkey/shared'
import type { AuthPolicy } from './domain/policy.ts'
import { EnvReader } from './env-reader.ts'
import type { HttpSettings } from './http/create-http-app.ts'
import { readMailConfig, type MailConfig } from './mail-config.ts'

/** Every setting of the server, checked. */
export interface Config extends MailConfig {
  readonly port: number
  readonly host: string
  /** Links in mails are built from its `publicBaseUrl` and from nothing else. */
  readonly http: HttpSettings
  readonly mongodbUri: string | undefined
  readonly dataDir: string
  /** Whoever has it may read the figures; without it there are none to read. */
  readonly metricsToken: string | undefined
  /** The first is used for new passwords, the others still open old ones. */
  readonly passwordPeppers: readonly string[]
  readonly bcryptCost: number
  readonly logLevel: string
  readonly policy: AuthPolicy
}

export type ConfigResult =
  | { readonly config: Config; readonly warnings: readonly string[] }
  /** One line for each wrong setting: its name and what is expected, never its value. */
  | { readonly problems: readonly string[] }

const LOG_LEVELS = ['info', 'trace', 'debug', 'warn', 'error', 'fatal', 'silent']
const PEPPER_MIN_LENGTH = 32
const TOKEN_MIN_LENGTH = 16
const MODES: ReadonlySet<string> = new Set(['production', 'development', 'test'])
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])

/** Reads the settings from environment variables and checks them against each other. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const read = new EnvReader(env)
  const mode = read.text('NODE_ENV')
  if (mode !== undefined && !MODES.has(mode)) read.problem('NODE_ENV', `must be one of ${[...MODES].join(', ')}`)
  const isProduction = mode === 'production'
  const port = read.integer('PORT', { min: 1, max: 65_535, fallback: 3000 })
  const host = read.text('HOST') ?? '127.0.0.1'
  const base = readBaseUrl(read, isProduction, port)
  const trustProxy = readTrustProxy(read)
  // Without a mode there is a mailbox that shows everybody's mail: nobody else may be able to reach it.
  const isPublic = !LOOPBACK.has(host) || trustProxy !== false || !LOOPBACK.has(new URL(base.url).hostname)
  if (mode === undefined && isPublic) read.problem('NODE_ENV', 'must be set (production, or development) when others can reach this server')
  const policy = readPolicy(read)
  const config: Config = {
    port,
    host,
    http: {
      isProduction,
      // HOST says nothing about a host application, which listens by itself.
      devPagesFor: mode === undefined ? 'this-machine' : 'everybody',
      publicBaseUrl: base.url,
      trustedOrigins: [...base.origins, ...read.origins('ALLOWED_ORIGINS', isProduction)],
      frameAncestors: read.origins('FRAME_ANCESTORS', isProduction),
      trustProxy,
      cookies: {
        rememberedMaxMs: policy.sessions.remembered.maxMs,
        isPartitioned: read.choice('COOKIES', ['same-site', 'partitioned']) === 'partitioned',
      },
    },
    mongodbUri: readMongodbUri(read),
    dataDir: readDataDir(read),
    ...readMailConfig(read, isProduction),
    metricsToken: readMetricsToken(read),
    passwordPeppers: readPeppers(read),
    bcryptCost: read.integer('BCRYPT_COST', { min: mode === 'test' ? 4 : 10, max: 16, fallback: 12 }),
    logLevel: readLogLevel(read),
    policy,
  }
  return read.problems.length > 0 ? { problems: read.problems } : { config, warnings: read.warnings }
}

function readBaseUrl(read: EnvReader, isProduction: boolean, port: number): { url: string; origins: readonly string[] } {
  const text = read.text('PUBLIC_BASE_URL')
  // Without a setting this is a developer's machine, whose browser may call it by either name.
  const fallback = { url: `http://localhost:${port}`, origins: [`http://localhost:${port}`, `http://127.0.0.1:${port}`] }
  if (text === undefined) {
    if (isProduction) read.problem('PUBLIC_BASE_URL', 'must be set in production: the https address under which people reach this server')
    return fallback
  }
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username || url.password) {
    read.problem('PUBLIC_BASE_URL', 'must be an origin such as https://app.example.com')
    return fallback
  }
  if (isProduction && url.protocol !== 'https:') read.problem('PUBLIC_BASE_URL', 'must begin with https:// in production')
  return { url: url.origin, origins: [url.origin] }
}

function readTrustProxy(read: EnvReader): HttpSettings['trustProxy'] {
  const parts = read.list('TRUST_PROXY')
  if (parts.length === 0) return false
  if (parts.length === 1 && /^[1-9]$/.test(parts[0] ?? '')) return Number(parts[0])
  if (parts.every(isProxyAddress)) return parts
  read.problem('TRUST_PROXY', 'must be the number of proxies (1 to 9), or their addresses such as 10.0.0.0/8, separated by commas')
  return false
}

/** An address or a range of them, but not everybody. */
function isProxyAddress(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', prefix] = text.split('/')
  const bits = isIPv4(address) ? 32 : isIPv6(address) ? 128 : 0
  return bits > 0 && (prefix === undefined || (/^[1-9]\d*$/.test(prefix) && Number(prefix) <= bits))
}

/** SQLite would take the name of its file for a URI. */
function readDataDir(read: EnvReader): string {
  const path = read.text('DATA_DIR') ?? '.data'
  if (/^[a-z]+:\/\/|^file:/i.test(path)) read.problem('DATA_DIR', 'must be the path of a folder, not a URL')
  return path
}

function readMongodbUri(read: EnvReader): string | undefined {
  const uri = read.text('MONGODB_URI')
  if (uri !== undefined && !/^mongodb(\+srv)?:\/\/.+/.test(uri)) read.problem('MONGODB_URI', 'must begin with mongodb:// or mongodb+srv://')
  return uri
}

function readPeppers(read: EnvReader): readonly string[] {
  const peppers = read.list('PASSWORD_PEPPER')
  if (peppers.some((pepper) => pepper.length < PEPPER_MIN_LENGTH))
    read.problem('PASSWORD_PEPPER', `must have at least ${PEPPER_MIN_LENGTH} characters`)
  return peppers
}

function readMetricsToken(read: EnvReader): string | undefined {
  const token = read.text('METRICS_TOKEN')
  if (token !== undefined && token.length < TOKEN_MIN_LENGTH)
    read.problem('METRICS_TOKEN', `must have at least ${TOKEN_MIN_LENGTH} characters`)
  return token
}

/** A wrong log level is no reason to keep people out. */
function readLogLevel(read: EnvReader): string {
  const level = read.text('LOG_LEVEL') ?? 'info'
  if (LOG_LEVELS.includes(level)) return level
  read.warnings.push(`LOG_LEVEL: must be one of ${LOG_LEVELS.join(', ')}; using info`)
  return 'info'
}

function readPolicy(read: EnvReader): AuthPolicy {
  const confirmation = read.choice('CONFIRMATION', ['required', 'limited', 'off'])
  const privacy = read.choice('ACCOUNT_PRIVACY', ['private', 'friendly'])
  if (confirmation !== 'required' && privacy === 'private') {
    read.problem(
      'ACCOUNT_PRIVACY',
      `must be friendly when CONFIRMATION is ${confirmation}: being logged in at once tells that the address was free`,
    )
  }
  const signup = read.choice('SIGNUP_OPEN', ['true', 'approval', 'false'])
  const lifetime = (kind: 'SESSION' | 'REMEMBER', idle: string, max: string) => {
    const found = { idleMs: read.duration(`${kind}_IDLE`, idle), maxMs: read.duration(`${kind}_MAX`, max) }
    if (found.idleMs > found.maxMs) read.problem(`${kind}_IDLE`, `must not be longer than ${kind}_MAX`)
    return found
  }
  const mailsPerHour = read.integer('MAIL_PER_ADDRESS_HOUR', { min: 1, max: 1000, fallback: 5 })
  return {
    siteName: read.text('SITE_NAME') ?? 'Latchkey',
    confirmation,
    privacy,
    confirmLogsIn: read.choice('CONFIRM_LOGS_IN', ['same-browser', 'never']),
    resetLogsIn: read.flag('RESET_LOGS_IN', true),
    loginWith: read.choice('LOGIN_WITH', ['email', 'email,username']) === 'email' ? ['email'] : ['email', 'username'],
    signup: signup === 'true' ? 'open' : signup === 'approval' ? 'approval' : 'closed',
    passwordMinLength: read.integer('PASSWORD_MIN_LENGTH', { min: PASSWORD_FLOOR_LENGTH, max: 64, fallback: PASSWORD_FLOOR_LENGTH }),
    rememberDefault: read.flag('REMEMBER_DEFAULT', false),
    sessions: { brief: lifetime('SESSION', '12h', '24h'), remembered: lifetime('REMEMBER', '14d', '30d') },
    mails: {
      cooldownMs: read.duration('MAIL_COOLDOWN', '60s'),
      perHour: mailsPerHour,
      perDay: 2 * mailsPerHour,
    },
    mailsTotalPerHour: read.integer('MAIL_TOTAL_HOUR', { min: 1, max: 10_000_000, fallback: 20_000 }),
    wrongCodesPerHour: read.integer('CODE_FAILURES_HOUR', { min: 1, max: 1_000_000, fallback: 200 }),
    loginFailures: {
      points: read.integer('LOGIN_MAX_FAILURES', { min: 1, max: 100, fallback: 10 }),
      windowSeconds: Math.round(read.duration('LOGIN_WINDOW', '15m') / 1000),
    },
  }
}
