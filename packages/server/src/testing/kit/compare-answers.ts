/** An answer over HTTP, as somebody sees it who compares it with others. */
export type SeenAnswer = ReadonlyMap<string, string>

/** What a stranger can see of an answer, with the address that was asked for taken out: status, each header, each cookie with its attributes, the body. */
export async function seeAnswer(response: Response, email: string, mask = (body: string) => body): Promise<SeenAnswer> {
  const blank = (text: string) => text.replaceAll(email, '<address>').replaceAll(encodeURIComponent(email), '<address>')
  const seen = new Map([['status', String(response.status)]])
  for (const [name, value] of response.headers) if (name !== 'set-cookie' && name !== 'date') seen.set(`header ${name}`, blank(value))
  for (const line of response.headers.getSetCookie()) seen.set(`cookie ${line.split('=', 1)[0]}`, blank(describeCookie(line)))
  seen.set('body', mask(blank(await response.text()).replaceAll(STACK, '')))
  return seen
}

/** In production nobody sees it. */
const STACK = /"stack":"(?:[^"\\]|\\.)*",?/g

/** Values are random, so of a cookie its length and its attributes count. */
function describeCookie(line: string): string {
  const [pair = '', ...attributes] = line.split(/; */)
  const kept = attributes.map((attribute) => (/^expires=/i.test(attribute) ? 'Expires' : attribute))
  return [`${pair.length - pair.indexOf('=') - 1} characters`, ...kept].join('; ')
}

/** The parts in which two answers differ. A part that one of them lacks differs too. */
export function differingParts(one: SeenAnswer, other: SeenAnswer): string[] {
  const parts = new Set([...one.keys(), ...other.keys()])
  return [...parts].filter((part) => one.get(part) !== other.get(part))
}

const SHOWN_BEFORE = 60
const SHOWN = 300

/** Both values of a part, cut to the place where they part ways. */
export function showDifference(part: string, one: SeenAnswer, other: SeenAnswer): string {
  const [before = ABSENT, after = ABSENT] = [one.get(part), other.get(part)]
  let sameFor = 0
  while (sameFor < before.length && before[sameFor] === after[sameFor]) sameFor += 1
  const start = Math.max(0, sameFor - SHOWN_BEFORE)
  return `${part}: ${clip(before, start)} → ${clip(after, start)}`
}

const ABSENT = '(none)'

/** A long text from somewhere on, as much as a person reads. */
export function clip(text: string, start = 0): string {
  return `${start > 0 ? '… ' : ''}${text.slice(start, start + SHOWN)}${text.length > start + SHOWN ? ' …' : ''}`
}
