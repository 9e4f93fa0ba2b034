import { Router, type Request, type Response } from 'express'
import type { CaughtMail, DevMailbox } from '../ports/dev-mailbox.ts'
import { renderMailboxPage } from './dev-mailbox/mailbox-page.ts'
import { MAILBOX_SCRIPT } from './dev-mailbox/mailbox-script.ts'
import { MAILBOX_STYLE } from './dev-mailbox/mailbox-style.ts'

/** A mail has inline styles, and must not do anything but let its links be opened. */
const MAIL_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"

/** Shows the mails that would have gone out, with live links to everybody who can reach the server: never to be mounted in production (CF-2). */
export function createDevMailboxRoutes(mailbox: DevMailbox): Router {
  const router = Router()
  router.get('/dev/mailbox', async (request, response) => {
    const to = readRecipient(request)
    send(response, 'html', renderMailboxPage(await mailbox.list(to), to))
  })
  router.get('/dev/mailbox.json', async (request, response) => {
    const mails = await mailbox.list(readRecipient(request))
    send(response, 'json', JSON.stringify(mails.map(toJson)))
  })
  router.get('/dev/mailbox/:id.html', async (request, response, next) => {
    const mail = await mailbox.byId(request.params.id)
    if (!mail) return next()
    response.set('Content-Security-Policy', MAIL_CSP)
    // The links of a mail open the app in a window of its own, never inside the frame of this page.
    send(response, 'html', mail.html.replace('<head>', '<head><base target="_blank">'))
  })
  router.get('/dev/mailbox.css', (_request, response) => send(response, 'css', MAILBOX_STYLE))
  router.get('/dev/mailbox.js', (_request, response) => send(response, 'js', MAILBOX_SCRIPT))
  return router
}

function send(response: Response, type: 'html' | 'json' | 'css' | 'js', body: string): void {
  response.set('Cache-Control', 'no-store').type(type).send(body)
}

function readRecipient(request: Request): string | undefined {
  const { to } = request.query
  return typeof to === 'string' && to.trim() !== '' ? to.trim() : undefined
}

function toJson({ id, to, subject, purpose, html, text, sentAt }: CaughtMail): Record<string, unknown> {
  return { id, to, subject, purpose, html, text, sentAt: sentAt.toISOString() }
}
