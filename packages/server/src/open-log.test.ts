import { closeSync, existsSync, openSync, readFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openLog } from './open-log.ts'

test.skipIf(!existsSync('/dev/full'))('a full disk costs lines of the log and nothing else (AV-8)', async () => {
  const errors: unknown[] = []
  const onError = (error: unknown) => errors.push(error)
  process.on('uncaughtException', onError)
  const fd = openSync('/dev/full', 'w')
  const log = openLog('info', fd)
  for (let line = 0; line < 2000; line += 1) log.error({ event: 'error', message: 'x'.repeat(1000) })
  await setImmediate()
  process.off('uncaughtException', onError)
  closeSync(fd)
  expect(errors).toEqual([])
})

test('each line is JSON with the time in UTC, whatever stands in it (LG-2)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-log-'))
  const fd = openSync(join(folder, 'log'), 'w')
  openLog('info', fd).warn({ event: 'test', device: 'a\n{"event":"forged"}\u2028\u0000' })
  const lines = readFileSync(join(folder, 'log'), 'utf8').trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { level: 40, time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), event: 'test', device: 'a\n{"event":"forged"}\u2028\u0000' },
  ])
  closeSync(fd)
  rmSync(folder, { recursive: true })
})
