import { DEFAULT_LOCALE, isLocale, LOCALES, type Locale } from '@latchkey/shared'
import { Router, type Request, type Response } from 'express'
import type { Mail } from '../ports/mailer.ts'
import { html, type Html } from './dev-mailbox/html.ts'

/** A mail with sample data. */
type Preview = Pick<Mail, 'purpose' | 'subject' | 'html' | 'text'>

const MAIL_CSP = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
const LOOKS = [
  { width: 600, scheme: 'light' },
  { width: 600, scheme: 'dark' },
  { width: 320, scheme: 'light' },
  { width: 320, scheme: 'dark' },
] as const

const STYLE = `
body{margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;background:#f4f6f4;color:#18211d}
nav{display:flex;flex-wrap:wrap;gap:8px 16px}
a{color:#12664a}
.looks{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}
figure{margin:0}
figcaption{font-size:14px;color:#56655d}
iframe{height:760px;border:1px solid #c9d3cc;border-radius:8px;background:Canvas}
.w600{width:600px}.w320{width:320px}.light{color-scheme:light}.dark{color-scheme:dark}
pre{max-width:600px;padding:16px;border:1px solid #c9d3cc;border-radius:8px;background:#fff;overflow:auto;white-space:pre-wrap}`

/** Shows developers every mail, wide and narrow, light and dark, as html and as text, in English or in the language of `?locale=`. Never to be mounted in production. */
export function createMailPreviewRoutes(renderPreviews: (locale: Locale) => Promise<readonly Preview[]>): Router {
  const router = Router()
  router.get('/dev/mail-previews', async (request, response) => {
    const locale = readLocale(request)
    send(response, 'html', renderPage(await renderPreviews(locale), locale))
  })
  router.get('/dev/mail-previews.css', (_request, response) => send(response, 'css', STYLE))
  router.get('/dev/mail-previews/:purpose.html', async (request, response, next) => {
    const previews = await renderPreviews(readLocale(request))
    const preview = previews.find(({ purpose }) => purpose === request.params.purpose)
    if (!preview) return next()
    response.set('Content-Security-Policy', MAIL_CSP)
    send(response, 'html', preview.html)
  })
  return router
}

function readLocale({ query }: Request): Locale {
  return isLocale(query['locale']) ? query['locale'] : DEFAULT_LOCALE
}

function send(response: Response, type: 'html' | 'css', body: string): void {
  response.set('Cache-Control', 'no-store').type(type).send(body)
}

function renderPage(previews: readonly Preview[], locale: Locale): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Mail previews</title>
        <link rel="stylesheet" href="/dev/mail-previews.css" />
      </head>
      <body>
        <h1>Mail previews</h1>
        <nav aria-label="Mails">${previews.map(({ purpose }) => html`<a href="#${purpose}">${purpose}</a>`)}</nav>
        <nav aria-label="Languages">${LOCALES.map((other) => html`<a href="?locale=${other}">${other}</a>`)}</nav>
        <main>${previews.map((preview) => renderPreview(preview, locale))}</main>
      </body>
    </html> `.html
}

function renderPreview({ purpose, subject, text }: Preview, locale: Locale): Html {
  const url = `/dev/mail-previews/${purpose}.html?locale=${locale}`
  const frame = ({ width, scheme }: (typeof LOOKS)[number]) =>
    html`<figure>
      <figcaption>${width} px, ${scheme}</figcaption>
      <iframe class="w${width} ${scheme}" loading="lazy" title="${purpose}, ${width} px, ${scheme}" src="${url}"></iframe>
    </figure>`
  return html`<section id="${purpose}">
    <h2>${subject}</h2>
    <p><a href="${url}">${purpose}</a></p>
    <div class="looks">${LOOKS.map(frame)}</div>
    <h3>Text</h3>
    <pre>${text}</pre>
  </section>`
}
