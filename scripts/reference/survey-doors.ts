import { listDoors } from './list-doors.ts'
import type { Declaration } from './parse-module.ts'
import { readDoor, resolveLocal, type Door } from './read-door.ts'

/** A door, and what a reader of its page finds there. */
export interface DoorSurvey {
  readonly door: Door
  /** By the name that it gives; also what is told of at another door. */
  readonly exports: ReadonlyMap<string, Declaration>
  /** What no door hands out, but is mentioned by what is told of here. */
  readonly mentioned: readonly Declaration[]
}

/** Everything that a developer can see of the packages: each declaration at the first door that hands it out or mentions it. */
export function surveyDoors(doors: readonly Door[] = listDoors()): DoorSurvey[] {
  const handedOut = doors.map((door) => ({ door, exports: readDoor(door) }))
  const seen = new Set(handedOut.flatMap(({ exports }) => [...exports.values()]))
  return handedOut.map(({ door, exports }) => {
    const mentioned: Declaration[] = []
    const queue = [...exports.values()]
    for (let declaration = queue.shift(); declaration; declaration = queue.shift()) {
      const fresh = findMentioned(declaration).filter((other) => !seen.has(other))
      for (const other of fresh) seen.add(other)
      mentioned.push(...fresh)
      queue.push(...fresh)
    }
    return { door, exports, mentioned: mentioned.toSorted((one, other) => one.name.localeCompare(other.name)) }
  })
}

/** Types by their names, and values whose type is meant. */
export function findMentioned({ name, file, signature, mentions }: Declaration): Declaration[] {
  return mentions
    .filter((word) => word !== name && (/^[A-Z]/.test(word) || signature.includes(`typeof ${word}`)))
    .flatMap((word) => resolveLocal(file, word) ?? [])
}

/** The names of what developers can see and nobody has said a word about. */
export function findUndocumented(surveys: readonly DoorSurvey[]): string[] {
  const all = surveys.flatMap(({ exports, mentioned }) => [...exports.values(), ...mentioned])
  return [...new Set(all.filter(({ docs }) => docs === null).map(({ name, file }) => `${name} in ${file.replace(/^.*\/packages\//, '')}`))]
}
