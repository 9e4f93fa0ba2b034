import type { Locale } from '@latchkey/shared'

/** Who is asking, as far as the request tells. */
export interface Caller {
  /** The language that the browser asks for, if it is one of ours. */
  readonly locale: Locale | null
  /** The value of the session cookie: `accountId.secret`. */
  readonly sessionToken: string | null
  /** The secret of the cookie that this browser got when it signed up. */
  readonly signupSecret: string | null
  /** The secrets of the cookie that says in which accounts this browser has been logged in before. */
  readonly deviceSecrets: readonly string[]
  /** The client's address: IPv4, or the /64 of IPv6. What limits count by. */
  readonly source: string
  /** The `User-Agent` header. */
  readonly userAgent: string
}

/** A session that has just begun: what has to go into the cookie. */
export interface SessionCookie {
  readonly token: string
  readonly remember: boolean
  /** What goes into the cookie by which this browser is known from now on. */
  readonly deviceSecrets: readonly string[]
}
