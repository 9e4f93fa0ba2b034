import type { FieldErrors } from './auth-error.ts'
import { isFieldErrorCode, type FieldErrorCode } from './error-code.ts'

interface SchemaIssue {
  readonly code?: string | undefined
  readonly message: string
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined
  readonly keys?: readonly string[] | undefined
  readonly errors?: ReadonlyArray<readonly SchemaIssue[]> | undefined
}

/** Turns what a schema complains about into `{ field: code }`; the first complaint about a field counts. A complaint about the whole input stands at `''`. */
export function fieldErrorsOf(issues: readonly SchemaIssue[]): FieldErrors {
  const found = new Map<string, FieldErrorCode>()
  const add = (field: string, error: FieldErrorCode) => found.has(field) || found.set(field, error)
  const visit = (issue: SchemaIssue, parents: readonly string[]) => {
    const path = [...parents, ...(issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step))]
    if (issue.errors?.length) {
      // A union: the alternative that came closest is the one that was meant.
      const closest = issue.errors.reduce((best, next) => (next.length < best.length ? next : best))
      return closest.forEach((inner) => visit(inner, path))
    }
    if (issue.keys) return issue.keys.forEach((key) => add(key, 'unknown_field'))
    return add(path.join('.'), isFieldErrorCode(issue.message) ? issue.message : 'invalid')
  }
  issues.forEach((issue) => visit(issue, []))
  // A map, then fromEntries: a field called `__proto__` is an ordinary key.
  return Object.fromEntries(found)
}
