import type { Locale } from '@latchkey/shared'
import { readConfig, type Config } from './config.ts'

/**
 * The settings of docs/guides/settings.md as typed values. Each has the name of its environment variable in camel case (`publicBaseUrl` for `PUBLIC_BASE_URL`) and
 * its default; `mode` stands for `NODE_ENV`. Times are texts such as `15m`.
 */
export interface LatchkeySettings {
  readonly mode?: 'production' | 'development' | 'test' | undefined
  /** Origin of the application's pages: links in mails are built from it, and its pages may call the API. */
  readonly publicBaseUrl?: string | undefined
  readonly mongodbUri?: string | undefined
  readonly dataDir?: string | undefined
  readonly allowedOrigins?: readonly string[] | undefined
  readonly frameAncestors?: readonly string[] | undefined
  readonly cookies?: 'same-site' | 'partitioned' | undefined
  readonly trustProxy?: number | readonly string[] | undefined
  readonly mailFrom?: string | undefined
  readonly postmarkServerToken?: string | undefined
  readonly postmarkApiUrl?: string | undefined
  readonly postmarkMessageStream?: string | undefined
  readonly postmarkWebhookAuth?: string | undefined
  readonly smtpUrl?: string | undefined
  readonly mailLocale?: Locale | undefined
  readonly metricsToken?: string | undefined
  readonly passwordPepper?: readonly string[] | undefined
  readonly bcryptCost?: number | undefined
  readonly logLevel?: 'info' | 'trace' | 'debug' | 'warn' | 'error' | 'fatal' | 'silent' | undefined
  readonly siteName?: string | undefined
  readonly confirmation?: 'required' | 'limited' | 'off' | undefined
  readonly accountPrivacy?: 'private' | 'friendly' | undefined
  readonly confirmLogsIn?: 'same-browser' | 'never' | undefined
  readonly resetLogsIn?: boolean | undefined
  readonly loginWith?: readonly ['email'] | readonly ['email', 'username'] | undefined
  readonly signupOpen?: boolean | 'approval' | undefined
  readonly passwordMinLength?: number | undefined
  readonly rememberDefault?: boolean | undefined
  readonly sessionIdle?: string | undefined
  readonly sessionMax?: string | undefined
  readonly rememberIdle?: string | undefined
  readonly rememberMax?: string | undefined
  readonly loginMaxFailures?: number | undefined
  readonly loginWindow?: string | undefined
  readonly mailPerAddressHour?: number | undefined
  readonly mailTotalHour?: number | undefined
  readonly mailCooldown?: string | undefined
}

/** Every name of a setting. A new one does not compile until it stands here. */
const NAMES = {
  mode: 'NODE_ENV',
  publicBaseUrl: 'PUBLIC_BASE_URL',
  mongodbUri: 'MONGODB_URI',
  dataDir: 'DATA_DIR',
  allowedOrigins: 'ALLOWED_ORIGINS',
  frameAncestors: 'FRAME_ANCESTORS',
  cookies: 'COOKIES',
  trustProxy: 'TRUST_PROXY',
  mailFrom: 'MAIL_FROM',
  postmarkServerToken: 'POSTMARK_SERVER_TOKEN',
  postmarkApiUrl: 'POSTMARK_API_URL',
  postmarkMessageStream: 'POSTMARK_MESSAGE_STREAM',
  postmarkWebhookAuth: 'POSTMARK_WEBHOOK_AUTH',
  smtpUrl: 'SMTP_URL',
  mailLocale: 'MAIL_LOCALE',
  metricsToken: 'METRICS_TOKEN',
  passwordPepper: 'PASSWORD_PEPPER',
  bcryptCost: 'BCRYPT_COST',
  logLevel: 'LOG_LEVEL',
  siteName: 'SITE_NAME',
  confirmation: 'CONFIRMATION',
  accountPrivacy: 'ACCOUNT_PRIVACY',
  confirmLogsIn: 'CONFIRM_LOGS_IN',
  resetLogsIn: 'RESET_LOGS_IN',
  loginWith: 'LOGIN_WITH',
  signupOpen: 'SIGNUP_OPEN',
  passwordMinLength: 'PASSWORD_MIN_LENGTH',
  rememberDefault: 'REMEMBER_DEFAULT',
  sessionIdle: 'SESSION_IDLE',
  sessionMax: 'SESSION_MAX',
  rememberIdle: 'REMEMBER_IDLE',
  rememberMax: 'REMEMBER_MAX',
  loginMaxFailures: 'LOGIN_MAX_FAILURES',
  loginWindow: 'LOGIN_WINDOW',
  mailPerAddressHour: 'MAIL_PER_ADDRESS_HOUR',
  mailTotalHour: 'MAIL_TOTAL_HOUR',
  mailCooldown: 'MAIL_COOLDOWN',
} as const satisfies Record<keyof LatchkeySettings, string>

type Env = Readonly<Record<string, string | undefined>>

/** Checks typed settings by the very rules of the environment variables, on top of `env` if there is one. Throws one error that names everything that is wrong. */
export function readOptions(settings: LatchkeySettings, env: Env = {}): { config: Config; warnings: readonly string[] } {
  const given = Object.entries(NAMES).flatMap(([name, variable]) => {
    const value = settings[name as keyof LatchkeySettings]
    return value === undefined ? [] : [[variable, typeof value === 'object' ? value.join(',') : String(value)] as const]
  })
  const result = readConfig({ ...env, ...Object.fromEntries(given) })
  if (!('problems' in result)) return result
  const names = new Map<string, string>(Object.entries(NAMES).map(([name, variable]) => [variable, name]))
  const lines = result.problems.map((problem) => `  ${problem.replace(/^\w+/, (variable) => names.get(variable) ?? variable)}`)
  throw new Error(['Latchkey cannot start. Wrong settings:', ...lines].join('\n'))
}
