import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { copyFile, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type BuildOptions, type InlineConfig, type Plugin } from 'vite'
import config from '../vite.config.ts'
import { allAtOnce } from './all-at-once.ts'
import { groupForms } from './group-forms.ts'
import { minifyAgain } from './minify-again.ts'
import { slimSolid } from './slim-solid.ts'

const WEB = join(import.meta.dirname, '..')
const OUT = join(WEB, 'dist/lib')
const EMBED = join(WEB, 'dist/embed')
const source = (name: string) => join(WEB, 'src', name)

const locales = readdirSync(source('locales'))
  .filter((file) => !file.includes('.test.'))
  .map((file) => `locales/${file.replace(/\.ts$/, '')}`)

/** Every entry of the package, as `package.json` lists them, and the files for script tags, which the server serves below `/embed`. */
export async function buildLibrary(): Promise<void> {
  await Promise.all([OUT, EMBED].map((folder) => rm(folder, { recursive: true, force: true })))
  await buildModules(OUT)
  // For apps that bring their own Solid or tRPC; those that compile Solid in their own way take the source, by the condition `solid`.
  const ofHost = { entry: { solid: source('solid.tsx'), client: source('client.ts') }, formats: ['es' as const] }
  await run({ outDir: OUT, lib: ofHost, rolldownOptions: { external: [/^solid-js/, /^@trpc\//] } })
  await run({ outDir: EMBED, lib: { entry: entriesOf(locales), formats: ['es'] }, rolldownOptions: {} })
  const stamp = await fingerprintLanguages()
  await run({
    outDir: EMBED,
    lib: { entry: source('auto.ts'), formats: ['iife'], name: 'latchkeyAuto', fileName: () => 'latchkey.js' },
    rolldownOptions: { plugins: [allAtOnce(stamp), slimSolid, minifyAgain] },
  })
  await run({ outDir: EMBED, rolldownOptions: { input: source('styles/latchkey.css'), output: { assetFileNames: 'latchkey.css' } } })
  await copyFile(join(EMBED, 'latchkey.css'), join(OUT, 'styles.css'))
}

/** The modules of the package for any app. Solid is inside; what is drawn comes in files of its own, fetched when it is needed. `plugins` is for what measures them. */
export async function buildModules(outDir: string, plugins: readonly Plugin[] = []): Promise<void> {
  const entry = entriesOf(['index', 'elements', 'auto', ...locales])
  const rolldownOptions = { plugins: [...plugins, slimSolid], output: { codeSplitting: groupForms } }
  await run({ outDir, lib: { entry, formats: ['es'] }, rolldownOptions })
}

function entriesOf(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, source(`${name}.ts`)]))
}

/** A short text that changes with the words of any language. */
async function fingerprintLanguages(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of locales) hash.update(await readFile(join(EMBED, `${name}.js`)))
  return hash.digest('hex').slice(0, 8)
}

async function run(options: BuildOptions): Promise<void> {
  const inline: InlineConfig = {
    ...config,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: { ...config.build, emptyOutDir: false, ...options },
  }
  await build(inline)
}
