import { existsSync } from 'node:fs'
import type { RequestHandler } from 'express'
import sirv, { type Options } from 'sirv'

/**
 * Serves the files that are in `folder` when the server starts, and none besides: no path can lead out of it. Where the build left a compressed copy beside a file (`x.js.br`),
 * clients that understand it get that one. Nothing is compressed for a request: that would wait for the threads that hash passwords.
 *
 * Files that appear later, as in a build while the server runs, are not seen.
 */
export function serveFiles(folder: string, options: Pick<Options, 'maxAge' | 'immutable' | 'etag'>): RequestHandler {
  if (!existsSync(folder)) return (_request, _response, next) => next()
  return sirv(folder, { ...options, brotli: true, gzip: true, extensions: [] })
}
