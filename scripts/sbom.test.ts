import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { ROOT } from './repository.ts'

interface Component {
  readonly group?: string
  readonly name: string
  readonly version: string
  readonly externalReferences?: readonly { readonly hashes?: readonly { readonly alg: string }[] }[]
}

const run = promisify(execFile)

/** The list of all that runs in production, as `pnpm sbom:write` makes it. */
async function writeSbom(): Promise<readonly Component[]> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-sbom-'))
  const file = join(folder, 'sbom.json')
  await run(process.env['npm_execpath'] ?? 'pnpm', ['run', 'sbom:write', '--out', file], { cwd: ROOT })
  const { components } = JSON.parse(readFileSync(file, 'utf8')) as { components: readonly Component[] }
  rmSync(folder, { recursive: true })
  return components
}

function nameOf({ group, name }: Component): string {
  return group ? `${group}/${name}` : name
}

test(
  'the bill of materials names each package that runs in production with version and hash, and no tool (CF-4)',
  { timeout: 60_000 },
  async () => {
    const components = await writeSbom()
    const manifest = JSON.parse(readFileSync(join(ROOT, 'packages/server/package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    const wanted = Object.keys(manifest.dependencies).filter((name) => !name.startsWith('@latchkey/'))
    expect(components.map(nameOf)).toEqual(expect.arrayContaining(wanted))
    const foreign = components.filter((component) => !nameOf(component).startsWith('@latchkey/') && component.name !== 'shared')
    const unhashed = foreign.filter(
      ({ externalReferences = [] }) => !externalReferences.some(({ hashes }) => hashes?.[0]?.alg === 'SHA-512'),
    )
    expect(unhashed.map(nameOf)).toEqual([])
    expect(components.map(nameOf).filter((name) => /vitest|playwright|oxlint|knip/.test(name))).toEqual([])
  },
)

test('every package of the lockfile is pinned by a hash, and comes from the registry (CF-4)', () => {
  const lockfile = readFileSync(join(ROOT, 'pnpm-lock.yaml'), 'utf8')
  const resolutions = lockfile.match(/^ {4}resolution: .*$/gm) ?? []
  expect(resolutions.length).toBeGreaterThan(300)
  expect(resolutions.filter((line) => !/^ {4}resolution: \{integrity: sha512-[\w+/=]+(?:, .*)?\}$/.test(line))).toEqual([])
})
