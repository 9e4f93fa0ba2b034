import type { Router } from 'express'
import type { Services } from '../services/index.ts'
import type { MailGate } from '../services/mail-gate.ts'
import { createMetricsRoutes } from './metrics-routes.ts'
import { createPostmarkWebhook } from './postmark-webhook.ts'

interface Deps {
  readonly services: Services
  readonly gate: MailGate
  readonly postmarkWebhookAuth: string | undefined
  readonly metricsToken: string | undefined
}

/** The doors for machines: each is there only if its secret is set up. */
export function createMachineRoutes({ services, gate, postmarkWebhookAuth: auth, metricsToken: token }: Deps): Router[] {
  const webhook = auth === undefined ? [] : [createPostmarkWebhook({ services, auth })]
  const metrics = token === undefined ? [] : [createMetricsRoutes({ services, gate, token })]
  return [...webhook, ...metrics]
}
