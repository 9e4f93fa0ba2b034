/** What a page remembers beside its cookies: `local` for good, `session` until its tab is closed. */
type Place = 'local' | 'session'

/** What is remembered under this name; null if that is nothing, or if the browser keeps nothing for this site. */
export function readStored(place: Place, name: string): string | null {
  try {
    return storageOf(place).getItem(name)
  } catch {
    return null
  }
}

/** Remembers, or with null forgets. A browser that keeps nothing for this site does without. */
export function writeStored(place: Place, name: string, value: string | null): void {
  try {
    if (value === null) storageOf(place).removeItem(name)
    else storageOf(place).setItem(name, value)
  } catch {
    // Blocked, as cookies may be.
  }
}

function storageOf(place: Place): Storage {
  return place === 'local' ? window.localStorage : window.sessionStorage
}
