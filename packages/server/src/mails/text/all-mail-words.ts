import type { Locale } from '@latchkey/shared'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { MailWords } from './mail-words.ts'

/** The words of all mails, by language. */
export const MAIL_WORDS: { readonly [Tag in Locale]: MailWords } = { en, de, fr, es, ar }
