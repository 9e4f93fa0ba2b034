import type { Config } from '../config.ts'
import { PROBE_PATH, type ProbeAnswer } from '../http/cookie-probe.ts'
import { findLoss, isLoopback, isSameSite, parseSetCookie, type SetCookie } from './browser-cookie.ts'
import { ANSWER_WITHIN_MS, type Finding } from './doctor-finding.ts'

/** How an address is reached; like `fetch`. */
export type Reach = (url: string, init: RequestInit) => Promise<Response>

/** One page whose users are to stay logged in, and how to ask the server from there. */
interface Trial {
  readonly page: URL
  readonly server: URL
  readonly config: Config
  readonly ask: (method: 'GET' | 'POST', cookie?: string) => Promise<Response>
}

const about = 'cookies'
const problem = (says: string): Finding => ({ kind: 'problem', about, says })

/** Sets a cookie as a login does and reads it back, over the public address and once for the pages of each origin, by the rules of browsers; and names what loses it. */
export async function checkCookies(config: Config, reach: Reach = fetch): Promise<readonly Finding[]> {
  const server = new URL(config.http.publicBaseUrl)
  const findings: Finding[] = []
  for (const origin of new Set([server.origin, ...config.http.trustedOrigins])) {
    const found = await tryPage({ page: new URL(origin), server, config, ask: createAsker(reach, origin, server) })
    // Where nobody answers, the next page would hear the same.
    findings.push(...found)
    if (found.some(({ kind, about: name }) => kind === 'note' && name === 'PUBLIC_BASE_URL')) break
  }
  return findings
}

function createAsker(reach: Reach, origin: string, server: URL): Trial['ask'] {
  const site = origin === server.origin ? 'same-origin' : isSameSite(new URL(origin), server) ? 'same-site' : 'cross-site'
  return (method, cookie) =>
    reach(server.origin + PROBE_PATH, {
      method,
      redirect: 'manual',
      headers: { origin, 'sec-fetch-site': site, ...(cookie !== undefined && { cookie }) },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
}

async function tryPage(trial: Trial): Promise<Finding[]> {
  let response: Response
  try {
    response = await trial.ask('POST')
  } catch (error) {
    return [explainSilence(trial, error)]
  }
  const answer = await readAnswer(response)
  if (!answer) return [await explainForeignAnswer(trial, response)]
  const refusedByPage = checkCors(trial, response)
  if (refusedByPage) return [problem(refusedByPage)]
  const line = response.headers.getSetCookie().find((each) => answer.probe !== null && each.includes(answer.probe))
  if (line === undefined)
    return [
      problem(
        `something between the server and ${trial.server.origin} takes Set-Cookie headers out of its answers, or changes their values`,
      ),
    ]
  const cookie = parseSetCookie(line)
  const loss = findLoss(cookie, trial.page, trial.server)
  if (loss !== null) return [problem(`of pages of ${trial.page.origin} get lost: ${loss}`)]
  return [await checkReturn(trial, cookie), ...checkProtocol(trial, answer)]
}

async function checkReturn({ ask, page, server }: Trial, { name, value }: SetCookie): Promise<Finding> {
  const returned = await readAnswer(await ask('GET', `${name}=${value}`))
  if (returned?.probe !== value)
    return problem(
      `something between ${server.origin} and the server takes Cookie headers out of requests, or changes them: nobody stays logged in`,
    )
  const says = `set over ${server.origin} come back from pages of ${page.origin}`
  if (!isSameSite(page, server)) return { kind: 'ok', about, says: `${says}, except in browsers that block every third-party cookie` }
  return {
    kind: 'ok',
    about,
    says: server.protocol === 'http:' && isLoopback(server) ? `${says}, except in Safari, which keeps none over http` : says,
  }
}

/** By a wrong protocol nothing gets lost, but the addresses of clients are wrong then too. */
function checkProtocol({ server }: Trial, { protocol }: ProbeAnswer): Finding[] {
  if (server.protocol !== 'https:' || protocol === 'https') return []
  return [{ kind: 'note', about: 'TRUST_PROXY', says: 'is not set, and a proxy ends https: everybody counts as one client for the limits' }]
}

/** What a browser reads before the page gets to see an answer of another origin (Fetch standard, CORS check). */
function checkCors({ page, server }: Trial, { headers }: Response): string | null {
  if (page.origin === server.origin) return null
  const allowed = headers.get('access-control-allow-origin')
  if (allowed !== page.origin)
    return `pages of ${page.origin} are kept from reading answers: something between replaces Access-Control-Allow-Origin by ${allowed ?? 'nothing'}`
  if (headers.get('access-control-allow-credentials') === 'true') return null
  return `pages of ${page.origin} send none: something between takes Access-Control-Allow-Credentials out of the answers`
}

/** Null if it is none of ours. */
async function readAnswer(response: Response): Promise<ProbeAnswer | null> {
  if (response.status !== 200) return null
  const body: unknown = await response.json().catch(() => null)
  return typeof body === 'object' && body !== null && 'probe' in body ? (body as ProbeAnswer) : null
}

function explainSilence({ server }: Trial, error: unknown): Finding {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : error instanceof Error ? error.name : String(error)
  const name = 'PUBLIC_BASE_URL'
  if (/CERT|SSL|TLS|SIGNED/.test(code))
    return { kind: 'problem', about: name, says: `${server.origin} has a certificate that is not trusted (${code}): browsers refuse it` }
  return {
    kind: 'note',
    about: name,
    says: `is not reached from this machine at ${server.origin} (${code}), so whether cookies come back is not known`,
  }
}

async function explainForeignAnswer({ page, server, config }: Trial, response: Response): Promise<Finding> {
  const { status, headers } = response
  const location = headers.get('location')
  const target = location === null || !URL.canParse(location, server) ? null : new URL(location, server)
  const wrong = (name: string, says: string): Finding => ({ kind: 'problem', about: name, says })
  if (target && target.origin !== server.origin)
    return wrong(
      'PUBLIC_BASE_URL',
      `${server.origin} leads on to ${target.origin}, where the cookie would not go along: set it to that address`,
    )
  if (target && config.http.trustProxy !== false)
    return wrong('TRUST_PROXY', `${server.origin} leads back to itself for ever: the proxy must send X-Forwarded-Proto: https`)
  const code = await response.text().catch(() => '')
  if (status === 403 && code.includes('origin_not_allowed'))
    return problem(
      `pages of ${page.origin} are refused at ${server.origin}: the server that runs there has other settings, or something between changes Origin`,
    )
  if (status >= 500) return wrong('server', `at ${server.origin} a server answers ${status}: is Latchkey running behind it?`)
  return wrong(
    'PUBLIC_BASE_URL',
    `at ${server.origin} something else than Latchkey answers ${PROBE_PATH} (${status}): is it the right address, and does the proxy pass on /trpc?`,
  )
}
