import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type BuildOptions, type InlineConfig, type Plugin } from 'vite'
import { allAtOnce } from '../library/all-at-once.ts'
import { minifyAgain } from '../library/minify-again.ts'
import { slimSolid } from '../library/slim-solid.ts'
import config from '../vite.config.ts'

/*
 * What a host page has to load, in bytes after gzip (UX-70, P11). Fails, and says by how much, when something has grown beyond its limit.
 */
const WEB = join(import.meta.dirname, '..')
const ENTRY = join(WEB, 'src/index.ts')

/** The styles have a figure of their own. Left outside as a module they would cost the scripts a wrapper that nobody ever loads. */
const noStyles: Plugin = { name: 'latchkey:no-styles', enforce: 'pre', load: (id) => (id.endsWith('.css?inline') ? ' ' : null) }

/** Everything in one file, as for a script tag. */
async function measureOneFile(leftOut: readonly RegExp[] = []): Promise<number> {
  const lib = { entry: ENTRY, formats: ['iife' as const], name: 'latchkey', fileName: 'latchkey' }
  const files = await buildFiles({
    lib,
    rolldownOptions: { external: [...leftOut], plugins: [noStyles, allAtOnce(), slimSolid, minifyAgain] },
  })
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** What arrives before the first form is asked for: the entry, and what it imports at once. */
async function measureStart(): Promise<number> {
  // Minified as an application does it that installs the package.
  const lib = { entry: ENTRY, formats: ['es' as const] }
  const output = { minify: true }
  const files = await buildFiles({ lib, rolldownOptions: { plugins: [noStyles, slimSolid], output } })
  const first = files.find(({ isEntry }) => isEntry)
  return files.filter((file) => file === first || first?.imports.includes(file.name)).reduce((sum, { bytes }) => sum + bytes, 0)
}

async function measureStyles(): Promise<number> {
  const [styles] = await buildFiles({ rolldownOptions: { input: join(WEB, 'src/styles/latchkey.css') } })
  return styles?.bytes ?? 0
}

async function buildFiles(options: BuildOptions) {
  const inline: InlineConfig = { ...config, configFile: false, logLevel: 'error', build: { ...config.build, ...options, write: false } }
  const results = [await build(inline)].flat()
  return results
    .flatMap((result) => ('output' in result ? result.output : []))
    .map((file) => ({
      name: file.fileName,
      isEntry: file.type === 'chunk' && file.isEntry,
      imports: file.type === 'chunk' ? file.imports : [],
      bytes: gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length,
    }))
}

const VIEWS_BUT_LOGIN =
  /\/dialogs\/account\/|\/en-account\.|\/dialogs\/(?:signup|reset|confirm|check-email|enter-code|forgot|message)-view\./

const figures = [
  { what: 'scripts before the first form', limit: 8_000, bytes: await measureStart() },
  {
    what: 'scripts of the login, in one file',
    limit: 17_000,
    bytes: await measureOneFile([VIEWS_BUT_LOGIN]),
  },
  { what: 'scripts of all forms, in one file', limit: 25_000, bytes: await measureOneFile() },
  { what: 'styles', limit: 3_000, bytes: await measureStyles() },
]

for (const { what, limit, bytes } of figures) {
  console.log(`${bytes > limit ? '✗' : '✓'} ${what}: ${bytes} of ${limit} bytes`)
}
if (figures.some(({ bytes, limit }) => bytes > limit)) process.exitCode = 1
