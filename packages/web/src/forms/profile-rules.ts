import type { ProfileField } from '@latchkey/shared/contract'
import type { FieldRule } from './create-field.ts'
import type { FieldCheck } from './field-rules.ts'

/** What the developer's fields are called in a form. */
export type ProfileName = `profile.${string}`

/** What the developer's fields are called in a form, and in what the server says of them. */
export function profileName({ name }: ProfileField): ProfileName {
  return `profile.${name}`
}

/** The developer's fields as fields of a form, which begin with what is in a profile, or with the defaults. */
export function profileRules(fields: readonly ProfileField[], profile?: Readonly<Record<string, unknown>>): Record<ProfileName, FieldRule> {
  const entries = fields.map((field) => {
    const initial = profile ? formatValue(profile[field.name]) : (field.initial ?? '')
    return [profileName(field), { initial, check: fitsProfile(field) }] as const
  })
  return Object.fromEntries(entries)
}

/** What has been filled in, as the server takes it; what is empty is left out. */
export function readProfile(fields: readonly ProfileField[], valueOf: (name: ProfileName) => string): Record<string, unknown> {
  const entries = fields.flatMap((field): [string, unknown][] => {
    const text = valueOf(profileName(field)).trim()
    if (field.kind === 'checkbox') return [[field.name, text !== '']]
    if (text === '') return []
    return [[field.name, field.kind === 'number' ? parseNumber(text) : text]]
  })
  return Object.fromEntries(entries)
}

function formatValue(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || value === true ? String(value) : ''
}

/** The keyboards of many phones have a comma and no point. One before three digits may set thousands apart, so it is not guessed at. */
function parseNumber(text: string): number {
  return Number(text.replace(/,(?!\d{3}$)/, '.'))
}

/** As much of the developer's schema as its description tells; the server checks all of it. */
function fitsProfile({ kind, required, maxLength = Infinity, min = -Infinity, max = Infinity }: ProfileField): FieldCheck {
  return (value) => {
    const text = value.trim()
    if (text === '') return required ? 'required' : undefined
    if (text.length > maxLength) return 'too_long'
    const number = parseNumber(text)
    // What is no number is neither less nor more than any.
    return kind !== 'number' || (number >= min && number <= max) ? undefined : 'invalid'
  }
}
