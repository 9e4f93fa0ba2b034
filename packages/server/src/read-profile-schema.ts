import { AuthError, isFieldErrorCode, type FieldErrorCode } from '@latchkey/shared'
import type { ProfileField } from '@latchkey/shared/contract'
import { safeParseAsync, toJSONSchema, type $ZodIssue, type $ZodType, type JSONSchema } from 'zod/v4/core'
import type { ProfileRules } from './ports/profile-rules.ts'

/** A schema of zod 4, or of zod/mini, whose values are profiles. */
export type ProfileSchema<Profile = unknown> = $ZodType<Profile>

/** Bytes of JSON, so that no profile makes its account a burden for every read. */
const PROFILE_MAX_BYTES = 8_192

/** Takes a developer's schema apart, once, at the start. Throws if it has a field that no form can show, or whose value JSON can't hold. */
export function readProfileSchema(schema: ProfileSchema): ProfileRules {
  const { properties = {}, required = [] } = describe(schema)
  const fields = Object.entries(properties).map(([name, property]) => readField(name, property, required.includes(name)))
  const names = new Set(fields.map(({ name }) => name))
  // A form leaves out what is empty; to a schema that asks for it all the same, that is null.
  const nulls = Object.fromEntries(required.flatMap((name) => (isNullable(properties[name]) ? [[name, null]] : [])))
  return {
    fields,
    parse: async (filledIn) => {
      const given = { ...nulls, ...filledIn }
      const unknown = Object.keys(given).filter((name) => !names.has(name))
      if (unknown.length > 0) throw refusal(unknown.map((name) => [name, 'unknown_field']))
      const parsed = await safeParseAsync(schema, given)
      if (!parsed.success) throw refusal(parsed.error.issues.map((issue) => [String(issue.path[0] ?? ''), codeOf(issue, given)]))
      const profile = parsed.data as Readonly<Record<string, unknown>>
      const longest = Object.keys(profile).toSorted((a, b) => sizeOf(profile[b]) - sizeOf(profile[a]))[0] ?? ''
      if (sizeOf(profile) > PROFILE_MAX_BYTES) throw refusal([[longest, 'too_long']])
      return profile
    },
  }
}

/** What the schema says, as JSON Schema: both of what goes in and of what comes out, which may differ only by defaults. */
function describe(schema: ProfileSchema): JSONSchema.ObjectSchema {
  try {
    toJSONSchema(schema, { io: 'output' })
    const described = toJSONSchema(schema, { io: 'input' })
    if (described.type !== 'object') throw new Error('it must be a z.object')
    return described as JSONSchema.ObjectSchema
  } catch (error) {
    throw new Error(`Latchkey cannot start. profile: ${error instanceof Error ? error.message : 'it cannot be read'}`, { cause: error })
  }
}

function isNullable(property: JSONSchema._JSONSchema | undefined): boolean {
  return typeof property === 'object' && splitNull(property).mayBeNull
}

/** What may be null as well is, in a form, what may be left empty. */
function splitNull(given: JSONSchema.JSONSchema): { readonly plain: JSONSchema.JSONSchema; readonly mayBeNull: boolean } {
  const types: readonly unknown[] = Array.isArray(given.type) ? given.type : []
  if (types.includes('null')) return { plain: { ...given, type: types[0] as JSONSchema.JSONSchema['type'] & string }, mayBeNull: true }
  const plain = given.anyOf?.find(({ type }) => type !== 'null')
  return { plain: plain ?? given, mayBeNull: plain !== undefined }
}

function readField(name: string, property: JSONSchema._JSONSchema, isRequired: boolean): ProfileField {
  const given = typeof property === 'object' ? property : {}
  const { plain, mayBeNull } = splitNull(given)
  const { title, description } = given
  const kind = kindOf(plain)
  if (!kind)
    throw new Error(`Latchkey cannot start. profile.${name}: must be a text, a number, a choice (z.enum), a boolean or a date (z.iso.date)`)
  return {
    name,
    kind,
    label: title ?? toLabel(name),
    ...(description !== undefined && { hint: description }),
    required: kind === 'checkbox' ? plain.const === true : isRequired && !mayBeNull,
    ...(isPlain(given.default) && { initial: given.default === false ? '' : String(given.default) }),
    ...limitsOf(kind, plain),
  }
}

function limitsOf(
  kind: ProfileField['kind'],
  { enum: options, minimum, maximum, maxLength }: JSONSchema.JSONSchema,
): Partial<ProfileField> {
  return {
    ...(kind === 'select' && { options: (options ?? []).map(String) }),
    ...(typeof minimum === 'number' && { min: minimum }),
    ...(typeof maximum === 'number' && { max: maximum }),
    ...(maxLength !== undefined && { maxLength }),
  }
}

function isPlain(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

function kindOf({ type, format, enum: options }: JSONSchema.JSONSchema): ProfileField['kind'] | undefined {
  if (type === 'boolean') return 'checkbox'
  if (type === 'number' || type === 'integer') return 'number'
  if (type !== 'string') return undefined
  return options ? 'select' : format === 'date' ? 'date' : 'text'
}

/** `companyName` is "Company name". */
function toLabel(name: string): string {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])|[_-]+/g, '$1 $2')
    .toLowerCase()
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The developer's own code if the schema names one of ours, else what went wrong as near as our codes say it. */
function codeOf({ code, message, path }: $ZodIssue, given: Readonly<Record<string, unknown>>): FieldErrorCode {
  if (isFieldErrorCode(message)) return message
  const value = given[String(path[0] ?? '')]
  if (value === undefined || value === '') return 'required'
  return code === 'too_big' && typeof value === 'string' ? 'too_long' : 'invalid'
}

/** The first complaint about a field counts. */
function refusal(complaints: ReadonlyArray<readonly [string, FieldErrorCode]>): AuthError {
  const entries = complaints.map(([name, code]) => [`profile.${name}`, code] as const)
  return new AuthError('invalid_input', { fieldErrors: Object.fromEntries(entries.toReversed()) })
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '')
}
