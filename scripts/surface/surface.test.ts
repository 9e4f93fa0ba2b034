import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../repository.ts'
import { findNames, listKeys, readElements } from './read-names.ts'
import { SURFACE, writeSurface } from './write-surface.ts'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

test('what pages can rely on is what the committed report says: else look at the difference, and run node scripts/surface.ts (UX-71)', async () => {
  expect(read(SURFACE), 'if the change is meant: node scripts/surface.ts').toBe(await writeSurface())
})

test('the report misses no door, element, event, part, token or key (UX-71)', async () => {
  const report = await writeSurface()
  const manifest = JSON.parse(read('packages/web/package.json')) as { exports: object }
  const doors = Object.keys(manifest.exports).filter((door) => !door.includes('*'))
  const parts = findNames('styles/latchkey/*.css', /data-latchkey-part=["']?([a-z-]+)/g)
  for (const name of [...doors, ...parts, 'locales/de', 'createAuth', 'AuthView', 'messages.undo_link_used.text()', '--latchkey-font']) {
    expect(report).toContain(name)
  }
  expect(readElements()).toContainEqual({
    element: 'latchkey-account',
    attributes: ['email', 'message', 'section'],
    events: ['latchkey-leave', 'latchkey-login', 'latchkey-logout', 'latchkey-signup', 'latchkey-unreachable'],
  })
  expect(readElements().length).toBe(6)
})

test('the guide names each token and no other', () => {
  const guide = read('docs/guides/languages-and-looks.md')
  const told = [...guide.matchAll(/^\| `(--latchkey-[a-z-]+)`/gm)].map(([, token]) => token)
  expect(new Set(told)).toEqual(new Set(findNames('styles/latchkey/*.css', /(?<![\w-])(--latchkey-[a-z-]+)/g)))
})

test('keys of words are listed through all levels, and those that want values are marked', () => {
  expect(listKeys({ title: 'x', deep: { ago: (seconds: number) => `${seconds}` } })).toEqual(['title', 'deep.ago()'])
})
