import { expect, test } from 'vitest'
import { checkTypes } from './support/check-types.ts'

const STRICT = {
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['esnext', 'dom', 'dom.iterable'],
  types: [],
  strict: true,
  skipLibCheck: false,
  noEmit: true,
}

const MAIN = `
import '@latchkey/web/auto'
import { createAuth, type Auth } from '@latchkey/web'
import { defineAuthElements } from '@latchkey/web/elements'
import { de } from '@latchkey/web/locales/de'

export const auth: Auth = createAuth({ languages: [de] })
defineAuthElements(auth)
auth.mount(document.body, 'login', { onShown: ({ title, state }) => void (title + state) })
`

test('an application without Solid or the client of tRPC compiles, our types and all that they reach included (UX-64)', async () => {
  expect(
    await checkTypes({ files: { 'tsconfig.json': JSON.stringify({ compilerOptions: STRICT, include: ['*.ts'] }), 'main.ts': MAIN } }),
  ).toBe('')
})
