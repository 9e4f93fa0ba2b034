const UNIT_MS: ReadonlyMap<string, number> = new Map([
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
])

/** Reads settings one by one and collects what is wrong with them, by name and never by value, so that all of it can be said at once. */
export class EnvReader {
  readonly problems: string[] = []
  readonly warnings: string[] = []
  readonly #env: Readonly<Record<string, string | undefined>>

  constructor(env: Readonly<Record<string, string | undefined>>) {
    this.#env = env
  }

  problem(name: string, what: string): void {
    this.problems.push(`${name}: ${what}`)
  }

  /** The text, or undefined if the variable is unset or empty. */
  text(name: string): string | undefined {
    return this.#env[name]?.trim() || undefined
  }

  /** One of `values`; the first is the default. */
  choice<const Value extends string>(name: string, values: readonly [Value, ...Value[]]): Value {
    const text = this.text(name)
    const found = values.find((value) => value === text)
    if (text !== undefined && found === undefined) this.problem(name, `must be one of ${values.join(', ')}`)
    return found ?? values[0]
  }

  flag(name: string, fallback: boolean): boolean {
    return this.choice(name, fallback ? ['true', 'false'] : ['false', 'true']) === 'true'
  }

  integer(name: string, range: { min: number; max: number; fallback: number }): number {
    const text = this.text(name)
    if (text === undefined) return range.fallback
    const value = Number(text)
    if (/^\d{1,9}$/.test(text) && value >= range.min && value <= range.max) return value
    this.problem(name, `must be a whole number from ${range.min} to ${range.max}`)
    return range.fallback
  }

  /** `15m`, `12h`, `30d`, or seconds without a unit. Returns milliseconds. */
  duration(name: string, fallback: string): number {
    const parsed = parseDuration(this.text(name) ?? fallback)
    if (parsed !== undefined) return parsed
    this.problem(name, 'must be a time such as 90s, 15m, 12h or 30d')
    return parseDuration(fallback) ?? 0
  }

  list(name: string): readonly string[] {
    const parts = this.text(name)?.split(',') ?? []
    return parts.map((part) => part.trim()).filter((part) => part !== '')
  }

  /** Exact web origins, separated by commas; secure ones have https. */
  origins(name: string, isSecure: boolean): readonly string[] {
    const origins = this.list(name)
    const scheme = isSecure ? /^https:/ : /^https?:/
    const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text && scheme.test(text) && !text.includes('*')
    if (!origins.every(isOrigin))
      this.problem(
        name,
        'must list exact origins such as https://app.example.com (no path, no *; in production no http), separated by commas',
      )
    return origins.filter(isOrigin)
  }
}

function parseDuration(text: string): number | undefined {
  const match = /^(\d{1,9})([smhd]?)$/.exec(text)
  if (!match?.[1] || Number(match[1]) === 0) return undefined
  return Number(match[1]) * (UNIT_MS.get(match[2] || 's') ?? 0)
}
