/** 32 characters, so that five bits choose one evenly; without those that look alike (l, o, 0, 1). */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'
const GROUP = 5

/** Makes up a password of at least 100 random bits that can be read out and typed: "k7wpm-x2qhd-9tbfa-e6rnv". It never leaves the browser but in the form. */
export function suggestPassword(minLength: number): string {
  const groups = Math.max(4, Math.ceil((minLength + 1) / (GROUP + 1)))
  const bytes = crypto.getRandomValues(new Uint8Array(groups * GROUP))
  const letters = Array.from(bytes, (byte) => ALPHABET.charAt(byte & 31)).join('')
  return Array.from({ length: groups }, (_, group) => letters.slice(group * GROUP, (group + 1) * GROUP)).join('-')
}
