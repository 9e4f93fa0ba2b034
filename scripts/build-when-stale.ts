import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { compressFiles } from './build/compress-files.ts'
import { fingerprint } from './build/fingerprint.ts'
import { ROOT } from './repository.ts'

/** Something that is built from something else. Paths are those of the repository. */
interface Build {
  readonly name: string
  readonly sources: readonly string[]
  readonly outputs: readonly string[]
  /** Where the fingerprint of the sources is kept. */
  readonly stamp: string
  readonly run: () => Promise<void>
}

const SHARED = ['packages/shared/src', 'packages/shared/package.json', 'package.json', 'pnpm-lock.yaml']

const BUILDS: readonly Build[] = [
  {
    name: 'web app',
    sources: ['packages/web', 'scripts/build', ...SHARED],
    outputs: ['packages/web/dist/app/index.html', 'packages/web/dist/embed/latchkey.js'],
    stamp: 'packages/web/dist/app-built-from.txt',
    run: async () => {
      const { build } = await import('vite') // here, since loading it takes longer than all the rest
      const app = { root: join(ROOT, 'packages/web'), logLevel: 'warn' } as const
      await build(app)
      await build({ ...app, build: { emptyOutDir: false, rolldownOptions: { input: join(app.root, 'gallery.html') } } })
      const { buildLibrary } = await import('../packages/web/library/build-library.ts')
      await buildLibrary()
      for (const folder of ['app/assets', 'embed']) await compressFiles(join(ROOT, 'packages/web/dist', folder))
    },
  },
  {
    name: 'server',
    sources: ['packages/server/src', 'packages/server/package.json', 'scripts/build', ...SHARED],
    outputs: ['packages/server/dist/server.js'],
    stamp: 'packages/server/dist/server-built-from.txt',
    run: async () => {
      const { buildServer } = await import('./build/build-server.ts')
      await buildServer()
    },
  },
]

async function buildWhenStale({ name, sources, outputs, stamp, run }: Build): Promise<void> {
  const stampFile = join(ROOT, stamp)
  const now = await fingerprint(sources.map((path) => join(ROOT, path)))
  const isThere = outputs.every((path) => existsSync(join(ROOT, path)))
  if (isThere && now === (await readFile(stampFile, 'utf8').catch(() => null))) return
  console.log(`Building the ${name} …`)
  await rm(stampFile, { force: true })
  await run()
  await mkdir(dirname(stampFile), { recursive: true })
  await writeFile(stampFile, now)
}

for (const build of BUILDS) await buildWhenStale(build)
