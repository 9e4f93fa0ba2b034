import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { surveyDoors, type DoorSurvey } from '../reference/survey-doors.ts'
import { ROOT } from '../repository.ts'
import { findNames, listKeys, readElements } from './read-names.ts'

/** Where the report lies, relative to the repository. */
export const SURFACE = 'packages/web/public-surface.md'

const NOTE = '<!-- Made of the sources by `node scripts/surface.ts`. A line that goes or changes here breaks pages that rely on it. -->'

/** Everything of the web package that pages can rely on: exports, elements, events, parts, tokens and the keys of words (UX-71). */
export async function writeSurface(): Promise<string> {
  const surveys = surveyDoors().filter(({ door }) => door.specifier.startsWith('@latchkey/web'))
  return [
    NOTE,
    '# What pages can rely on',
    ...section('Doors', listOf(readDoors())),
    ...surveys.flatMap(({ door, exports }) =>
      section(
        `From ${door.specifier}`,
        [...exports].map(([name, { signature }]) => code(name, signature)),
      ),
    ),
    ...section('Types that these mention', mentionedIn(surveys)),
    ...section(
      'Elements',
      readElements().map(
        ({ element, attributes, events }) => `- \`<${element}>\`: attributes ${inline(attributes)}; events ${inline(events)}`,
      ),
    ),
    ...section(
      'Buttons of pages',
      listOf(findNames('elements/follow-buttons.ts', /^ {4}(\w+): \(\) => /gm).map((name) => `data-latchkey="${name}"`)),
    ),
    ...section('Parts', listOf(readParts())),
    ...section('Views', listOf(findNames('flows/flow.ts', /view: '(\w+)'/g))),
    ...section('States', listOf(findNames('forms/create-form.ts', /'(idle|busy|error|done)'/g))),
    ...section('Tokens', listOf(findNames('styles/latchkey/*.css', /(?<![\w-])(--latchkey-[a-z-]+)/g))),
    ...section('Words', listOf(await readWords())),
    '',
  ].join('\n')
}

function readDoors(): string[] {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'packages/web/package.json'), 'utf8')) as { exports: object }
  const locales = findNames('locales/*.ts', /^export const (\w+): Language/gm)
  return Object.keys(manifest.exports).flatMap((door) => (door.includes('*') ? locales.map((tag) => door.replace('*', tag)) : [door]))
}

/** As the forms and elements write them. */
function readParts(): string[] {
  return findNames(
    '{dialogs,forms,elements}/**/*.{ts,tsx}',
    /(?:\b(?:data-latchkey-)?part=|dataset\['latchkeyPart'\] = )["']([a-z-]+)["']/g,
  )
}

/** Of English, whose shape every other language has. */
async function readWords(): Promise<string[]> {
  const files = { en: '', friendly: 'friendly.', unloaded: 'unloaded.' }
  const keys = Object.entries(files).map(async ([name, path]) => {
    const file = join(ROOT, `packages/web/src/text/${path ? `en-${name}` : name}.ts`)
    const tables = (await import(file)) as Readonly<Record<string, object>>
    return listKeys(tables[name] ?? {}, path)
  })
  return (await Promise.all(keys)).flat()
}

function mentionedIn(surveys: readonly DoorSurvey[]): string[] {
  return surveys.flatMap(({ mentioned }) =>
    mentioned.filter(({ kind }) => kind !== 'const').map(({ name, signature }) => code(name, signature)),
  )
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', `## ${title}`, '', ...lines] : []
}

function listOf(names: readonly string[]): string[] {
  return names.map((name) => `- \`${name}\``)
}

function inline(names: readonly string[]): string {
  return names.length > 0 ? names.map((name) => `\`${name}\``).join(', ') : 'none'
}

function code(name: string, signature: string): string {
  return `### \`${name}\`\n\n\`\`\`ts\n${withoutComments(signature)}\n\`\`\`\n`
}

function withoutComments(signature: string): string {
  return signature.replaceAll(/^ *\/\*\*[^]*?\*\/\n/gm, '')
}
