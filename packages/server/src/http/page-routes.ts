import { join } from 'node:path'
import { Router, type Response } from 'express'
import { serveFiles } from './serve-files.ts'

/** Paths that the single-page app knows. Any other page is its "not found", with the status that says so. */
const APP_PATHS: ReadonlySet<string> = new Set([
  '/',
  '/login',
  '/signup',
  '/forgot',
  '/account',
  '/dashboard',
  '/privacy',
  '/terms',
  '/theme',
])
/** Below these there are no pages: what is not there is 404, and in plain text. */
const NOT_PAGES = /^\/(?:trpc|\.well-known|dev|embed|avatars|assets)(?:\/|$)/
const YEAR_SECONDS = 31_536_000

interface Options {
  /** The built single-page app. */
  readonly webRoot: string
  readonly hasGallery: boolean
}

/** The single-page app: its files, and its one page for every path that can be a page. */
export function createPageRoutes({ webRoot, hasGallery }: Options): Router {
  const router = Router()
  const sendPage = (response: Response, file: string) =>
    response.set('Cache-Control', 'no-cache').sendFile(file, { root: webRoot, cacheControl: false })

  router.get('/.well-known/change-password', (_request, response) => response.redirect(302, '/account?section=password'))
  if (hasGallery) router.get('/dev/gallery', (_request, response) => sendPage(response, 'gallery.html'))
  // File names in assets hold a hash of their content, so they never change.
  router.use('/assets', serveFiles(join(webRoot, 'assets'), { maxAge: YEAR_SECONDS, immutable: true }))
  router.get('/favicon.svg', (_request, response) => sendPage(response, 'favicon.svg'))
  router.get('/*path', (request, response, next) => {
    const isFile = /\.[^/]*$/.test(request.path)
    if (isFile || NOT_PAGES.test(request.path)) return next()
    return sendPage(response.status(APP_PATHS.has(request.path.replace(/(.)\/$/, '$1')) ? 200 : 404), 'index.html')
  })
  router.get('/', (_request, response) => sendPage(response, 'index.html'))
  return router
}
