import type { Plugin } from 'vite'

const USUAL = 'http://localhost:3000'

/** The examples name the server by its usual address, as their guides do. This puts the real one in its place: in the page, and where requests are passed on to. */
export function nameServer(url: string): Plugin {
  return {
    name: 'latchkey:name-server',
    config: ({ server }) => {
      const passedOn = Object.entries(server?.proxy ?? {}).filter(([, target]) => target === USUAL)
      return { server: { proxy: Object.fromEntries(passedOn.map(([path]) => [path, url])) } }
    },
    transformIndexHtml: (html) => html.replaceAll(USUAL, url),
  }
}
