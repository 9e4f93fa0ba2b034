import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeOf, findFreePort, waitFor } from '@latchkey/server/testing'
import { openVisitor } from './journey.ts'
import { launchBrowser } from './launch-browser.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const START_WITHIN_MS = 60_000

/** An example as its one command runs it, on ports and data of its own, with a visitor at its page. Closes itself. */
export async function runExample(name: string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-example-'))
  const [port, pagePort] = [String(await findFreePort()), String(await findFreePort())]
  const child = spawn(process.execPath, [join(ROOT, 'scripts/example.ts'), name], {
    env: { PATH: process.env['PATH'] ?? '', PORT: port, PAGE_PORT: pagePort, DATA_DIR: dataDir },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const exited = once(child, 'exit')
  const server = `http://localhost:${port}`
  const answers = async (url: string) =>
    await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
  const urlOf = () => /The example: (\S+)/.exec(output)?.[1]
  await waitFor(async () => {
    if (child.exitCode !== null) throw new Error(`the example did not start:\n${output}`)
    return urlOf() !== undefined && (await answers(`${server}/readyz`))
  }, START_WITHIN_MS)
  const url = urlOf() ?? ''
  const browser = await launchBrowser()
  const visitor = await openVisitor(browser, url)
  await visitor.page.goto('/')
  return {
    ...visitor,
    url,
    /** The six digits that the sign-up asks for. */
    confirmationCode: async (email: string) => {
      const mails = async () => (await (await fetch(`${server}/dev/mailbox.json?to=${email}`)).json()) as { readonly text: string }[]
      await waitFor(async () => (await mails()).length > 0, 10_000)
      return codeOf((await mails())[0])
    },
    /** Ctrl-C: the exit code, and which of its servers still answer. */
    interrupt: async () => {
      child.kill('SIGINT')
      await exited
      return { exitCode: child.exitCode, stillThere: (await Promise.all([url, server].map(answers))).filter(Boolean) }
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close()
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await exited
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type Example = Awaited<ReturnType<typeof runExample>>
