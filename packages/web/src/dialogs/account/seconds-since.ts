/** Whole seconds from a time of the server until now; never less than none, whatever the clocks say. */
export function secondsSince(isoTime: string): number {
  return Math.max(0, Math.floor((Date.now() - Date.parse(isoTime)) / 1000))
}
