import { readFileSync } from 'node:fs'
import { parseSync, type Comment, type Directive, type ExportNamedDeclaration, type ImportDeclaration, type Statement } from 'oxc-parser'

/** Something that a file declares, by the name it has there. */
export interface Declaration {
  readonly name: string
  readonly file: string
  readonly kind: 'function' | 'class' | 'interface' | 'type' | 'const'
  /** The comment above it, without its marks; null if there is none. */
  readonly docs: string | null
  /** Its source without `export` and without what it does inside: what a caller has to know. */
  readonly signature: string
  /** Names in the signature that may stand for other declarations. */
  readonly mentions: readonly string[]
}

/** Where a name in a file comes from: another file or package, and its name there. */
export interface Source {
  readonly from: string
  readonly name: string
}

/** What the outside can see of one file. */
export interface Module {
  readonly declarations: ReadonlyMap<string, Declaration>
  /** What it hands on: by the name that it gives, the name inside of it, or where that is from. */
  readonly exports: ReadonlyMap<string, string | Source>
  readonly imports: ReadonlyMap<string, Source>
  /** Files that it hands on whole. */
  readonly stars: readonly string[]
}

/** Reads a file of TypeScript: what it declares, hands on and takes in. Throws if it is none. */
export function parseModule(file: string): Module {
  const text = readFileSync(file, 'utf8')
  const { program, comments, errors } = parseSync(file, text)
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
  const declarations = new Map<string, Declaration>()
  const declare = (statement: Statement | Directive, start: number) => {
    const names = namesOf(statement)
    const signature = text.slice(statement.start, endOfSignature(statement, text)).trim()
    const shared = { file, kind: kindOf(statement), docs: findDocs(comments, text, start), signature, mentions: findMentions(signature) }
    // Of overloads, or of a type and a value by one name, the first stands for all.
    for (const name of names) if (!declarations.has(name)) declarations.set(name, { name, ...shared })
    return names
  }
  const exports = program.body.flatMap((statement) => {
    if (statement.type === 'ExportNamedDeclaration') return readExports(statement, declare)
    declare(statement, statement.start)
    return []
  })
  return {
    declarations,
    exports: new Map(exports),
    imports: new Map(program.body.flatMap((statement) => (statement.type === 'ImportDeclaration' ? readImports(statement) : []))),
    stars: program.body.flatMap((statement) => (statement.type === 'ExportAllDeclaration' ? [statement.source.value] : [])),
  }
}

function readImports({ specifiers, source }: ImportDeclaration): [string, Source][] {
  return specifiers.map((specifier) => {
    const name = specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : '*'
    return [specifier.local.name, { from: source.value, name }]
  })
}

function readExports(
  { declaration, specifiers, source, start }: ExportNamedDeclaration,
  declare: (statement: Statement, start: number) => string[],
): [string, string | Source][] {
  const declared = declaration ? declare(declaration, start) : []
  return [
    ...declared.map((name): [string, string] => [name, name]),
    ...specifiers.map(({ local, exported }): [string, string | Source] => {
      const inside = nameOf(local)
      return [nameOf(exported), source ? { from: source.value, name: inside } : inside]
    }),
  ]
}

interface Named {
  readonly type: string
  readonly name?: string
  readonly value?: unknown
}

function nameOf(node: Named): string {
  return node.name ?? String(node.value)
}

function namesOf(statement: Statement | Directive): string[] {
  if (statement.type === 'VariableDeclaration')
    return statement.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
  const id = 'id' in statement ? statement.id : null
  return id?.type === 'Identifier' ? [id.name] : []
}

const KINDS: Readonly<Record<string, Declaration['kind']>> = {
  FunctionDeclaration: 'function',
  TSDeclareFunction: 'function',
  ClassDeclaration: 'class',
  TSInterfaceDeclaration: 'interface',
  TSTypeAliasDeclaration: 'type',
}

function kindOf({ type }: Statement | Directive): Declaration['kind'] {
  return KINDS[type] ?? 'const'
}

/** A function ends before its body; all else is a promise as a whole. */
function endOfSignature(statement: Statement | Directive, text: string): number {
  if (statement.type === 'FunctionDeclaration' && statement.body) return statement.body.start
  if (statement.type !== 'VariableDeclaration') return statement.end
  const [{ init, id } = {}] = statement.declarations
  if (init?.type === 'ArrowFunctionExpression') return text.lastIndexOf('=>', init.body.start)
  // What is built by a call tells nothing about itself; values and schemas do.
  return id?.type === 'Identifier' && id.typeAnnotation ? id.typeAnnotation.end : statement.end
}

/** The documentation that ends where the declaration begins. */
function findDocs(comments: readonly Comment[], text: string, start: number): string | null {
  const comment = comments.find(
    ({ end, type, value }) => type === 'Block' && value.startsWith('*') && end <= start && text.slice(end, start).trim() === '',
  )
  if (!comment) return null
  const lines = comment.value.slice(1).split('\n')
  return lines
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .trim()
}

/** Any word outside of comments and strings may be one; what is none is found nowhere. */
function findMentions(signature: string): string[] {
  const code = signature.replaceAll(/\/\*[^]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'/g, ' ')
  return [...new Set(code.match(/[A-Za-z_$][\w$]*/g))]
}
