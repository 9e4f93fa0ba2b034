import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'

const FOLDER = join(import.meta.dirname, 'contenders')
const WEB = join(import.meta.dirname, '..')

/** A page with one button, which opens a login. */
export interface Contender {
  readonly name: string
  /** What a browser loads. */
  readonly site: string
  /** The button that opens the login. */
  readonly opener: string
  /** Without a server of its own its form can't be shown: only its bytes are counted. */
  readonly onlyBytes?: boolean
}

const PEERS = {
  'Latchkey in a page': 'latchkey.js',
  'Better Auth + React': 'better-auth.jsx',
  'Supabase Auth UI': 'supabase.jsx',
  SuperTokens: 'supertokens.jsx',
  'Hanko elements': 'hanko.js',
} as const

/** Bundles Latchkey and its peers as an application would, each by Vite from what npm has; and our own single-page app. Needs a built library. */
export async function buildContenders(out: string): Promise<Contender[]> {
  if (!existsSync(join(FOLDER, 'node_modules')))
    await promisify(execFile)('npm', ['ci', '--legacy-peer-deps', '--no-audit', '--no-fund'], { cwd: FOLDER })
  await rm(out, { recursive: true, force: true })
  const built: Contender[] = []
  for (const [name, file] of Object.entries(PEERS)) {
    const site = join(out, file.replace(/\.\w+$/, ''))
    await buildSite(file, site)
    built.push({ name, site, opener: '#open', onlyBytes: file === 'hanko.js' })
  }
  return [...built, { name: 'Latchkey’s own app', site: join(WEB, 'dist/app'), opener: '.site-nav button' }]
}

async function buildSite(file: string, outDir: string): Promise<void> {
  const page = join(FOLDER, `page-of-${file}.html`)
  await mkdir(outDir, { recursive: true })
  await writeFile(
    page,
    `<!doctype html><html lang="en"><title>${file}</title><button id="open">Log in</button><script type="module" src="./${file}"></script></html>`,
  )
  try {
    await build({
      root: FOLDER,
      configFile: false,
      logLevel: 'error',
      resolve: { dedupe: ['react', 'react-dom'], alias: { '@latchkey/web': join(WEB, 'dist/lib/index.js') } },
      oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: { outDir, emptyOutDir: true, modulePreload: { polyfill: false }, rolldownOptions: { input: page } },
    })
  } finally {
    await rm(page)
  }
}
