import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { REFERENCE, writeReference } from './reference/write-reference.ts'
import { ROOT } from './repository.ts'

/** `node scripts/reference.ts`: writes docs/reference from the docstrings of what the packages hand out. */
const folder = join(ROOT, REFERENCE)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const [name, text] of writeReference()) writeFileSync(join(folder, name), text)
