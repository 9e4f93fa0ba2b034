import type { AuthErrorCode } from '@latchkey/shared'

const LINK_PROBLEMS = ['link_invalid', 'link_expired', 'link_used', 'link_replaced'] as const
type LinkProblem = (typeof LINK_PROBLEMS)[number]

/** What is wrong with a link, if that is what an error says. A key that does not even fit the schema is simply not valid. */
export function linkProblemOf(code: AuthErrorCode): LinkProblem | undefined {
  return code === 'invalid_input' ? 'link_invalid' : LINK_PROBLEMS.find((problem) => problem === code)
}
