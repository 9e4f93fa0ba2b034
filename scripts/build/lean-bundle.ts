import { isBuiltin } from 'node:module'
import type { Plugin } from 'vite'

/** What Express and pino load for things that the server does not do: it reads bodies, queries and files by itself, and writes its log in its own thread. */
const UNUSED = new Set(['body-parser', 'qs', 'serve-static', 'cookie-signature', 'thread-stream'])
/** What Express tells those who look for a bug in Express (`DEBUG=express:*`), in colours. */
const DEBUG = 'debug'
const EMPTY: ReadonlyMap<string, string> = new Map([
  ...Array.from(UNUSED, (name) => [name, 'module.exports = {}'] as const),
  [DEBUG, 'module.exports = () => Object.assign(() => {}, { enabled: false })'],
])
const PREFIX = '\0empty:'

/** Express asks mime-types, which sorts all 2,500 types of the world at import. These are the ones that the server's own pages and answers have. */
const TYPES = ['application/json', 'application/octet-stream', 'image/svg+xml', 'text/css', 'text/html', 'text/javascript', 'text/plain']

/** Leaves out of the bundle what is loaded and never used. */
export function leaveOutUnused(): Plugin {
  return {
    name: 'leave-out-unused',
    enforce: 'pre',
    resolveId: { order: 'pre', handler: (id) => (EMPTY.has(id) ? `${PREFIX}${id}.cjs` : null) },
    load: { order: 'pre', filter: { id: /^\0empty:/ }, handler: (id) => EMPTY.get(id.slice(PREFIX.length, -'.cjs'.length)) ?? null },
    transform: {
      order: 'pre',
      filter: { id: /mime-db[\\/]db\.json$/ },
      handler: (code) =>
        JSON.stringify(Object.fromEntries(TYPES.map((type) => [type, (JSON.parse(code) as Record<string, unknown>)[type]]))),
    },
  }
}

const IMPORT = /^import (?:\* as (?<all>[\w$]+)|(?<main>[\w$]+)|\{(?<some>[^}]*)\}) from "(?<id>(?:node:)?[\w/]+)";$/gm

/**
 * Takes from Node's own modules what is used and no more. An import reads every name of them, and behind some of the names are whole libraries: WebSocket and
 * fetch behind `http`, WebCrypto behind `crypto`, streams and promises behind `fs`.
 */
export function takeFromNodeByName(): Plugin {
  return {
    name: 'take-from-node-by-name',
    renderChunk: {
      order: 'post',
      handler: (code) =>
        code.replaceAll(IMPORT, (statement: string, ...rest: unknown[]) => {
          const { all, main, some, id = '' } = rest.at(-1) as Record<string, string | undefined>
          if (!isBuiltin(id)) return statement
          return `const ${all ?? main ?? `{${some?.replaceAll(' as ', ': ')}}`} = process.getBuiltinModule("${id}");`
        }),
    },
  }
}

/** Writes every other character as an escape: one that Latin-1 doesn't have makes V8 keep two bytes for each character of the file, as long as the server runs. */
export function writeAscii(): Plugin {
  return {
    name: 'write-ascii',
    // Not by renderChunk, after which the text is written once more.
    generateBundle: {
      order: 'post',
      handler: (_options, bundle) => {
        for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = escapeToAscii(chunk.code)
      },
    },
  }
}

function escapeToAscii(code: string): string {
  return code.replaceAll(/[^\0-\x7f]/g, (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
