import { readdirSync } from 'node:fs'
import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type BuildOptions, type InlineConfig } from 'vite'
import config from '../vite.config.ts'
import { allAtOnce } from './all-at-once.ts'
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
  const entry = Object.fromEntries(['index', 'elements', 'auto', ...locales].map((name) => [name, source(`${name}.ts`)]))
  // Solid is inside; what is drawn comes in files of its own, fetched when it is needed.
  await run({ outDir: OUT, lib: { entry, formats: ['es'] }, rolldownOptions: { plugins: [slimSolid] } })
  // Components for apps that bring their own Solid; those that compile it in their own way take the source, by the condition `solid`.
  const ofHost = { external: [/^solid-js/], output: { entryFileNames: 'solid.js' } }
  await run({ outDir: OUT, lib: { entry: source('solid.tsx'), formats: ['es'] }, rolldownOptions: ofHost })
  await run({
    outDir: EMBED,
    lib: { entry: source('auto.ts'), formats: ['iife'], name: 'latchkeyAuto', fileName: () => 'latchkey.js' },
    rolldownOptions: { plugins: [allAtOnce, slimSolid] },
  })
  await run({ outDir: EMBED, rolldownOptions: { input: source('styles/latchkey.css'), output: { assetFileNames: 'latchkey.css' } } })
  await copyFile(join(EMBED, 'latchkey.css'), join(OUT, 'styles.css'))
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
