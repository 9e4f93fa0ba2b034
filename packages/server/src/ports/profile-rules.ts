import type { ProfileField } from '@latchkey/shared/contract'

/** What the developer's own fields of an account are, and which values they take. */
export interface ProfileRules {
  /** What a form has to know, in the order of the schema. */
  readonly fields: readonly ProfileField[]
  /** Takes what somebody has filled in apart, strictly; throws `invalid_input` with a code at each `profile.<name>` that is wrong. */
  parse(given: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>
}
