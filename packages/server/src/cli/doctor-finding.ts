import type { Config } from '../config.ts'

/** What the doctor has looked at. A problem keeps people out. */
export interface Finding {
  readonly kind: 'ok' | 'note' | 'problem'
  readonly about: string
  readonly says: string
}

/** How long the doctor waits for an answer. */
export const ANSWER_WITHIN_MS = 3000

/** Where the server of these settings is reached from its own machine. */
export function findServer({ host, port }: Pick<Config, 'host' | 'port'>): string {
  return `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`
}

/**
 * Asks the server of these settings from its own machine, as a proxy would. One that trusts only proxies elsewhere sends this one to the public address, and is asked there.
 * Rejects if nobody answers.
 */
export async function askServer(
  config: Config,
  path: string,
  request: Pick<RequestInit, 'method' | 'body'> & { headers?: Record<string, string> },
) {
  const ask = (address: string, headers: Record<string, string>) =>
    fetch(address + path, {
      ...request,
      headers: { ...request.headers, ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
  const response = await ask(findServer(config), { 'x-forwarded-proto': 'https' })
  if (response.status !== 301) return response
  await response.body?.cancel()
  return await ask(config.http.publicBaseUrl, {})
}
