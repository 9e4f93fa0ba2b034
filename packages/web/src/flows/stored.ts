/**
 * What a page keeps beside its cookies, after a new value if there is one: `local` for good, `session` until its tab is closed. Nothing is the empty string, also where
 * the browser keeps nothing for this site.
 */
export function stored(place: 'local' | 'session', name: string, value?: string): string {
  try {
    const storage = window[`${place}Storage`]
    if (value !== undefined) storage.setItem(name, value)
    return storage.getItem(name) ?? ''
  } catch {
    return '' // blocked, as cookies may be
  }
}
