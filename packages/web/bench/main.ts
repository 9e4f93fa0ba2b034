import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from '../e2e/support/launch-browser.ts'
import { buildContenders, type Contender } from './contenders.ts'
import { measureLogin, type Visit } from './measure-login.ts'

/*
 * `node packages/web/bench/main.ts [--rounds 9]`: what a page loads until its login is open, and how long a person waits for that on a slow processor, for Latchkey and
 * for others. The rounds take turns, so that what else the machine does hits everybody. Needs `pnpm build`; the peers are installed on their own.
 */
const CACHE = join(import.meta.dirname, '../../../.cache')
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } })

const contenders = await buildContenders(join(CACHE, 'bench-web'))
const visits = new Map<string, Visit[]>(contenders.map(({ name }) => [name, []]))
{
  await using browser = await launchBrowser()
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const contender of contenders) visits.get(contender.name)?.push(await measureLogin(browser, contender))
  }
}

const report = {
  title: `In the browser: bytes until a login is open, and times on a processor slowed down, medians of ${values.rounds} rounds`,
  rows: contenders.map((contender) => summarize(contender, visits.get(contender.name) ?? [])),
  verdicts: [],
}
console.log(`\n${report.title}`)
console.table(report.rows)
await mkdir(join(CACHE, 'bench'), { recursive: true })
await writeFile(join(CACHE, 'bench/web.json'), `${JSON.stringify(report, null, 2)}\n`)

function summarize({ name }: Contender, all: readonly Visit[]) {
  const median = (figure: keyof Visit) => {
    const sorted = all.flatMap((visit) => visit[figure] ?? []).toSorted((one, other) => one - other)
    const middle = sorted[Math.floor(sorted.length / 2)]
    return middle === undefined ? null : Math.round(middle)
  }
  return {
    page: name,
    'gzip bytes': median('gzip'),
    'brotli bytes': median('brotli'),
    'usable ms': median('usable'),
    'click to open ms': median('open'),
    'with a pointer ms': median('openWithPointer'),
  }
}
