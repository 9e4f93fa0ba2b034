import type { Config } from './config.ts'
import { StoreUnavailable } from './ports/account-store.ts'

const NOT_WRITABLE: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT'])

/** Says why the server could not start in the words of its settings: which one to look at, and what is the matter with it. */
export function explainStartError(error: unknown, config: Pick<Config, 'port' | 'dataDir' | 'mongodbUri'>): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return `PORT: ${config.port} is in use; choose another, such as PORT=${config.port + 1}`
  if (code === 'EACCES' && 'syscall' in error && error.syscall === 'listen')
    return `PORT: ${config.port} needs more rights than this process has`
  if (config.mongodbUri !== undefined)
    return error instanceof StoreUnavailable ? `MONGODB_URI: ${error.message}${causeOf(error)}` : error.message
  if (NOT_WRITABLE.has(code)) return `DATA_DIR: ${config.dataDir} can not be written to`
  if (code === 'EEXIST' || code === 'ENOTDIR') return `DATA_DIR: ${config.dataDir} is not a folder`
  if (code === 'ERR_SQLITE_ERROR' || error instanceof StoreUnavailable)
    return `DATA_DIR: latchkey.db in ${config.dataDir} can not be opened (${error.message})`
  return error.message
}

/** What lies behind an error, in brackets; nothing if it does not say. */
export function causeOf(error: Error): string {
  return error.cause instanceof Error ? ` (${error.cause.message})` : ''
}
