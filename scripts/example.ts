import { EXAMPLES, startExample } from './examples/start-example.ts'

const name = process.argv[2] ?? ''
if (!EXAMPLES.includes(name)) {
  console.error(`Which example? npx pnpm@12 example ${EXAMPLES.join(' | ')}`)
  process.exit(1)
}

const port = process.env['PORT'] ?? '3000'
const example = await startExample(name, { port, pagePort: process.env['PAGE_PORT'] ?? '4000' })
console.log(`\nThe example: ${example.url}\nIts mails:   http://localhost:${port}/dev/mailbox\nCtrl-C ends it.\n`)

process.exitCode = await example.ended
