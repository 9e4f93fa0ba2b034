import type { Router } from 'express'
import type { Services } from '../services/index.ts'
import type { MailGate } from '../services/mail-gate.ts'
import { createPostmarkWebhook } from './postmark-webhook.ts'

interface Deps {
  readonly services: Services
  readonly gate: MailGate
  readonly postmarkWebhookAuth: string | undefined
  readonly metricsToken: string | undefined
}

/** The doors for machines: each is there only if its secret is set up. What counts for Prometheus is loaded only for those who ask it. */
export async function createMachineRoutes({ services, gate, postmarkWebhookAuth: auth, metricsToken: token }: Deps): Promise<Router[]> {
  const routes: Router[] = []
  if (auth !== undefined) routes.push(createPostmarkWebhook({ services, auth }))
  if (token !== undefined) {
    const { createMetricsRoutes } = await import('./metrics-routes.ts')
    routes.push(createMetricsRoutes({ services, gate, token }))
  }
  return routes
}
