import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createServer } from 'vite'
import { ROOT, toolEnvironment } from '../repository.ts'
import { nameServer } from './name-server.ts'

const FOLDER = join(ROOT, 'examples')

/** The names of all examples. */
export const EXAMPLES: readonly string[] = readdirSync(FOLDER).toSorted()

interface Ports {
  /** Where Latchkey answers. */
  readonly port: string
  /** Where the pages are, if the example leaves the server to us. */
  readonly pagePort: string
}

/** An example that is running. Ends with its server, and at Ctrl-C. */
export interface RunningExample {
  readonly url: string
  /** The exit code, when everything has ended. */
  readonly ended: Promise<number>
}

/** Starts an example with all that it needs: its own server if it has one, else its pages with live reload and the Latchkey server. */
export async function startExample(name: string, ports: Ports): Promise<RunningExample> {
  const root = join(FOLDER, name)
  return existsSync(join(root, 'server')) ? await startHost(root, ports) : await startPages(root, ports)
}

/** The application is the server: its pages are built, and then it runs. */
async function startHost(root: string, { port }: Ports): Promise<RunningExample> {
  await promisify(execFile)(process.execPath, ['--run', 'build'], { cwd: root })
  const server = runServer(join(root, 'server/main.ts'), { PORT: port })
  return { url: `http://localhost:${port}`, ended: endWith(server, async () => {}) }
}

async function startPages(root: string, { port, pagePort }: Ports): Promise<RunningExample> {
  const url = `http://localhost:${pagePort}`
  const pages = await createServer({
    root,
    plugins: [nameServer(`http://localhost:${port}`)],
    server: { host: '127.0.0.1', port: Number(pagePort), strictPort: true }, // links in mails name it
  })
  await pages.listen()
  const server = runServer(join(ROOT, 'packages/server/src/main.ts'), { PORT: port, PUBLIC_BASE_URL: url, LOG_LEVEL: 'warn' })
  return { url, ended: endWith(server, () => pages.close()) }
}

function runServer(file: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [file], { env: { ...toolEnvironment(), ...env }, stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Ends the server when this process is told to end, and the rest when the server has ended. */
async function endWith(server: ChildProcess, endRest: () => Promise<void>): Promise<number> {
  let isStopping = false
  const stop = () => {
    isStopping = true
    server.kill('SIGTERM')
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  const code = await new Promise<number>((resolve) => server.once('exit', (exitCode) => resolve(exitCode ?? 1)))
  await endRest()
  return isStopping ? 0 : code
}
