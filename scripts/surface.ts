import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './repository.ts'
import { SURFACE, writeSurface } from './surface/write-surface.ts'

/** `node scripts/surface.ts`: writes down all that pages can rely on of the web package, so that a change of it is seen. */
writeFileSync(join(ROOT, SURFACE), await writeSurface())
