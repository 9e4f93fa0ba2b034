import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type BuildOptions, type InlineConfig, type Plugin } from 'vite'
import { allAtOnce } from '../library/all-at-once.ts'
import { buildModules } from '../library/build-library.ts'
import { minifyAgain } from '../library/minify-again.ts'
import { slimSolid } from '../library/slim-solid.ts'
import config from '../vite.config.ts'

/*
 * What a host page has to load, in bytes after gzip (UX-70, P11). Fails, and says by how much, when something has grown beyond its limit.
 */
const WEB = join(import.meta.dirname, '..')
const FORMS = /\/forms-[^/]+\.js$/
const APP = /\/src\/app\/main\.tsx$/
const LOGIN = /\/src\/embed\/forms\.tsx$/

/** The styles have a figure of their own. Left outside as a module they would cost the scripts a wrapper that nobody ever loads. */
const noStyles: Plugin = { name: 'latchkey:no-styles', enforce: 'pre', load: (id) => (id.endsWith('.css?inline') ? ' ' : null) }

interface Built {
  readonly name: string
  readonly isEntry: boolean
  readonly imports: readonly string[]
  readonly sources: readonly string[]
  readonly bytes: number
}

/** A page of an application that has installed the package: what its bundler makes of the files that the package ships. */
async function buildPage(): Promise<Built[]> {
  const folder = await mkdtemp(join(WEB, 'dist/size-'))
  try {
    await buildModules(join(folder, 'lib'), [noStyles])
    const input = join(folder, 'page.js')
    await writeFile(input, "import { createAuth } from './lib/index.js'\nconst auth = createAuth()\nonclick = () => auth.loginWithForm()\n")
    return await buildFiles({ modulePreload: { polyfill: false }, rolldownOptions: { input } })
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** These files, and all that they import at once. */
function sumWithImports(files: readonly Built[], first: readonly Built[]): number {
  const needed = new Set(first)
  for (const { imports } of needed) for (const file of files) if (imports.includes(file.name)) needed.add(file)
  return sum([...needed])
}

/** Everything in one file, as for a script tag. */
async function measureOneFile(): Promise<number> {
  const lib = { entry: join(WEB, 'src/index.ts'), formats: ['iife' as const], name: 'latchkey', fileName: 'latchkey' }
  // The file of the script tag exports nothing, and has no name for that.
  const output = { generatedCode: { symbols: false } }
  return sum(await buildFiles({ lib, rolldownOptions: { plugins: [noStyles, allAtOnce(), slimSolid, minifyAgain], output } }))
}

function sum(files: readonly Built[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0)
}

async function buildFiles(options: BuildOptions): Promise<Built[]> {
  const inline: InlineConfig = { ...config, configFile: false, logLevel: 'error', build: { ...config.build, ...options, write: false } }
  const results = [await build(inline)].flat()
  return results
    .flatMap((result) => ('output' in result ? result.output : []))
    .map((file) => ({
      name: file.fileName,
      isEntry: file.type === 'chunk' && file.isEntry,
      imports: file.type === 'chunk' ? file.imports : [],
      sources: file.type === 'chunk' ? file.moduleIds : [],
      bytes: gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length,
    }))
}

const page = await buildPage()
const start = page.filter(({ isEntry }) => isEntry)
const forms = page.filter(({ sources }) => sources.some((id) => FORMS.test(id)))
if (forms.length !== 1) throw new Error('The login is no longer in one file of its own.')

const app = await buildFiles({})
const login = app.filter(({ sources }) => sources.some((id) => LOGIN.test(id)))
const startOfApp = app.filter(({ sources }) => sources.some((id) => APP.test(id)))

const figures = [
  { what: 'scripts of a page before the first form', limit: 8_000, bytes: sumWithImports(page, start) },
  { what: 'scripts of a page with its login open', limit: 17_000, bytes: sumWithImports(page, [...start, ...forms]) },
  { what: 'scripts of all forms, in one file', limit: 25_000, bytes: await measureOneFile() },
  { what: 'scripts of our own app with its login open', limit: 38_800, bytes: sumWithImports(app, [...startOfApp, ...login]) },
  { what: 'styles', limit: 3_000, bytes: sum(await buildFiles({ rolldownOptions: { input: join(WEB, 'src/styles/latchkey.css') } })) },
]

for (const { what, limit, bytes } of figures) {
  console.log(`${bytes > limit ? '✗' : '✓'} ${what}: ${bytes} of ${limit} bytes`)
}
if (figures.some(({ bytes, limit }) => bytes > limit)) process.exitCode = 1
