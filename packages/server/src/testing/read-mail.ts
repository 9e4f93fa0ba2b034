import { parseLinkHash, type EmailLink } from '@latchkey/shared'
import type { Mail } from '../ports/mailer.ts'

/** The link of a mail, taken from its text part as a person would. */
export function linkOf(mail: Pick<Mail, 'text'> | undefined): EmailLink {
  const parsed = parseLinkHash(/#\S+/.exec(mail?.text ?? '')?.[0] ?? '')
  if (parsed.kind !== 'link') throw new Error('this mail holds no link')
  return parsed.link
}

/** The six digits of a mail. */
export function codeOf(mail: Pick<Mail, 'text'> | undefined): string {
  const code = /\b\d{6}\b/.exec((mail?.text ?? '').replaceAll(/\S*#\S+/g, ''))?.[0]
  if (!code) throw new Error('this mail holds no code')
  return code
}
