import { AuthError } from '@latchkey/shared'
import { Router } from 'express'
import type { Services } from '../services/index.ts'
import { readJsonBody } from './json-body.ts'
import { isSameSecret } from './same-secret.ts'

type Reason = Parameters<Services['noteUndeliverable']>[1]

interface Deps {
  readonly services: Pick<Services, 'noteUndeliverable'>
  /** `user:password`, as Postmark was told. */
  readonly auth: string
}

/** Bounces after which Postmark sends nothing more to the address (postmarkapp.com/developer/api/bounce-api, "Bounce types"). */
const FINAL_BOUNCES: ReadonlySet<unknown> = new Set(['HardBounce', 'BadEmailAddress', 'ManuallyDeactivated'])

/**
 * Where Postmark reports mails that did not arrive. It may come late, twice or in any order: all it can do is mark an address, which its owner undoes by
 * proving the mailbox (EM-6).
 */
export function createPostmarkWebhook({ services, auth }: Deps): Router {
  const expected = `Basic ${Buffer.from(auth).toString('base64')}`
  const router = Router()
  router.post('/webhooks/postmark', async (request, response) => {
    if (!isSameSecret(request.headers.authorization ?? '', expected)) {
      response.status(401).set('WWW-Authenticate', 'Basic realm="webhooks"').type('text/plain').send('Not authorized')
      return
    }
    try {
      const news = readNews(await readJsonBody(request))
      if (news) await services.noteUndeliverable(news.email, news.reason)
      response.status(200).json({})
    } catch (error) {
      if (!(error instanceof AuthError) || error.code === 'busy') throw error
      response.status(400).type('text/plain').send('Bad request')
    }
  })
  return router
}

/** Null for everything that says nothing about an address. */
function readNews(body: unknown): { email: string; reason: Reason } | null {
  if (typeof body !== 'object' || body === null) return null
  const fields: Partial<Record<string, unknown>> = { ...body }
  const email = fields['Email'] ?? fields['Recipient']
  const reason = readReason(fields)
  return typeof email === 'string' && reason ? { email, reason } : null
}

function readReason(fields: Partial<Record<string, unknown>>): Reason | null {
  if (fields['RecordType'] === 'SpamComplaint') return 'complained'
  if (fields['RecordType'] === 'Bounce' && FINAL_BOUNCES.has(fields['Type'])) return 'bounced'
  if (fields['RecordType'] === 'SubscriptionChange' && fields['SuppressSending'] === true) return 'unsubscribed'
  return null
}
