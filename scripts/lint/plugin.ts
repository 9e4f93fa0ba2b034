import { relative, sep } from 'node:path'
import { findBreach } from './find-breach.ts'

const ROOT = `${import.meta.dirname}/../..`

interface Source {
  readonly value?: unknown
}

interface ImportNode {
  readonly source?: Source | null
  readonly importKind?: string
  readonly exportKind?: string
}

interface RuleContext {
  readonly filename: string
  report(problem: { node: unknown; message: string }): void
}

const layers = {
  create(context: RuleContext) {
    const file = relative(ROOT, context.filename).split(sep).join('/')
    const check = (node: ImportNode): void => {
      const specifier = node.source?.value
      if (typeof specifier !== 'string') return
      const message = findBreach({ file, specifier, typeOnly: node.importKind === 'type' || node.exportKind === 'type' })
      if (message) context.report({ node: node.source, message })
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check }
  },
}

/** The linter's door to the table of layers: a wrong import is an error at its own line. */
export default { meta: { name: 'latchkey' }, rules: { layers } }
