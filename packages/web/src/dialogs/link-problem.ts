import type { AuthErrorCode } from '@latchkey/shared'
import type { FlowSteps } from '../flows/flow.ts'

type LinkProblem = Extract<AuthErrorCode, `link_${string}`>

/** Says what is wrong with a link, if that is what an error is about; returns whether it is. A key that does not even fit the schema is simply not valid. */
export function tellLinkProblem(
  steps: FlowSteps,
  kind: 'confirm' | 'reset' | 'change' | 'undo',
  email: string,
  code: AuthErrorCode,
): boolean {
  const problem: LinkProblem | undefined = code === 'invalid_input' ? 'link_invalid' : isLinkProblem(code) ? code : undefined
  if (problem) steps.go({ view: 'message', message: `${kind}_${problem}`, email })
  return problem !== undefined
}

function isLinkProblem(code: AuthErrorCode): code is LinkProblem {
  return code.startsWith('link_')
}
