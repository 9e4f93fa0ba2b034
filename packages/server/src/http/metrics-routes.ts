import { Router } from 'express'
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import type { Services } from '../services/index.ts'
import type { MailGate } from '../services/mail-gate.ts'
import { isSameSecret } from './same-secret.ts'

interface Deps {
  readonly services: Pick<Services, 'mailBacklog' | 'sharedLimits'>
  readonly gate: Pick<MailGate, 'counts' | 'isPaused'>
  readonly token: string
}

/** Figures for Prometheus: of this process, and of the mails of all. They name nobody. */
export function createMetricsRoutes(deps: Deps): Router {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const update = addMailMetrics(registry, deps)
  const expected = `Bearer ${deps.token}`
  const router = Router()
  router.get('/metrics', async (request, response) => {
    if (!isSameSecret(request.headers.authorization ?? '', expected)) {
      response.status(401).set('WWW-Authenticate', 'Bearer').type('text/plain').send('Not authorized')
      return
    }
    await update()
    response
      .set('Cache-Control', 'no-store')
      .set('Content-Type', registry.contentType)
      .send(await registry.metrics())
  })
  return router
}

/** Returns what brings them up to date. */
function addMailMetrics(registry: Registry, { services, gate }: Deps): () => Promise<void> {
  const registers = [registry]
  const queued = new Gauge({ name: 'latchkey_mail_queued', help: 'Mails still to be sent, by all processes.', registers })
  const oldest = new Gauge({ name: 'latchkey_mail_oldest_seconds', help: 'How long the oldest mail has been waiting.', registers })
  const paused = new Gauge({ name: 'latchkey_mail_paused', help: '1 while this process holds all mails back.', registers })
  const tries = new Counter({
    name: 'latchkey_mail_tries_total',
    help: 'Tries of this process to send a mail, by how they ended.',
    labelNames: ['outcome'],
    registers,
  })
  const used = new Gauge({
    name: 'latchkey_limit_used_ratio',
    help: 'How much of a limit that all callers share is used up in this hour, by all processes: 1 is all of it.',
    labelNames: ['limit'],
    registers,
  })
  return async () => {
    // Without the database the other figures are wanted all the more.
    const backlog = await services.mailBacklog().catch(() => ({ queued: Number.NaN, oldestSeconds: Number.NaN }))
    const limits = await services.sharedLimits().catch(() => ({ mails: Number.NaN, wrong_codes: Number.NaN }))
    for (const [limit, ratio] of Object.entries(limits)) used.set({ limit }, ratio)
    queued.set(backlog.queued)
    oldest.set(backlog.oldestSeconds)
    paused.set(gate.isPaused() ? 1 : 0)
    tries.reset()
    for (const [outcome, count] of Object.entries(gate.counts())) tries.inc({ outcome }, count)
  }
}
