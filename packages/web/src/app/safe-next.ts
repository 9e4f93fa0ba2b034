export const HOME = '/'

const MAX_LENGTH = 2048
// Browsers drop tabs and line breaks inside a URL and read a backslash as a slash, so either can hide a second slash.
const NEVER = /[\p{Cc}\\]/u

/**
 * The place to go after login: the wanted page if it is a path of this very origin, else home (CX-5).
 * Stricter than needed on purpose: no empty path segments and nothing that becomes one when somebody decodes the path once more.
 */
export function safeNext(next: string | null | undefined, origin: string): string {
  if (!next || next.length > MAX_LENGTH || !next.startsWith('/') || NEVER.test(next) || !next.isWellFormed()) return HOME
  const url = URL.parse(next, origin)
  if (url?.origin !== origin || !isPlainPath(url.pathname)) return HOME
  return url.pathname + url.search + url.hash
}

/** The login page that leads back to `path`. */
export function loginPathFor(path: string): string {
  return path === HOME ? '/login' : `/login?next=${encodeURIComponent(path)}`
}

function isPlainPath(path: string): boolean {
  if (path.includes('//') || NEVER.test(path)) return false
  try {
    const decoded = decodeURIComponent(path)
    return decoded === path || isPlainPath(decoded)
  } catch {
    return false
  }
}
