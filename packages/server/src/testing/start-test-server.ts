import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { createDevMailboxRoutes } from '../http/dev-mailbox-routes.ts'
import { createHttpApp } from '../http/create-http-app.ts'
import { createMailPreviewRoutes } from '../http/mail-preview-routes.ts'
import { renderSampleMails } from '../mails/sample-mails.ts'
import { createOperations } from '../http/operations.ts'
import { createRefusalLog } from '../http/refusal-log.ts'
import type { SecurityEvent } from '../http/security-log.ts'
import { createMachineRoutes } from '../http/machine-routes.ts'
import type { Mailer } from '../ports/mailer.ts'
import { createTestServices } from './test-services.ts'

/** The whole HTTP side on a free loopback port, over the test services. Closes itself: `await using server = await startTestServer()`. */
export async function startTestServer({ env = {}, mailer }: { env?: Record<string, string>; mailer?: Mailer } = {}) {
  const app = createTestServices({ env, ...(mailer && { mailer }) })
  const webRoot = createWebRoot()
  const errors: unknown[] = []
  const events: SecurityEvent[] = []
  const http = createServer()
  const port = await listen(http)
  const url = `http://127.0.0.1:${port}`
  const result = readConfig({ NODE_ENV: 'test', PORT: String(port), ...env })
  if ('problems' in result) throw new Error(result.problems.join('; '))
  const previews = createMailPreviewRoutes((locale) => renderSampleMails(app.mailDeps.render, locale))
  const devRoutes = [previews, createDevMailboxRoutes(app.mailbox)]
  const logError = (error: unknown) => void errors.push(error)
  const logEvent = (event: SecurityEvent) => void events.push(event)
  const refusals = createRefusalLog({ logEvent })
  const { http: settings } = result.config
  const deps = {
    settings,
    services: app.services,
    operations: createOperations({ services: app.services, cookies: settings.cookies, logError, logEvent, refusals }),
    webRoot,
    embedRoot: join(webRoot, 'embed'),
    isMailPaused: app.gate.isPaused,
    machineRoutes: await createMachineRoutes({ ...result.config, services: app.services, gate: app.gate }),
    logError,
    refusals,
  }
  const { app: handler, door } = createHttpApp({ ...deps, devRoutes })
  http.on('request', handler)
  return {
    ...app,
    url,
    /** For a server of one's own, as the product has it. */
    door,
    port,
    errors,
    events,
    /** Calls a procedure as a page of ours would. */
    call: (name: string, input?: unknown, headers: Record<string, string> = {}) =>
      fetch(`${url}/trpc/auth.${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url, ...headers },
        ...(input !== undefined && { body: JSON.stringify(input) }),
      }),
    [Symbol.asyncDispose]: async () => {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      await app.store.close()
      rmSync(webRoot, { recursive: true })
    },
  }
}

function listen(http: Server): Promise<number> {
  return new Promise((resolve) => {
    http.listen(0, '127.0.0.1', () => resolve((http.address() as AddressInfo).port))
  })
}

/** A page where the built app would be: these tests are about how it is served. */
function createWebRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'latchkey-web-'))
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>App</title>')
  writeFileSync(join(root, 'gallery.html'), '<!doctype html><title>Gallery</title>')
  writeFileSync(join(root, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  return root
}

/** The cookies of an answer as a browser would send them back. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
