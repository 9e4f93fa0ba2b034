import { emailSchema, nameSchema, usernameSchema } from '@latchkey/shared'
import type { PasswordHash } from './account.ts'
import { parseRoles } from './roles.ts'

/** What an import may say of a user; further fields are not stored. */
export const IMPORT_FIELDS = [
  'latchkey_id',
  'email',
  'name',
  'username',
  'password_hash',
  'password_key',
  'confirmed',
  'approved',
  'roles',
  'created_at',
  'disabled',
] as const
type ImportField = (typeof IMPORT_FIELDS)[number]

/** A user of another system, checked. What was not given is null. */
export interface ImportedUser {
  /** That of the same user in another database of Latchkey, where something of the host's may refer to it. */
  readonly id: string | null
  readonly email: string
  readonly name: string | null
  readonly username: string | null
  readonly password: PasswordHash | null
  readonly confirmed: boolean | null
  readonly approved: boolean
  readonly roles: readonly string[]
  readonly createdAt: Date | null
  readonly disabled: boolean
}

/** The key id of hashes that were made elsewhere, which know no pepper. */
const NO_PEPPER = 'none'
/** As `Random.id` draws them. */
const OWN_ID = /^[\w-]{22}$/
const YES: ReadonlySet<unknown> = new Set([true, 1, '1', 'true', 'yes', 't', 'y'])
const NO: ReadonlySet<unknown> = new Set([false, 0, '0', 'false', 'no', 'f', 'n'])
const ISO_DATE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/

/** Thrown inside this file only: the first field that can't be understood. */
class WrongField extends Error {}

/** Reads one record of an import, whose values are texts (CSV) or JSON values. A problem is `field: code`. */
export function parseImportedUser(fields: Readonly<Record<string, unknown>>): { user: ImportedUser } | { problem: string } {
  const value = (field: ImportField): unknown => (isGiven(fields[field]) ? fields[field] : null)
  try {
    const hash = value('password_hash')
    const user: ImportedUser = {
      id: parseId(value('latchkey_id')),
      email: parseText('email', emailSchema, value('email') ?? ''),
      name: value('name') === null ? null : parseText('name', nameSchema, value('name')),
      username: value('username') === null ? null : parseText('username', usernameSchema, value('username')),
      password:
        hash === null ? null : { hash: asText('password_hash', hash), keyId: asText('password_key', value('password_key') ?? NO_PEPPER) },
      confirmed: parseFlag('confirmed', value('confirmed')),
      approved: parseFlag('approved', value('approved')) ?? true,
      roles: parseRoleField(value('roles')),
      createdAt: parseCreatedAt(value('created_at')),
      disabled: parseFlag('disabled', value('disabled')) ?? false,
    }
    return { user }
  } catch (error) {
    if (!(error instanceof WrongField)) throw error
    return { problem: error.message }
  }
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

interface TextSchema {
  safeParse: (value: unknown) => { success: true; data: string } | { success: false; error: { issues: readonly { message: string }[] } }
}

function parseText(field: ImportField, schema: TextSchema, value: unknown): string {
  const result = schema.safeParse(value)
  if (!result.success) throw new WrongField(`${field}: ${result.error.issues[0]?.message ?? 'invalid'}`)
  return result.data
}

function parseId(value: unknown): string | null {
  if (value !== null && (typeof value !== 'string' || !OWN_ID.test(value))) throw new WrongField('latchkey_id: invalid')
  return value
}

function asText(field: ImportField, value: unknown): string {
  if (typeof value !== 'string') throw new WrongField(`${field}: invalid`)
  return value
}

function parseFlag(field: ImportField, value: unknown): boolean | null {
  const folded = typeof value === 'string' ? value.trim().toLowerCase() : value
  if (folded === null) return null
  if (!YES.has(folded) && !NO.has(folded)) throw new WrongField(`${field}: must be true or false`)
  return YES.has(folded)
}

/** A list, or a text with `;`, `,` or spaces between. */
function parseRoleField(value: unknown): readonly string[] {
  if (value === null) return []
  const given: unknown = typeof value === 'string' ? value.split(/[;,\s]+/).filter((role) => role !== '') : value
  const isList = Array.isArray(given) && given.every((role): role is string => typeof role === 'string')
  const roles = isList ? parseRoles(given) : null
  if (!roles) throw new WrongField('roles: invalid')
  return roles
}

/** An ISO date, in UTC if it names no zone; or seconds since 1970. */
function parseCreatedAt(value: unknown): Date | null {
  if (value === null) return null
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  if (/^\d{1,10}(?:\.\d+)?$/.test(text)) return new Date(Math.round(Number(text) * 1000))
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes(':')
  const date = ISO_DATE.test(text) ? new Date(text.replace(' ', 'T') + (hasZone ? '' : 'Z')) : null
  if (!date || Number.isNaN(date.getTime())) throw new WrongField('created_at: must be an ISO date or seconds since 1970')
  return date
}
