import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../../..')
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc')
const OURS: Readonly<Record<string, string>> = { shared: 'dist', web: 'dist/types' }

interface Application {
  /** By their paths; one of them is `tsconfig.json`. */
  readonly files: Readonly<Record<string, string>>
  /** What is installed beside our packages, and the workspace package that it is taken from. */
  readonly dependencies?: readonly string[]
  readonly like?: string
}

/**
 * What TypeScript says of an application in a folder of its own; nothing if all is well. Our packages are copied into it, as npm does it, so that what they import is
 * found only if the application has it.
 */
export async function checkTypes({ files, dependencies = [], like = '' }: Application): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-types-'))
  try {
    for (const [name, types] of Object.entries(OURS)) {
      const [from, to] = [join(ROOT, 'packages', name), join(folder, 'node_modules/@latchkey', name)]
      await cp(join(from, types), join(to, types), { recursive: true })
      await cp(join(from, 'package.json'), join(to, 'package.json'))
    }
    const links = [
      ...dependencies.map((name) => [name, like]),
      ...(await dependenciesOf('shared')).map((name) => [name, 'packages/shared']),
    ]
    for (const [name = '', owner = ''] of links) {
      const link = join(folder, 'node_modules', name)
      await mkdir(dirname(link), { recursive: true })
      await symlink(await realpath(join(ROOT, owner, 'node_modules', name)), link)
    }
    for (const [path, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    return await new Promise((resolve) => {
      execFile(process.execPath, [TSC, '--pretty', 'false'], { cwd: folder }, (error, stdout, stderr) => {
        resolve(stdout + stderr || (error?.message ?? ''))
      })
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What npm installs with a package of ours. */
async function dependenciesOf(name: string): Promise<string[]> {
  const manifest = JSON.parse(await readFile(join(ROOT, 'packages', name, 'package.json'), 'utf8')) as { dependencies: object }
  return Object.keys(manifest.dependencies)
}
