const ROLES_MAX = 20
const ROLE = /^[a-z][a-z0-9_-]{0,31}$/

/** Each role once, in the order given; null if one of them is no role: a lower-case word of letters, digits, `-` and `_`. */
export function parseRoles(roles: readonly string[]): readonly string[] | null {
  const distinct = [...new Set(roles)]
  return distinct.length <= ROLES_MAX && distinct.every((role) => ROLE.test(role)) ? distinct : null
}
