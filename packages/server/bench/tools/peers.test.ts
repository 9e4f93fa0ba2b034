import { expect, test } from 'vitest'
import { openPeerGroup } from './peers.ts'

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a group ends with all of its scripts, also with one that was not ready yet', async () => {
  const group = openPeerGroup()
  const ready = await group.start('open-loop.mjs')
  const starting = group.start('open-loop.mjs')
  await group[Symbol.asyncDispose]()
  expect([ready, await starting].map(({ pid }) => isAlive(pid))).toEqual([false, false])
})
