import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ROOT } from '../repository.ts'

/** One row of the table in SECURITY.md. */
export interface Requirement {
  readonly id: string
  readonly title: string
  /** Names of test files, or, after a dash, why there is none. */
  readonly proof: string
}

/** The text of every test, by the name of its file; files of one name in several folders are taken as one. */
export type TestTexts = ReadonlyMap<string, string>

const ROW = /^\| (?<id>[A-Z]{2}-\d+) (?<title>P\d \| .*?) \| (?<proof>.*?) ?\|$/
const FILES_NAMED = 3
const TEST_FILES = ['packages/*/{src,e2e}/**/*.{test,suite}.{ts,tsx}', 'scripts/*.test.ts']

/** Reads all tests of the packages, and of what stands beside them. */
export function readTests(): TestTexts {
  const tests = new Map<string, string>()
  for (const path of globSync(TEST_FILES, { cwd: ROOT }).toSorted()) {
    const name = basename(path)
    tests.set(name, `${tests.get(name) ?? ''}\n${readFileSync(join(ROOT, path), 'utf8')}`)
  }
  return tests
}

/** The rows of a text, of which all else is no concern of ours. */
export function parseRequirements(text: string): Requirement[] {
  return text.split('\n').flatMap((line) => {
    const { id, title, proof } = ROW.exec(line)?.groups ?? {}
    return id && title && proof !== undefined ? [{ id, title, proof }] : []
  })
}

/** The files whose tests name a requirement, those that name it most often first. */
export function findTests(id: string, tests: TestTexts): string[] {
  const count = (text: string) => text.match(new RegExp(`\\b${id}\\b`, 'g'))?.length ?? 0
  const found = [...tests].map(([file, text]) => ({ file, count: count(text) })).filter((candidate) => candidate.count > 0)
  return found.toSorted((a, b) => b.count - a.count || a.file.localeCompare(b.file)).map(({ file }) => file)
}

/** Writes into each row which tests prove it. A reason why there is none stays until there is one. */
export function fillProofs(text: string, tests: TestTexts): string {
  const fill = (line: string) => {
    const [row] = parseRequirements(line)
    if (!row) return line
    const files = findTests(row.id, tests).slice(0, FILES_NAMED)
    const proof = files.length > 0 ? files.map((file) => `\`${file}\``).join(', ') : row.proof
    return `| ${row.id} ${row.title} | ${proof} |`
  }
  return text.split('\n').map(fill).join('\n')
}

/** What is wrong with a row: nothing that proves it and no reason, or a test that is not there or does not name it. */
export function findFault({ id, proof }: Requirement, tests: TestTexts): string | null {
  if (proof.startsWith('– ')) return null
  const files = [...proof.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
  if (files.length === 0) return `${id}: neither a test nor a reason`
  const wrong = files.find((file) => !findTests(id, tests).includes(file))
  return wrong ? `${id}: ${wrong} does not name it; run node scripts/requirements.ts` : null
}
