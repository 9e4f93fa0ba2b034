import { setFlagsFromString } from 'node:v8'
import { growThreadPool } from './adapters/bcrypt/thread-pool.ts'
import { readConfig } from './config.ts'
import { explainStartError } from './explain-start-error.ts'
import { startServer } from './start-server.ts'

// What a request makes is gone after it: 2 MB are enough for that, where V8 would take up to 28 under load and be no quicker (docs/performance.md, P10).
setFlagsFromString('--semi-space-growth-factor=1')
// Before anything is done in the pool, which can't grow later.
growThreadPool()

const result = readConfig(process.env)
if ('problems' in result) {
  console.error(['Latchkey cannot start. Wrong settings:', ...result.problems.map((problem) => `  ${problem}`)].join('\n'))
  process.exit(1)
}
for (const warning of result.warnings) console.error(`Latchkey: ${warning}`)

const endForDisk = () => {
  console.error('Latchkey ends: the disk has failed. What it forgot shows when the database is opened anew.')
  process.exit(1)
}
const server = await startServer(result.config, endForDisk).catch((error: unknown) => {
  console.error(`Latchkey cannot start: ${explainStartError(error, result.config)}`)
  process.exit(1)
})
const { host, port, http } = result.config
console.log(`Latchkey is running at ${http.publicBaseUrl}`)
// Behind a proxy, such as that of a page's own dev server, which has to be told.
if (!http.publicBaseUrl.endsWith(`:${port}`)) console.log(`It listens on port ${port} of ${host}`)
if (server.hasDevMailbox) console.log(`Mails are not sent; read them at http://localhost:${port}/dev/mailbox`)

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void server.stop().then(() => process.exit(0))
  })
}
// A stray error in one request must not end the others (AV-8).
process.on('unhandledRejection', (error) => server.logError(error))
process.on('uncaughtException', (error) => server.logError(error))
