import type { Locale } from '@latchkey/shared'
import { readConfig, type Config } from './config.ts'

/**
 * The settings of docs/guides/settings.md as typed values. Each has the name of its environment variable in camel case (`publicBaseUrl` for `PUBLIC_BASE_URL`) and
 * its default; `mode` stands for `NODE_ENV`. Times are texts such as `15m`.
 */
export interface LatchkeySettings {
  /** `production` refuses to start half configured, and has no mailbox pages. The others show them to every machine; without a mode, only to this one. */
  readonly mode?: 'production' | 'development' | 'test' | undefined
  /** Origin of the application's pages: links in mails are built from it, and its pages may call the API. */
  readonly publicBaseUrl?: string | undefined
  /** The database; without it SQLite in `dataDir`. */
  readonly mongodbUri?: string | undefined
  /** Folder of the SQLite file and the dev mailbox; `.data` unless given. */
  readonly dataDir?: string | undefined
  /** Further origins whose pages may call the API. */
  readonly allowedOrigins?: readonly string[] | undefined
  /** Origins that may show our pages in a frame. */
  readonly frameAncestors?: readonly string[] | undefined
  /** `partitioned` also serves pages of other sites, with a session for each of them; `same-site` unless given. */
  readonly cookies?: 'same-site' | 'partitioned' | undefined
  /** Proxies in front: how many (1 to 9), or their addresses. Only then `X-Forwarded-*` counts. */
  readonly trustProxy?: number | readonly string[] | undefined
  /** The sender, with `postmarkServerToken` or `smtpUrl`. */
  readonly mailFrom?: string | undefined
  /** Sends mail through Postmark; without it or `smtpUrl`, mails go to the dev mailbox. */
  readonly postmarkServerToken?: string | undefined
  /** Another endpoint than Postmark’s own, for tests. */
  readonly postmarkApiUrl?: string | undefined
  /** Another stream than the default one. */
  readonly postmarkMessageStream?: string | undefined
  /** `user:password` with which Postmark reports bounces to `/webhooks/postmark`. */
  readonly postmarkWebhookAuth?: string | undefined
  /** Sends mail through an SMTP server: `smtps://user:password@host`, or `smtp://…` with STARTTLS. */
  readonly smtpUrl?: string | undefined
  /** The language of mails to whoever has not said theirs; `en` unless given. */
  readonly mailLocale?: Locale | undefined
  /** Bearer token, 16 characters at least, with which `/metrics` can be read. */
  readonly metricsToken?: string | undefined
  /** Secrets of 32 characters at least, mixed into every password hash; the first is the new one, the others are tried. */
  readonly passwordPepper?: readonly string[] | undefined
  /** 10 to 16; 12 unless given. A raised cost takes effect at each person’s next login. */
  readonly bcryptCost?: number | undefined
  /** `info` unless given. */
  readonly logLevel?: 'info' | 'trace' | 'debug' | 'warn' | 'error' | 'fatal' | 'silent' | undefined
  /** The name in mails; `Latchkey` unless given. */
  readonly siteName?: string | undefined
  /** May an unconfirmed user be logged in: `required` no (unless given), `limited` yes but unconfirmed, `off` nobody is asked. */
  readonly confirmation?: 'required' | 'limited' | 'off' | undefined
  /** `private` (unless given): nobody learns whether an address has an account. `friendly`: the classic texts, which tell. */
  readonly accountPrivacy?: 'private' | 'friendly' | undefined
  /** After confirming: logged in where the sign-up was made or its password is given (unless given), or never. */
  readonly confirmLogsIn?: 'same-browser' | 'never' | undefined
  /** After a reset: logged in (unless given), or not. */
  readonly resetLogsIn?: boolean | undefined
  /** What can be typed as identifier; the address alone unless given. */
  readonly loginWith?: readonly ['email'] | readonly ['email', 'username'] | undefined
  /** `approval`: an operator lets each account in. `false`: nobody signs up. */
  readonly signupOpen?: boolean | 'approval' | undefined
  /** Code points; 8 unless given, which is also the floor. */
  readonly passwordMinLength?: number | undefined
  /** Whether "Remember me" is ticked; it is not unless given. */
  readonly rememberDefault?: boolean | undefined
  /** How long a session without "remember me" lives after its last use; `12h` unless given. */
  readonly sessionIdle?: string | undefined
  /** How long a session without "remember me" lives in all; `24h` unless given. */
  readonly sessionMax?: string | undefined
  /** How long a remembered session lives after its last use; `14d` unless given. */
  readonly rememberIdle?: string | undefined
  /** How long a remembered session lives in all; `30d` unless given. */
  readonly rememberMax?: string | undefined
  /** Wrong passwords for one address in `loginWindow` before it has to wait; 10 unless given. */
  readonly loginMaxFailures?: number | undefined
  /** `15m` unless given; it doubles with each further `loginMaxFailures`, up to a day. */
  readonly loginWindow?: string | undefined
  /** Mails to one address in an hour, twice as many in a day; 5 unless given. */
  readonly mailPerAddressHour?: number | undefined
  /** Mails in an hour in all; beyond it the answers are the same and none is sent. 20000 unless given. */
  readonly mailTotalHour?: number | undefined
  /** Wrong six-digit codes in an hour over all accounts, before codes have to wait; 200 unless given. */
  readonly codeFailuresHour?: number | undefined
  /** Between two mails of one kind to one address; `60s` unless given. */
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
  codeFailuresHour: 'CODE_FAILURES_HOUR',
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
