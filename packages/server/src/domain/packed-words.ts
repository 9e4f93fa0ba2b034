/*
 * Front coding: of each word in a sorted list only what differs from the word before it is written, after one capital letter that says how many characters they
 * share (A none, B one …). The words themselves hold no capitals.
 */
const A = 65
const SHARED_MAX = 25

/** Writes lower-case words as one short text. The inverse of `unpackWords`, up to order. */
export function packWords(words: readonly string[]): string {
  const sorted = [...new Set(words)].toSorted()
  return sorted.map((word, index) => pack(word, sorted[index - 1] ?? '')).join('')
}

function pack(word: string, previous: string): string {
  let shared = 0
  while (shared < SHARED_MAX && shared < previous.length && word[shared] === previous[shared]) shared += 1
  return String.fromCharCode(A + shared) + word.slice(shared)
}

/** Reads what `packWords` wrote, in sorted order. */
export function unpackWords(packed: string): readonly string[] {
  let previous = ''
  return Array.from(packed.matchAll(/([A-Z])([^A-Z]*)/g), ([, shared = 'A', rest = '']) => {
    previous = previous.slice(0, shared.charCodeAt(0) - A) + rest
    return previous
  })
}
