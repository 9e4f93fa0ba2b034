/** How long something takes, in the words of a language: seconds up to a minute, then minutes, rounded up. */
export function formatDuration(language: string, seconds: number): string {
  const [unit, count] = seconds <= 60 ? ['second', seconds] : ['minute', Math.ceil(seconds / 60)]
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** How long ago something was, in the words of a language. */
export function formatAgo(language: string, seconds: number, justNow: string): string {
  const [unit, length] = UNITS.find((candidate) => seconds >= candidate[1]) ?? []
  return unit ? new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-Math.floor(seconds / length), unit) : justNow
}
