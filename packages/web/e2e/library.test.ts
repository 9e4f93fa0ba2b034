import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { expect, test } from 'vitest'

const WEB = join(import.meta.dirname, '..')

const SURFACE: Readonly<Record<string, readonly string[]>> = {
  'index.js': ['createAuth'],
  'solid.js': ['AuthProvider', 'AuthView', 'RequireUser', 'useAuth'],
  'client.js': ['authRetryLink'],
  'elements.js': ['defineAuthElements'],
  'auto.js': [],
  'locales/de.js': ['de'],
}

test.each(Object.entries(SURFACE))(
  '%s can be imported where no browser is, and exports what it promises (UX-64, UX-71)',
  async (file, names) => {
    const entry = (await import(join(WEB, 'dist/lib', file))) as Record<string, unknown>
    expect(Object.keys(entry).toSorted()).toEqual(names)
  },
)

test('the doors of the package are these (UX-71)', async () => {
  const manifest = JSON.parse(await readFile(join(WEB, 'package.json'), 'utf8')) as { exports: object }
  expect(Object.keys(manifest.exports)).toEqual(['.', './solid', './client', './elements', './auto', './locales/*', './styles.css'])
})

test('a bundler keeps what `@latchkey/web/auto` is imported for', async () => {
  const input = 'latchkey:page'
  const page = {
    name: input,
    resolveId: (id: string) => (id === input ? id : null),
    load: (id: string) => (id === input ? `import ${JSON.stringify(join(WEB, 'dist/lib/auto.js'))}` : null),
  }
  const bundle = { write: false, minify: false, rolldownOptions: { input }, modulePreload: false } as const
  const results = [await build({ root: WEB, configFile: false, logLevel: 'error', plugins: [page], build: bundle })].flat()
  const files = results.flatMap((result) => ('output' in result ? result.output : []))
  expect(files.flatMap((file) => (file.type === 'chunk' ? file.code : [])).join('\n')).toContain('customElements.define')
})
