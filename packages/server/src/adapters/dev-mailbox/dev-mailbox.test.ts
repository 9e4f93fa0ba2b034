import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Clock } from '../../ports/clock.ts'
import type { Mail } from '../../ports/mailer.ts'
import { createDevMailbox } from './dev-mailbox.ts'

const START = new Date('2026-11-02T10:00:00Z')

function mail(id: string, to = 'ada@example.com'): Mail {
  return { id, to, subject: `Mail ${id}`, html: `<p>${id}</p>`, text: id, purpose: 'confirm' }
}

/** A clock that goes on by a second each time it is read; or stands still. */
function startClock(stepMs = 1000): Pick<Clock, 'now'> {
  let time = START.getTime() - stepMs
  return { now: () => new Date((time += stepMs)) }
}

let directory: string
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'latchkey-mailbox-')), 'mailbox')
})
afterEach(() => rm(join(directory, '..'), { recursive: true }))

describe.each(['in memory', 'in files'])('%s', (where) => {
  const open = (clock = startClock()) => createDevMailbox(where === 'in files' ? directory : null, clock)

  test('a mail that was sent can be read, with the time', async () => {
    const mailbox = open()
    expect(await mailbox.list()).toEqual([])
    expect(await mailbox.send(mail('one'))).toEqual({ kind: 'sent' })
    expect(await mailbox.list()).toEqual([{ ...mail('one'), sentAt: START }])
    expect(await mailbox.byId('one')).toEqual({ ...mail('one'), sentAt: START })
    expect(await mailbox.byId('two')).toBeNull()
  })

  test('the newest mail comes first, also among those of one millisecond (UX-73)', async () => {
    const mailbox = open(startClock(0))
    const ids = Array.from({ length: 12 }, (_, index) => `mail-${index}`)
    for (const id of ids) await mailbox.send(mail(id))
    expect((await mailbox.list()).map(({ id }) => id)).toEqual(ids.toReversed())
  })

  test('mails can be asked for by address, without regard to case', async () => {
    const mailbox = open()
    await mailbox.send(mail('one', 'Ada@Example.com'))
    await mailbox.send(mail('two', 'bob@example.com'))
    await mailbox.send(mail('three', 'ada@example.com'))
    expect((await mailbox.list('ada@example.COM')).map(({ id }) => id)).toEqual(['three', 'one'])
  })

  test('the latest 500 are kept', async () => {
    const mailbox = open()
    for (let count = 0; count < 503; count += 1) await mailbox.send(mail(`mail-${count}`))
    const mails = await mailbox.list()
    expect(mails).toHaveLength(500)
    expect(mails[0]?.id).toBe('mail-502')
    expect(mails.at(-1)?.id).toBe('mail-3')
  })

  test('any mail id and any text are kept as they are', async () => {
    const odd = { ...mail('../../etc/passwd\0'), subject: '<b>"😀"</b>\u2028' }
    const mailbox = open()
    await mailbox.send(odd)
    expect(await mailbox.byId(odd.id)).toEqual({ ...odd, sentAt: START })
  })
})

describe('in files', () => {
  test('mails survive a restart and are shared by all who open the directory', async () => {
    const clock = startClock()
    const [one, two] = [createDevMailbox(directory, clock), createDevMailbox(directory, clock)]
    await one.send(mail('one'))
    expect((await two.list()).map(({ id }) => id)).toEqual(['one'])
    await two.send(mail('two'))
    expect((await one.list()).map(({ id }) => id)).toEqual(['two', 'one'])
    expect((await createDevMailbox(directory).list()).map(({ id }) => id)).toEqual(['two', 'one'])
  })

  test('the folder does not grow for ever, also with processes that send one mail each', async () => {
    for (let count = 0; count < 620; count += 1) await createDevMailbox(directory).send(mail(`old-${count}`))
    expect(await readdir(directory)).toHaveLength(500)
    const mailbox = createDevMailbox(directory)
    for (let count = 0; count < 120; count += 1) await mailbox.send(mail(`new-${count}`))
    expect((await readdir(directory)).length).toBeLessThan(550)
  })

  test('whoever deletes the folder empties the mailbox, and the next mail is caught', async () => {
    const mailbox = createDevMailbox(directory)
    await mailbox.send(mail('one'))
    await rm(directory, { recursive: true })
    expect(await mailbox.list()).toEqual([])
    await mailbox.send(mail('two'))
    expect((await mailbox.list()).map(({ id }) => id)).toEqual(['two'])
  })

  test('a half-written or broken file hides no other mail, and is a mail once it is whole', async () => {
    const mailbox = createDevMailbox(directory, startClock())
    await mailbox.send(mail('one'))
    const [file = ''] = await readdir(directory)
    const content = await readFile(join(directory, file), 'utf8')
    const half = join(directory, file.replace(/^\d{15}/, '000000000000001'))
    await writeFile(half, content.slice(0, 60))
    await writeFile(join(directory, 'notes.txt'), 'mine')
    expect((await mailbox.list()).map(({ id }) => id)).toEqual(['one'])
    await writeFile(half, content.replaceAll('one', 'two'))
    expect((await mailbox.list()).map(({ id }) => id)).toEqual(['one', 'two'])
  })

  test('nobody else on the machine can read the links', async () => {
    await createDevMailbox(directory).send(mail('one'))
    const [file = ''] = await readdir(directory)
    expect((await stat(join(directory, file))).mode & 0o077).toBe(0)
    expect((await stat(directory)).mode & 0o077).toBe(0)
  })

  test('a mail that a full disk cuts short is to be tried again, and leaves nothing', async () => {
    const module = pathToFileURL(join(import.meta.dirname, 'dev-mailbox.ts')).href
    const script = `const { createDevMailbox } = await import('${module}')
      const mailbox = createDevMailbox('${directory}')
      console.log((await mailbox.send(${JSON.stringify({ ...mail('one'), html: 'x'.repeat(20_000) })})).kind)`
    // To a process a limit of its files (in blocks of 512 bytes) is what a full disk is to all.
    const limited = ['-c', 'ulimit -f 4; exec "$0" --input-type=module --eval "$1"', process.execPath, script]
    const { stdout } = await promisify(execFile)('sh', limited)
    expect(stdout).toBe('retry\n')
    expect(await readdir(directory)).toEqual([])
  })

  test('a mail that cannot be kept is to be tried again', async () => {
    await writeFile(directory, 'a file where the directory should be')
    expect(await createDevMailbox(directory).send(mail('one'))).toMatchObject({ kind: 'retry' })
  })
})
