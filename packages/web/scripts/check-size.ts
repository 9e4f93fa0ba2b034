import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type BuildOptions, type InlineConfig, type Plugin } from 'vite'
import config from '../vite.config.ts'

/*
 * What a host page has to load, in bytes after gzip, against its limits (UX-70). Fails, and says by how much, when something has grown beyond them.
 */
const KIB = 1024
const STYLES = /\.css\?inline$/
const ACCOUNT = /\/dialogs\/account\/|\/en-account\./
const WEB = join(import.meta.dirname, '..')
const ENTRY = join(WEB, 'src/index.ts')

const LOADER_OF_ONE_FILE = `
import * as forms from './forms.tsx'
export const createFormsLoader = () => ({ preload: () => {}, load: () => Promise.resolve(forms) })
`

// Nor every language: a page hands over the ones it wants.
const NO_IMPORTS = 'export const IMPORTS = {}'

/** A file for a script tag has nothing to fetch; left in, the `import()` would make the bundler wrap every module behind it. */
const allAtOnce: Plugin = {
  name: 'latchkey:all-at-once',
  transform: (code, id) => {
    if (id.endsWith('/load-forms.ts')) return LOADER_OF_ONE_FILE
    return id.endsWith('/import-language.ts') ? NO_IMPORTS : code
  },
}

/** Everything in one file, as for a script tag. */
async function measureOneFile(external: readonly RegExp[]): Promise<number> {
  const lib = { entry: ENTRY, formats: ['iife' as const], name: 'latchkey', fileName: 'latchkey' }
  const files = await buildFiles({ lib, rolldownOptions: { external: [...external], plugins: [allAtOnce] } })
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** What arrives before the first form is asked for. */
async function measureStart(): Promise<number> {
  const files = await buildFiles({ rolldownOptions: { input: ENTRY, external: [STYLES], preserveEntrySignatures: 'strict' } })
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

const figures = [
  { what: 'scripts before the first form', limit: 12 * KIB, bytes: await measureStart() },
  { what: 'scripts of all forms but the account, in one file', limit: 25 * KIB, bytes: await measureOneFile([STYLES, ACCOUNT]) },
  { what: 'scripts of all forms, in one file', limit: 30 * KIB, bytes: await measureOneFile([STYLES]) },
  { what: 'styles', limit: 3 * KIB, bytes: await measureStyles() },
]

for (const { what, limit, bytes } of figures) {
  console.log(`${bytes > limit ? '✗' : '✓'} ${what}: ${(bytes / KIB).toFixed(1)} KiB of ${limit / KIB} KiB`)
}
if (figures.some(({ bytes, limit }) => bytes > limit)) process.exitCode = 1
