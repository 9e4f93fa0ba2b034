import { listBuilds } from './test/builds.ts'
import { CHECKS } from './test/checks.ts'
import { judgeMongo } from './test/judge-mongo.ts'
import { runStep, type Step } from './test/run-step.ts'
import { runVitest } from './test/run-vitest.ts'
import { addTallies, formatTally, type Tally } from './test/tally.ts'

const onlyChecks = process.argv[2] === 'check'

async function runSteps(steps: readonly Step[]): Promise<Tally> {
  const tallies: Tally[] = []
  for (const step of steps) tallies.push(await runStep(step))
  return addTallies(tallies)
}

const tallies = [await runSteps(CHECKS)]
if (!onlyChecks) {
  tallies.push(await runSteps(await listBuilds()))
  const { tally, notice } = judgeMongo(await runVitest(), process.env['CI'] === 'true')
  if (notice) console.log(`\n${notice}`)
  tallies.push(tally)
}

const total = addTallies(tallies)
console.log(`\n${formatTally(total)}`)
process.exitCode = total.failed === 0 ? 0 : 1
