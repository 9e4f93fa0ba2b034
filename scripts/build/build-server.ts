import { glob, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { ROOT } from '../repository.ts'
import { leaveOutUnused, takeFromNodeByName, writeAscii } from './lean-bundle.ts'

const SERVER = join(ROOT, 'packages/server')
// Beside the types, and as deep as the sources, which look for the pages from where they stand.
const FOLDER = join(SERVER, 'dist')
const ENTRY = join(SERVER, 'src/main.ts')
/** Native, or loaded only by those who use them. */
const EXTERNAL = ['bcrypt', 'mongodb', 'nodemailer', 'postmark', 'rate-limiter-flexible']

/** Files of their own for what not every server loads. All else is in one, because each file costs a start a millisecond. */
const APART: ReadonlyArray<readonly [name: string, modules: RegExp]> = [
  ['sqlite', /[\\/](?:adapters[\\/]sqlite|open-sqlite-stores|sqlite-note-store)/],
  ['mongo', /[\\/](?:adapters[\\/]mongo|open-mongo-stores|mongo-note-store)/],
  ['postmark', /[\\/]adapters[\\/]postmark/],
  ['smtp', /[\\/]adapters[\\/]smtp/],
  ['metrics', /[\\/](?:metrics-routes|prom-client|@opentelemetry|tdigest|bintrees)/],
]

/**
 * Writes the server as one file and some small ones (docs/decisions/0018): it starts with a fifth of the CPU that hundreds of modules with types to strip take. Names and lines stay, so
 * that a stack trace in the log says where.
 */
export async function buildServer(): Promise<void> {
  for await (const old of glob('server*.js', { cwd: FOLDER })) await rm(join(FOLDER, old))
  await build({
    configFile: false,
    root: SERVER,
    logLevel: 'warn',
    plugins: [leaveOutUnused(), takeFromNodeByName(), writeAscii()],
    ssr: { noExternal: true, external: EXTERNAL },
    build: {
      ssr: ENTRY,
      outDir: FOLDER,
      emptyOutDir: false,
      target: 'node26',
      rolldownOptions: {
        output: {
          comments: false,
          entryFileNames: 'server.js',
          chunkFileNames: 'server-[name].js',
          codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf, debugName: 'server' }] },
        },
      },
    },
  })
}

/** The entry waits for the server to start, so nothing that is loaded meanwhile may be in its file. */
function chunkOf(module: string): string | null {
  if (module === ENTRY) return null
  return APART.find(([, modules]) => modules.test(module))?.[0] ?? 'main'
}
