import { renderAccountDeletedMail } from './account-deleted-mail.ts'
import { renderAlreadyRegisteredMail } from './already-registered-mail.ts'
import { renderConfirmMail } from './confirm-mail.ts'
import { renderEmailChangeMail } from './email-change-mail.ts'
import type { MailSite } from './mail-site.ts'
import { renderOperatorMail, type OperatorMail } from './operator-mail.ts'
import type { MailWithKey, MailWithLink, RenderedMail } from './rendered-mail.ts'
import { renderResetMail } from './reset-mail.ts'
import { renderUndoNoticeMail, type UndoNotice } from './undo-notice-mail.ts'

/** All that a mail is made of, by its purpose. */
export type MailContent =
  | ({ readonly purpose: 'confirm' | 'reset' } & MailWithLink)
  | ({ readonly purpose: 'email_change' | UndoNotice } & MailWithKey)
  | { readonly purpose: 'already_registered' | 'account_deleted' | OperatorMail; readonly email: string }

/** Writes a mail. The same content gives the same mail. */
export function renderMail(content: MailContent, site: MailSite): RenderedMail {
  switch (content.purpose) {
    case 'confirm':
      return renderConfirmMail(site, content)
    case 'reset':
      return renderResetMail(site, content)
    case 'email_change':
      return renderEmailChangeMail(site, content)
    case 'email_change_notice':
    case 'email_changed':
    case 'password_changed':
    case 'password_reset_done':
    case 'login_after_failures':
      return renderUndoNoticeMail(site, content.purpose, content)
    case 'already_registered':
      return renderAlreadyRegisteredMail(site)
    case 'account_deleted':
      return renderAccountDeletedMail(site)
    case 'account_approved':
    case 'password_set':
      return renderOperatorMail(site, content.purpose)
    default:
      return content satisfies never
  }
}
