const OLDEST = { major: 24, minor: 7 }

/** Throws on a Node that would lose data: the SQLite of an older one refuses numbered parameters, and says so only when something is written. */
export function requireNode(version = process.versions.node): void {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return
  throw new Error(`Latchkey needs Node ${OLDEST.major}.${OLDEST.minor} or newer; this is ${version}`)
}
