import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './repository.ts'
import { fillProofs, readTests } from './requirements/requirement-table.ts'

const path = join(ROOT, 'SECURITY.md')
writeFileSync(path, fillProofs(readFileSync(path, 'utf8'), readTests()))
