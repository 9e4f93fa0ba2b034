import { getPriority } from 'node:os'
import bcrypt from 'bcrypt'
import { expect, test } from 'vitest'
import { lowerHashThreads } from './hash-threads.ts'

test.runIf(process.platform === 'linux')('the threads that hash step back, the one that answers does not', async () => {
  const before = getPriority()
  await bcrypt.hash('', 4)
  expect(lowerHashThreads()).toBeGreaterThan(0)
  expect(getPriority()).toBe(before)
})
