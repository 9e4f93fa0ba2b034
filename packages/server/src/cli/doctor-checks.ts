import type { Config } from '../config.ts'
import { openStores, type Stores } from '../open-stores.ts'
import { systemClock } from '../ports/clock.ts'
import { isLoopback, isSameSite } from './browser-cookie.ts'
import { askServer, findServer, type Finding } from './doctor-finding.ts'
import { checkMailQueue, checkMailSettings } from './doctor-mail-checks.ts'
import { createOperators } from './with-services.ts'

const NOT_SENT = 'browsers send no session cookie from its pages, unless COOKIES=partitioned'
const KEPT_APART = 'its users have a session of their own there; browsers that block every third-party cookie keep none'
const ACCOUNTS_LOOKED_AT = 200

/** Whether the settings fit together and to what browsers do. */
export function checkSettings(config: Config): readonly Finding[] {
  const { publicBaseUrl, trustProxy, trustedOrigins, cookies } = config.http
  const base = new URL(publicBaseUrl)
  const findings: Finding[] = [{ kind: 'ok', about: 'settings', says: 'are complete' }]
  const add = (kind: Finding['kind'], about: string, says: string) => findings.push({ kind, about, says })
  if (base.protocol === 'http:' && !isLoopback(base))
    add('problem', 'PUBLIC_BASE_URL', `${base.origin} is not https: browsers refuse the session cookie, so nobody stays logged in`)
  else add('ok', 'PUBLIC_BASE_URL', `${base.origin} lets browsers keep the session cookie, and mails link to it`)
  const port = base.port || (base.protocol === 'https:' ? '443' : '80')
  // A proxy has a port of its own.
  if (isLoopback(base) && trustProxy === false && port !== String(config.port))
    add('note', 'PUBLIC_BASE_URL', `is at port ${port}, but the server listens on ${config.port}`)
  if (base.protocol === 'https:' && trustProxy === false)
    add('note', 'TRUST_PROXY', 'is not set: if a proxy ends https, everybody counts as one client for the limits')
  for (const origin of trustedOrigins.filter((other) => !isSameSite(new URL(other), base)))
    add('note', 'ALLOWED_ORIGINS', `${origin} is another site than ${base.origin}: ${cookies.isPartitioned ? KEPT_APART : NOT_SENT}`)
  if (config.passwordPeppers.length === 0)
    add('note', 'PASSWORD_PEPPER', 'is not set: whoever gets the database can guess passwords offline')
  return [...findings, ...checkMailSettings(config)]
}

/** Whether the database can be used, has its indexes, and holds passwords that can be checked and no mail that is stuck. */
export async function checkDatabase(config: Config): Promise<readonly Finding[]> {
  const about = 'database'
  let stores: Stores
  try {
    // Opening makes the indexes that are missing and refuses wrong ones.
    stores = await openStores(config, systemClock)
  } catch (error) {
    return [{ kind: 'problem', about, says: error instanceof Error ? error.message : String(error) }]
  }
  try {
    await stores.accounts.ping()
    const kind = config.mongodbUri === undefined ? `SQLite in ${config.dataDir}` : 'MongoDB'
    const ok: Finding = { kind: 'ok', about, says: `${kind} can be read and written, and its unique indexes are in place` }
    return [ok, ...(await checkAccounts(config, stores))]
  } catch (error) {
    return [{ kind: 'problem', about, says: error instanceof Error ? error.message : String(error) }]
  } finally {
    await stores.close()
  }
}

async function checkAccounts(config: Config, stores: Stores): Promise<readonly Finding[]> {
  const findings: Finding[] = [await checkMailQueue(stores)]
  const operators = createOperators(config, stores)
  const { users } = await operators.listUsers({ text: '', after: null, limit: ACCOUNTS_LOOKED_AT })
  let unreadable = 0
  for (const { id } of users) if ((await operators.explainLogin(id)).gates.includes('password_unreadable')) unreadable += 1
  if (unreadable > 0)
    findings.push({
      kind: 'problem',
      about: 'PASSWORD_PEPPER',
      says: `does not fit the password hashes of ${unreadable} of the ${users.length} accounts looked at`,
    })
  return findings
}

/** Whether a server runs where the settings say, and takes calls from its own pages. */
export async function checkServer(config: Config): Promise<readonly Finding[]> {
  const about = 'server'
  const { http } = config
  const address = findServer(config)
  const headers = { origin: http.publicBaseUrl, 'content-type': 'application/json' }
  const call = async (path: string, method: string) => {
    const response = await askServer(config, path, { method, headers, ...(method === 'POST' && { body: '{}' }) })
    await response.body?.cancel()
    return response.status
  }
  let isReady = false
  try {
    const ready = await call('/readyz', 'GET')
    if (ready !== 200) return [{ kind: 'problem', about, says: `at ${address} runs, but is not ready (${ready})` }]
    isReady = true
    // Without a cookie it ends nothing.
    const answer = await call('/trpc/auth.logout', 'POST')
    if (answer !== 200)
      return [{ kind: 'problem', about, says: `at ${address} refuses calls from pages of ${http.publicBaseUrl} (${answer})` }]
    return [{ kind: 'ok', about, says: `at ${address} is ready, and takes calls from pages of ${http.publicBaseUrl}` }]
  } catch {
    if (isReady)
      return [
        {
          kind: 'note',
          about,
          says: `at ${address} is ready; ${http.publicBaseUrl}, where it wants to be asked, does not answer from here`,
        },
      ]
    return [{ kind: 'note', about, says: `does not answer at ${address}` }]
  }
}
