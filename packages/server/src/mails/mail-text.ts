import type { MailBlock, MailLayout } from './mail-layout.ts'

const LINE_MAX = 74

/** The text part of a mail, for people: short lines, addresses on lines of their own, no markup. */
export function layOutText({ siteName, blocks, footer }: Pick<MailLayout, 'siteName' | 'blocks' | 'footer'>): string {
  const parts = [...blocks.flatMap(partsOf), ...footer.map(wrap)]
  return `${parts.join('\n\n')}\n\n${siteName}\n`
}

function partsOf(block: MailBlock): string[] {
  if (block.kind === 'text') return [wrap(block.text)]
  if (block.kind === 'code') return [wrap(block.text), block.code]
  return block.kind === 'link' ? [wrap(`${block.text} ${block.label}:`), block.url] : [block.url]
}

/** Keyboards have straight apostrophes, and so had text mails ever since. */
function wrap(text: string): string {
  return text.replaceAll('’', "'").split('\n').map(wrapLine).join('\n')
}

function wrapLine(line: string): string {
  const [first = '', ...words] = line.split(' ')
  let wrapped = first
  let length = first.length
  for (const word of words) {
    const fits = length + 1 + word.length <= LINE_MAX
    wrapped += (fits ? ' ' : '\n') + word
    length = fits ? length + 1 + word.length : word.length
  }
  return wrapped
}
