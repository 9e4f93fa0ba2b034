/** One record of a CSV file, by the line on which it begins; or why it can't be read. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] } | { readonly line: number; readonly problem: string }

/** More is no user: so a quote that is never closed does not swallow a whole file. */
const RECORD_MAX_LENGTH = 100_000

/** Reads CSV (RFC 4180) piece by piece: commas, `"quoted"` cells with `""` and line breaks in them, lines that end with LF or CRLF. Empty lines are skipped. */
export class CsvParser {
  #state: 'cell' | 'plain' | 'quoted' | 'quote' | 'broken' = 'cell'
  #line = 1
  #firstLine = 1
  #cell = ''
  #cells: string[] = []
  #length = 0
  #problem: string | null = null
  #done: CsvRecord[] = []

  /** The records that end in this piece. */
  push(text: string): readonly CsvRecord[] {
    for (const character of text) this.#read(character)
    return this.#take()
  }

  /** The last record, if the file does not end with a line break. */
  end(): readonly CsvRecord[] {
    if (this.#state === 'quoted') this.#break('a quote is not closed')
    if (this.#state !== 'cell' || this.#cells.length > 0) this.#endRecord()
    return this.#take()
  }

  #take(): readonly CsvRecord[] {
    const records = this.#done
    this.#done = []
    return records
  }

  #read(character: string): void {
    if (character === '\n') this.#line += 1
    this.#length += 1
    if (this.#length > RECORD_MAX_LENGTH) this.#break('the record is too long, or a quote is not closed')
    if (this.#state === 'quoted') this.#readQuoted(character)
    else if (character === '\n') this.#endRecord()
    else if (this.#state !== 'broken' && character !== '\r') this.#readUnquoted(character)
  }

  #readQuoted(character: string): void {
    if (character === '"') this.#state = 'quote'
    else this.#cell += character
  }

  #readUnquoted(character: string): void {
    if (character === ',') this.#endCell()
    else if (character === '"') this.#readQuote()
    else if (this.#state === 'quote') this.#break('text stands behind a closing quote')
    else {
      this.#state = 'plain'
      this.#cell += character
    }
  }

  #readQuote(): void {
    if (this.#state === 'plain') return this.#break('a quote stands inside a cell that is not quoted')
    if (this.#state === 'quote') this.#cell += '"'
    this.#state = 'quoted'
    return undefined
  }

  /** Reading goes on at the next line. */
  #break(problem: string): void {
    this.#problem ??= problem
    this.#state = 'broken'
  }

  #endCell(): void {
    this.#cells.push(this.#cell)
    this.#cell = ''
    this.#state = 'cell'
  }

  #endRecord(): void {
    const isEmpty = this.#state === 'cell' && this.#cells.length === 0
    this.#endCell()
    if (this.#problem !== null) this.#done.push({ line: this.#firstLine, problem: this.#problem })
    else if (!isEmpty) this.#done.push({ line: this.#firstLine, cells: this.#cells })
    this.#cells = []
    this.#problem = null
    this.#length = 0
    this.#firstLine = this.#line
  }
}
