import type { LoginWords } from '../../text/text.ts'

const PLAIN = 'AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz'
const ACCENTED = 'ÀàƁƀÇçĎďÉéƑƒĜĝĤĥÎîĴĵĶķĻļḾḿÑñÕõṔṕɊɋŔŕŠšŤťÜüṼṽŴŵẊẋÝýŽž'

/**
 * A made-up language: every word of the table is accented and 40 % longer, as a translation may be. So what is not accented on the screen does not come from the
 * table, and what would overflow does (UX-67). Values that a text names, such as an address, stay as they are.
 */
export function pseudoWords<Table extends LoginWords>(words: Table): Table {
  return { ...(accentAll(words) as Table), language: words.language }
}

function accentAll(value: unknown): unknown {
  if (typeof value === 'string') return accent(value)
  if (typeof value === 'function') return (...values: unknown[]) => accentAround(String(Reflect.apply(value, undefined, values)), values)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, accentAll(inner)]))
}

function accentAround(text: string, values: readonly unknown[]): string {
  const named = values
    .flatMap((value): unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : [value]))
    // A name of the code, such as `page`, is no value to be shown.
    .filter((value): value is string => typeof value === 'string' && /[^a-z]/.test(value))
  const [first] = named.filter((value) => text.includes(value))
  if (first === undefined) return accent(text)
  return text
    .split(first)
    .map((part) => accentAround(part, named))
    .join(first)
}

function accent(text: string): string {
  const longer = text.replaceAll(/[^\W\d_]+/g, (word) => word + word.slice(0, Math.ceil(word.length * 0.4)).toLowerCase())
  return longer.replaceAll(/[A-Z]/gi, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter)
}
