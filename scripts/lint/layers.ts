/** One folder and what its files may import: folders of this repository with all inside, npm packages (`zod` means `zod/mini` too), `node:` for what comes with Node. */
export interface Layer {
  readonly folder: string
  readonly imports: readonly string[]
  /** Only with `import type`. */
  readonly types?: readonly string[]
}

const SHARED = '@latchkey/shared'
const CONTRACT = '@latchkey/shared/contract'

const SERVER = 'packages/server/src'
const SERVER_ALL = [SERVER, SHARED, CONTRACT, 'node:']
const INNER = inside(SERVER, ['domain', 'ports'])

const WEB = 'packages/web/src'
const WEB_ALL = [WEB, SHARED, 'solid-js']

/** The table of the architecture. A file belongs to the longest folder that it is in; within its layer everything may import everything. */
export const LAYERS: readonly Layer[] = [
  { folder: 'packages/shared/src', imports: ['zod/mini'] },
  { folder: 'packages/shared/src/contract', imports: ['packages/shared/src', 'zod/mini', '@trpc/server'] },

  { folder: `${SERVER}/domain`, imports: [SHARED, 'node:crypto'], types: [CONTRACT] },
  { folder: `${SERVER}/ports`, imports: [`${SERVER}/domain`, SHARED, 'node:crypto'], types: [CONTRACT] },
  { folder: `${SERVER}/mails`, imports: [SHARED], types: [`${SERVER}/domain`, `${SERVER}/ports`] },
  { folder: `${SERVER}/services`, imports: [...INNER, `${SERVER}/mails`, SHARED, 'node:'], types: [CONTRACT] },
  { folder: `${SERVER}/adapters`, imports: [...INNER, SHARED, 'node:', 'rate-limiter-flexible'] },
  { folder: `${SERVER}/adapters/bcrypt`, imports: [...INNER, SHARED, 'node:', 'bcrypt'] },
  { folder: `${SERVER}/adapters/dev-mailbox`, imports: [...INNER, SHARED, 'node:'] },
  { folder: `${SERVER}/adapters/mongo`, imports: [...INNER, SHARED, 'node:', 'mongodb', 'rate-limiter-flexible'] },
  { folder: `${SERVER}/adapters/postmark`, imports: [...INNER, SHARED, 'node:', 'postmark'] },
  { folder: `${SERVER}/adapters/smtp`, imports: [...INNER, SHARED, 'node:', 'nodemailer'] },
  { folder: `${SERVER}/adapters/sqlite`, imports: [...INNER, SHARED, 'node:', 'rate-limiter-flexible'] },
  {
    folder: `${SERVER}/http`,
    imports: [`${SERVER}/services`, SHARED, CONTRACT, 'node:', '@trpc/server', 'express', 'helmet', 'sirv', 'pino', 'prom-client'],
    types: [`${SERVER}/ports`], // of what main.ts hands over
  },
  // The demo's own notes: an application beside Latchkey, which nothing of Latchkey knows.
  { folder: `${SERVER}/demo`, imports: [...SERVER_ALL, '@trpc/server', 'express', 'zod/mini'] },
  { folder: `${SERVER}/cli`, imports: [...SERVER_ALL, 'commander'] },
  { folder: `${SERVER}/testing`, imports: [...SERVER_ALL, '@trpc/server', 'express', 'fast-check', 'mongodb', 'vitest', 'zod/mini'] },
  { folder: SERVER, imports: [...SERVER_ALL, '@trpc/server', 'pino', 'zod'], types: ['express'] },

  { folder: `${WEB}/client`, imports: [SHARED, '@trpc/client', '@trpc/server'], types: [CONTRACT] },
  { folder: `${WEB}/flows`, imports: [SHARED, 'solid-js'], types: [CONTRACT] },
  { folder: `${WEB}/text`, imports: [SHARED], types: [CONTRACT] },
  { folder: `${WEB}/forms`, imports: [SHARED, 'solid-js'], types: [CONTRACT] },
  {
    folder: `${WEB}/dialogs`,
    imports: [...inside(WEB, ['forms', 'text']), SHARED, 'solid-js'],
    types: [`${WEB}/flows`, CONTRACT],
  },
  { folder: `${WEB}/styles`, imports: [] },
  { folder: `${WEB}/embed`, imports: WEB_ALL, types: [CONTRACT] },
  { folder: `${WEB}/elements`, imports: WEB_ALL, types: [CONTRACT] },
  { folder: `${WEB}/gallery`, imports: [...WEB_ALL, '@solidjs/router'], types: [CONTRACT] },
  { folder: `${WEB}/app`, imports: [...WEB_ALL, '@solidjs/router'], types: [CONTRACT] },
  { folder: `${WEB}/testing`, imports: [...WEB_ALL, 'axe-core', 'vitest'], types: [CONTRACT] },
  { folder: WEB, imports: WEB_ALL, types: [CONTRACT] },
]

function inside(folder: string, names: readonly string[]): string[] {
  return names.map((name) => `${folder}/${name}`)
}
