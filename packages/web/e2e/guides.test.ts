import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkTypes } from './support/check-types.ts'

const ROOT = join(import.meta.dirname, '../../..')
const FILE = /`([^`\n]+)`:\n+( *)```\w+\n([\s\S]*?)\n\2```/g

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

/** The files that a guide tells to write, with what it says stands in them. */
function filesOf(guide: string): { path: string; text: string }[] {
  return [...read(`docs/guides/${guide}.md`).matchAll(FILE)].map(([, path = '', indent = '', text = '']) => ({
    path,
    text: `${text
      .split('\n')
      .map((line) => line.slice(indent.length))
      .join('\n')}\n`,
  }))
}

/** What an example consists of, beside what the guide has npm write and what only this repository needs. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  html: ['index.html'],
  react: [
    'index.html',
    'vite.config.ts',
    'src/auth.ts',
    'src/use-user.ts',
    'src/members.tsx',
    'src/account.tsx',
    'src/waiting.tsx',
    'src/app.tsx',
    'src/main.tsx',
  ],
  vue: ['index.html', 'vite.config.ts', 'src/auth.ts', 'src/use-user.ts', 'src/app.vue', 'src/main.ts'],
  solid: ['index.html', 'vite.config.ts', 'src/auth.ts', 'src/app.tsx', 'src/main.tsx'],
  'express-host': ['server/note-book.ts', 'server/app-router.ts', 'server/main.ts', 'index.html', 'vite.config.ts', 'src/main.ts'],
}

test.each(Object.entries(FILES))('the guide has every file of the %s example as a browser test uses it (UX-62)', (example, paths) => {
  const files = filesOf(example === 'express-host' ? 'embed-in-express' : `embed-in-${example}`)
  expect(files.map(({ path }) => path)).toEqual(paths)
  for (const { path, text } of files) expect(text).toBe(read(`examples/${example}/${path}`))
})

/** What each of these guides has npm install for TypeScript to find, beside our packages. */
const INSTALLED: Readonly<Record<string, readonly string[]>> = {
  react: ['react', 'react-dom', 'vite', '@vitejs/plugin-react', '@types/node', '@types/react', '@types/react-dom'],
  solid: ['solid-js', 'vite', 'vite-plugin-solid', '@types/node'],
}

test.each(Object.entries(INSTALLED))(
  'what the guide says of TypeScript compiles all of its %s files (UX-62)',
  async (name, dependencies) => {
    const [, config = ''] = /```json\n([\s\S]*?)\n *```/.exec(read(`docs/guides/embed-in-${name}.md`)) ?? []
    const files = Object.fromEntries(filesOf(`embed-in-${name}`).map(({ path, text }) => [path, text]))
    expect(await checkTypes({ files: { ...files, 'tsconfig.json': config }, dependencies, like: `examples/${name}` })).toBe('')
  },
)

test('what own-server.md shows of a server and of its client compiles, and imports only what it has npm install', async () => {
  const guide = read('docs/guides/own-server.md')
  const [, installed = ''] = /npm install (.*)/.exec(guide) ?? []
  const [server = '', client = ''] = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code)
  const imported = [...`${server}${client}`.matchAll(/from '(@[\w-]+\/[\w-]+|\w+)/g)].map(([, name = '']) => name)
  const source = (name: string) => name.replace(/^@latchkey\/(.*)/, '../latchkey/tarballs/latchkey-$1.tgz')
  expect(installed.split(' ')).toEqual(expect.arrayContaining([...new Set(imported)].map(source)))
  const compilerOptions = {
    module: 'nodenext',
    target: 'esnext',
    types: [],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    allowImportingTsExtensions: true,
  }
  const files = { 'server.ts': server, 'client.ts': client, 'tsconfig.json': JSON.stringify({ compilerOptions }) }
  // The rest of what is installed comes with our packages.
  const dependencies = ['express', '@types/express', '@trpc/client', '@latchkey/server']
  expect(await checkTypes({ files, dependencies, like: 'packages/web' })).toBe('')
})

test('what the guide shows for superjson is what is tested (UX-69)', () => {
  const [imports = '', ...rest] = read('packages/web/e2e/support/superjson-host.ts').split(/\n\/\/ .*word by word\.\n/)
  expect(read('docs/guides/own-server.md')).toContain(`\`\`\`ts\n${imports}${rest.join('')}\`\`\``)
})
