import { readdirSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { expect, test } from 'vitest'
import { createBcryptHasher } from './create-bcrypt-hasher.ts'
import { HASH_NICE } from './hash-threads.ts'

const TASKS = '/proc/self/task'

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
