import { readdirSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { expect, test } from 'vitest'
import { createBcryptHasher } from './create-bcrypt-hasher.ts'
import { HASH_NICE } from './hash-threads.ts'

const TASKS = '/proc/self/task'
const UNIT = new URL('../../../../../deploy/latchkey.service', import.meta.url)

test.runIf(process.platform === 'linux')(
  'in a process that may be a host’s the threads that hash keep a tenth of a core, the one that answers does not step back',
  async () => {
    const before = getPriority()
    await createBcryptHasher({ cost: 4, peppers: [] }).hash('a fine long password')
    const pool = readdirSync(TASKS).filter((task) => readFileSync(`${TASKS}/${task}/comm`, 'utf8') === 'libuv-worker\n')
    expect(new Set(pool.map((task) => getPriority(Number(task))))).toEqual(new Set([HASH_NICE.guest]))
    expect(getPriority()).toBe(before)
  },
)

test('the unit for systemd lets threads step back, and ends no server for a call that it forbids', () => {
  const lines = readFileSync(UNIT, 'utf8').split('\n')
  // systemd.exec(5): later lines of a list take from it (~) or add to it.
  expect(lines.indexOf('SystemCallFilter=setpriority')).toBeGreaterThan(lines.indexOf('SystemCallFilter=~@privileged @resources'))
  expect(lines).toContain('SystemCallErrorNumber=EPERM')
})
