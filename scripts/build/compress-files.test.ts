import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { compressFiles } from './compress-files.ts'

test('scripts and styles of any depth get a brotli and a gzip copy with the same content, pictures get none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-compress-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'locales'))
  const script = 'export const words = ["a", "b"]\n'.repeat(100)
  await writeFile(join(folder, 'locales/de.js'), script)
  await writeFile(join(folder, 'icon.svg'), '<svg/>')
  await compressFiles(folder)
  expect((await readdir(folder, { recursive: true })).toSorted()).toEqual([
    'icon.svg',
    'locales',
    'locales/de.js',
    'locales/de.js.br',
    'locales/de.js.gz',
  ])
  const copyOf = (ending: string) => readFile(join(folder, `locales/de.js${ending}`))
  expect(brotliDecompressSync(await copyOf('.br')).toString()).toBe(script)
  expect(gunzipSync(await copyOf('.gz')).toString()).toBe(script)
  expect((await copyOf('.br')).length).toBeLessThan(script.length / 5)
})
