import type { Command } from 'commander'
import { checkDatabase, checkServer, checkSettings } from './doctor-checks.ts'
import { checkCookies } from './doctor-cookie-checks.ts'
import type { Finding } from './doctor-finding.ts'
import { checkMailFigures, checkMailProvider } from './doctor-mail-checks.ts'
import { readConfig } from '../config.ts'
import { printJson } from './print.ts'
import { EXIT } from './report-failure.ts'

const SIGNS = { ok: 'ok     ', note: 'note   ', problem: 'PROBLEM' } as const satisfies Record<Finding['kind'], string>

/** `latchkey doctor` */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description(
      'looks for what would make a login fail here: settings, addresses, cookies, database, mail; exit code 1 if there is a problem',
    )
    .option('--json', 'prints the findings as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await examine()
      if (findings.some(({ kind }) => kind === 'problem')) process.exitCode = EXIT.refused
      if (json) return printJson(findings)
      for (const { kind, about, says } of findings) console.log(`${SIGNS[kind]}  ${about}: ${says}`)
      return undefined
    })
}

async function examine(): Promise<readonly Finding[]> {
  const result = readConfig(process.env)
  if ('problems' in result) return result.problems.map((says) => ({ kind: 'problem', about: 'settings', says }))
  const warnings = result.warnings.map((says): Finding => ({ kind: 'note', about: 'settings', says }))
  const { config } = result
  const checks = [checkDatabase, checkServer, checkCookies, checkMailProvider, checkMailFigures]
  const found = await Promise.all(checks.map((check) => check(config)))
  return [...warnings, ...checkSettings(config), ...found.flat()]
}
