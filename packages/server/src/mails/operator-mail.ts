import { layOutMail } from './mail-layout.ts'
import { pageUrl, type MailSite } from './mail-site.ts'
import type { RenderedMail } from './rendered-mail.ts'

interface OperatorMailWords {
  readonly subject: string
  readonly preheader: string
  /** In lines as the text part has them. */
  readonly paragraphs: readonly string[]
  readonly label: string
  readonly path: '/login' | '/forgot'
}

const WORDS = {
  account_approved: {
    subject: 'Your account is ready',
    preheader: 'You can log in now.',
    paragraphs: ['Thanks for waiting: your account has been approved.', 'You can log in from now on:'],
    label: 'Log in',
    path: '/login',
  },
  password_set: {
    subject: 'Your password has been set anew',
    preheader: 'If you did not ask for this, choose a new one.',
    paragraphs: [
      `Whoever runs this site has given your account a new password. Everybody who
was logged in has been logged out.`,
      `If you asked for this, there is nothing more to do. If you did not, or if
you want a password that nobody else has seen, choose a new one here:`,
    ],
    label: 'Choose a new password',
    path: '/forgot',
  },
} as const satisfies Record<string, OperatorMailWords>

/** The mails about what an operator has done to an account. */
export type OperatorMail = keyof typeof WORDS

/** Tells the owner of an account what an operator has done to it. */
export function renderOperatorMail(site: MailSite, purpose: OperatorMail): RenderedMail {
  const { subject, preheader, paragraphs, label, path } = WORDS[purpose]
  const url = pageUrl(site, path)
  const blocks = paragraphs.map((text) => ({ kind: 'text' as const, text: text.replaceAll('\n', ' ') }))
  const html = layOutMail({
    siteName: site.siteName,
    title: subject,
    preheader,
    blocks: [...blocks, { kind: 'button', label, url }],
    footer: ['You get this email because it is about your account.'],
  })
  return { subject, html, text: [...paragraphs, url, `${site.siteName}\n`].join('\n\n') }
}
