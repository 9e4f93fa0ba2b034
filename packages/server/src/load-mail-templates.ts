import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { MailTemplates } from './mails/mail-templates.ts'
import { MAIL_NAMES } from './mails/sample-mails.ts'

/** Loads the developer's own mails: the `mailTemplates` of a module, by its path. Rejects if it has none, or one for a mail that does not exist. */
export async function loadMailTemplates(path: string | undefined): Promise<MailTemplates> {
  if (path === undefined) return {}
  const module = (await import(pathToFileURL(resolve(path)).href)) as { readonly mailTemplates?: unknown }
  const { mailTemplates } = module
  if (typeof mailTemplates !== 'object' || mailTemplates === null) throw new Error('MAIL_TEMPLATES: the module exports no mailTemplates')
  return checkMailTemplates(mailTemplates, 'MAIL_TEMPLATES')
}

/** Throws an error that names the setting if there is one for a mail that does not exist, or one that can't write any: else our mail went out, or none, and nobody knew. */
export function checkMailTemplates(mailTemplates: MailTemplates, setting: string): MailTemplates {
  for (const [name, template] of Object.entries(mailTemplates)) {
    if (!MAIL_NAMES.includes(name)) throw new Error(`${setting}: there is no mail ${name}; there are ${MAIL_NAMES.join(', ')}`)
    if (template !== undefined && typeof template !== 'function') throw new Error(`${setting}: ${name} must be a function`)
  }
  return mailTemplates
}
