const GAP = '  '

/** Prints one JSON document, for scripts. */
export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, null, 2))
}

/** Prints rows in columns, for people. The keys of the first row are the head. */
export function printTable(rows: readonly Readonly<Record<string, unknown>>[]): void {
  const [first] = rows
  if (!first) return
  const head = Object.keys(first)
  const cells = rows.map((row) => head.map((key) => toCell(row[key])))
  const widths = head.map((key, column) => Math.max(key.length, ...cells.map((row) => row[column]?.length ?? 0)))
  for (const row of [head, ...cells])
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join(GAP)
        .trimEnd(),
    )
}

/** Prints what is known of one thing, a line each. */
export function printFields(thing: Readonly<object>): void {
  const fields = Object.entries(thing) as [string, unknown][]
  const width = Math.max(...fields.map(([name]) => name.length))
  for (const [name, value] of fields) console.log(`${name.padEnd(width)}${GAP}${toCell(value)}`)
}

/** Text that others wrote, for a terminal: control characters would move the cursor of whoever reads, or worse. */
export function withoutControls(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '?')
}

function toCell(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (value instanceof Date) return value.toISOString().slice(0, 16).replace('T', ' ')
  if (Array.isArray(value)) return value.length === 0 ? '–' : withoutControls(value.join(', '))
  return withoutControls(typeof value === 'string' ? value : JSON.stringify(value))
}
