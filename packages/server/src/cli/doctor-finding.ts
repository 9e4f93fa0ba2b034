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
