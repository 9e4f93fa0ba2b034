export { layOutMail, type MailBlock, type MailLayout } from './mail-layout.ts'
export type { MailSite } from './mail-site.ts'
export type { MailContentOf, MailTemplate, MailTemplates } from './mail-templates.ts'
export type { RenderedMail } from './rendered-mail.ts'
