import { expect, test } from 'vitest'
import { requireNode } from './require-node.ts'

test('a Node that would lose a sign-up is refused before anything is opened', () => {
  for (const version of ['20.20.2', '22.21.0', '24.0.1', '24.6.9'])
    expect(() => requireNode(version)).toThrow(`24.7 or newer; this is ${version}`)
  for (const version of ['24.7.0', '25.0.0', '26.10.0', '100.1.0']) expect(() => requireNode(version)).not.toThrow()
})
