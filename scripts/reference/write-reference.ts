import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ROOT } from '../repository.ts'
import type { Declaration } from './parse-module.ts'
import { findMentioned, surveyDoors, type DoorSurvey } from './survey-doors.ts'

/** The folder of the pages, relative to the repository. */
export const REFERENCE = 'docs/reference'

/** The pages of the reference, by the names of their files. */
export type Reference = ReadonlyMap<string, string>

/** Where a declaration is told of: page and heading. */
interface Place {
  readonly page: string
  readonly anchor: string
}

const SIGNATURE_LINES_MAX = 90
const NOTE = '<!-- Made of the docstrings by `node scripts/reference.ts`: change them, not this page. -->'

/** Writes a page for each package from the sources of its doors. */
export function writeReference(surveys: readonly DoorSurvey[] = surveyDoors()): Reference {
  const places = new Map<Declaration, Place>()
  const plans = surveys.map((survey) => planDoor(survey, places))
  const pages = new Map<string, string>()
  for (const { survey, ours } of plans) {
    const page = pageOf(survey)
    const head = pages.get(page) ?? `${NOTE}\n\n# ${survey.door.specifier}\n`
    pages.set(page, `${head}\n${writeDoor(survey, ours, places)}`)
  }
  return pages
}

function pageOf({ door }: DoorSurvey): string {
  return `${door.specifier.split('/')[1] ?? ''}.md`
}

/** Settles which declarations are told of at this door: those that no door before has told of. */
function planDoor(
  survey: DoorSurvey,
  places: Map<Declaration, Place>,
): { survey: DoorSurvey; ours: [name: string, declaration: Declaration][] } {
  const page = pageOf(survey)
  const all: [string, Declaration][] = [...survey.exports, ...survey.mentioned.map((one): [string, Declaration] => [one.name, one])]
  const ours = all.filter(([, declaration]) => !places.has(declaration))
  for (const [name, declaration] of ours) {
    const taken = [...places.values()].filter(
      (place) => place.page === page && place.anchor.replace(/-\d+$/, '') === name.toLowerCase(),
    ).length
    places.set(declaration, { page, anchor: name.toLowerCase() + (taken > 0 ? `-${taken}` : '') })
  }
  return { survey, ours }
}

function writeDoor(survey: DoorSurvey, ours: readonly [string, Declaration][], places: ReadonlyMap<Declaration, Place>): string {
  const { door, exports } = survey
  const page = pageOf(survey)
  const own = new Set(ours.map(([, declaration]) => declaration))
  const elsewhere = [...exports]
    .filter(([, declaration]) => !own.has(declaration))
    .map(([name, declaration]) => link(name, declaration, page, places))
  const values = ours.filter(([, { kind }]) => kind === 'function' || kind === 'class' || kind === 'const')
  const types = ours.filter(([, { kind }]) => kind === 'interface' || kind === 'type')
  return [
    `## From \`${door.specifier}\`\n`,
    ...(exports.size === 0 ? [`${readRemark(door.file)}\n`] : []),
    ...(elsewhere.length > 0 ? [`Told of elsewhere: ${elsewhere.join(', ')}.\n`] : []),
    ...[...values, ...types].map(([name, declaration]) => writeEntry(name, declaration, page, places, exports.has(name))),
  ].join('\n')
}

function writeEntry(
  name: string,
  declaration: Declaration,
  page: string,
  places: ReadonlyMap<Declaration, Place>,
  isExported: boolean,
): string {
  const mentioned = [...new Set(findMentioned(declaration))].filter((other) => places.has(other) && other !== declaration)
  return [
    `### \`${name}\`\n`,
    `${declaration.docs ?? ''}${isExported ? '' : ' (Not to be imported by its name.)'}\n`,
    `\`\`\`ts\n${showSignature(declaration)}\n\`\`\`\n`,
    ...(mentioned.length > 0 ? [`See ${mentioned.map((other) => link(other.name, other, page, places)).join(', ')}.\n`] : []),
  ].join('\n')
}

function link(name: string, declaration: Declaration, page: string, places: ReadonlyMap<Declaration, Place>): string {
  const place = places.get(declaration)
  return `[\`${name}\`](${place?.page === page ? '' : (place?.page ?? '')}#${place?.anchor ?? ''})`
}

/** What is longer than anybody reads ends with the name of its file. */
function showSignature({ signature, file }: Declaration): string {
  const lines = signature.replace(/^async /, '').split('\n')
  if (lines.length <= SIGNATURE_LINES_MAX) return lines.join('\n')
  return [...lines.slice(0, SIGNATURE_LINES_MAX / 3), `  // … the rest is in ${relative(ROOT, file)}`].join('\n')
}

/** The first comment of a file that hands out nothing, and works by being loaded. */
function readRemark(file: string): string {
  const [, remark = ''] = /\/\*([^]*?)\*\//.exec(readFileSync(join(ROOT, file), 'utf8')) ?? []
  return remark.replaceAll(/\n \* ?/g, '\n').trim()
}
