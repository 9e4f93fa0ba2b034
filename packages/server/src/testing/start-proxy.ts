import { request as ask, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import { listen } from './listen.ts'

/** What a proxy changes on the way: headers by their names in lower case. */
export interface Meddling {
  readonly request?: (headers: IncomingHttpHeaders) => OutgoingHttpHeaders
  readonly response?: (headers: IncomingHttpHeaders) => OutgoingHttpHeaders
}

/** A reverse proxy in front of a server that is given later, because that has to know the address of the proxy. Closes itself. */
export async function startProxy() {
  let target = ''
  let meddling: Meddling = {}
  const server = await listen((request, response) => {
    const { method, url = '/', headers } = request
    const passed = ask(target + url, { method, headers: meddling.request?.(headers) ?? headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, meddling.response?.(answer.headers) ?? answer.headers)
      answer.pipe(response)
    })
    passed.on('error', () => response.writeHead(502).end('bad gateway'))
    request.pipe(passed)
  })
  return {
    ...server,
    /** Passes everything on to this server, changed so. */
    lead: (url: string, how: Meddling = {}) => {
      target = url
      meddling = how
    },
  }
}
