import type { Command } from 'commander'
import type { UserRecord } from '../domain/user-record.ts'
import type { LoginGate } from '../services/explain-login.ts'
import { printFields, printJson } from './print.ts'
import { EXIT } from './report-failure.ts'
import { withServices } from './with-services.ts'

const WORDS: Readonly<Record<LoginGate, string>> = {
  no_account: 'There is no such account.',
  username_not_asked_for: 'The user name is not accepted at login: set LOGIN_WITH=email,username, or use the address.',
  no_password: 'The account has no password: its owner can choose one by "forgot password", or use "users set-password".',
  password_unreadable: 'The password hash can not be read here: its PASSWORD_PEPPER is missing, or its format is not known.',
  disabled: 'The account is disabled: see "users enable".',
  unconfirmed: 'The address is not confirmed: its owner can ask for another mail in the login dialog.',
  awaiting_approval: 'The account waits for approval: see "users approve".',
  throttled: 'Too many wrong passwords: the next try has to wait.',
}

const UNDELIVERABLE = {
  bounced: 'Mails to the address come back: it does not exist, or takes none.',
  complained: 'Mails to the address do not arrive: its owner has marked one as spam.',
  unsubscribed: 'Mails to the address do not arrive: its owner does not want any.',
  refused: 'The mail provider refuses mails to the address: they came back before.',
} as const satisfies Record<NonNullable<UserRecord['undeliverable']>, string>

/** `latchkey explain` */
export function addExplainCommand(program: Command): void {
  program
    .command('explain <who>')
    .description('tells which gate keeps somebody from logging in; exit code 1 if there is one')
    .option('--json', 'prints { user, gates, retryAfterSeconds } as JSON')
    .action(async (who: string, { json }: { json?: boolean }) => {
      const explanation = await withServices(({ operators }) => operators.explainLogin(who))
      const { user, gates, retryAfterSeconds } = explanation
      if (gates.length > 0) process.exitCode = EXIT.refused
      if (json) return printJson(explanation)
      if (user) printFields(user)
      if (user?.undeliverable) console.log(`\n${UNDELIVERABLE[user.undeliverable]}`)
      for (const gate of gates) console.log(`\n${WORDS[gate]}${gate === 'throttled' ? ` (${retryAfterSeconds} s)` : ''}`)
      if (gates.length === 0) console.log('\nNothing is in the way: with the right password a login succeeds.')
      return undefined
    })
}
