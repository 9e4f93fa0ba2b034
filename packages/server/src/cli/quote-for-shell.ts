/** Quotes a word for pasting into a POSIX shell, if it holds anything that a shell may read as more than a letter: addresses may hold backticks, `$` and `&` (RFC 5322). */
export function quoteForShell(word: string): string {
  return /^[\w@%+:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
