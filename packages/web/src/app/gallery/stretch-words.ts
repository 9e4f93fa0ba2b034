import type { Words } from '../../text/text.ts'

/** Text that is 40 % longer, as a translation may be: shows what would overflow (UX-67). */
export function stretchWords(words: Words): Words {
  return { ...(stretch(words) as Words), language: words.language }
}

function stretch(value: unknown): unknown {
  if (typeof value === 'string') return stretchText(value)
  if (typeof value === 'function') return (...values: unknown[]) => stretch((value as (...values: unknown[]) => unknown)(...values))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, stretch(inner)]))
}

function stretchText(text: string): string {
  return text.replaceAll(/[^\W\d_]+(?![\w.@-]*@)/g, (word) => word + word.slice(0, Math.ceil(word.length * 0.4)).toLowerCase())
}
