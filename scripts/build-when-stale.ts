import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fingerprint } from './build/fingerprint.ts'
import { ROOT } from './repository.ts'

const web = join(ROOT, 'packages/web')
const stamp = join(web, 'dist/app-built-from.txt')
const sources = ['packages/web', 'packages/shared/src', 'packages/shared/package.json', 'package.json', 'pnpm-lock.yaml']

const now = await fingerprint(sources.map((path) => join(ROOT, path)))
const builtFrom =
  existsSync(join(web, 'dist/app/index.html')) && existsSync(join(web, 'dist/embed/latchkey.js'))
    ? await readFile(stamp, 'utf8').catch(() => null)
    : null

if (now !== builtFrom) {
  console.log('Building the web app …')
  await rm(stamp, { force: true })
  const { build } = await import('vite') // here, since loading it takes longer than all the rest
  await build({ root: web, logLevel: 'warn' })
  const { buildLibrary } = await import('../packages/web/library/build-library.ts')
  await buildLibrary()
  await mkdir(join(web, 'dist'), { recursive: true })
  await writeFile(stamp, now)
}
