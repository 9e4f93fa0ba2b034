/**
 * A name that no other form of this page has taken: `latchkey-login`, then `latchkey-login-2`. The first is the same at every page load, which is how password
 * managers know a field again. Kept on the global object, because two copies of this library may share a page.
 */
export function claimIdScope(name: string): { readonly scope: string; readonly release: () => void } {
  const taken = takenScopes()
  let scope = name
  for (let count = 2; taken.has(scope); count += 1) scope = `${name}-${count}`
  taken.add(scope)
  return { scope, release: () => void taken.delete(scope) }
}

const KEY = Symbol.for('latchkey.ids')

function takenScopes(): Set<string> {
  const holder: typeof globalThis & { [KEY]?: Set<string> } = globalThis
  return (holder[KEY] ??= new Set())
}
