import { directionOf, type Locale } from '@latchkey/shared'
import { escapeHtml } from './escape-html.ts'
import { MAIL_WORDS } from './text/all-mail-words.ts'

/** What the html part of a mail shows. Everything in it is plain text and gets escaped here. */
export interface MailLayout {
  readonly siteName: string
  /** Says which way its lines run, and what stands under a button. */
  readonly locale: Locale
  readonly title: string
  /** Shown in the list of mails beside the subject. */
  readonly preheader: string
  readonly blocks: readonly MailBlock[]
  /** Small print: mostly what to do if it was not you. */
  readonly footer: readonly string[]
}

/** A part of a mail, under one another. */
export type MailBlock =
  | { readonly kind: 'text'; readonly text: string }
  /** A link as a button, with its address under it for whoever can't press it. */
  | { readonly kind: 'button'; readonly label: string; readonly url: string }
  | { readonly kind: 'link'; readonly text: string; readonly label: string; readonly url: string }
  | { readonly kind: 'code'; readonly text: string; readonly code: string }

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
const MONO = "font-family:ui-monospace,'SF Mono',Menlo,Consolas,'Liberation Mono',monospace"

/** Inline styles are the light theme, since many programs drop style sheets; where they don't, this adds dark colours and narrow screens. */
const STYLE = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:480px){.card{padding:28px 20px!important}.page{padding:20px 12px!important}}
@media (prefers-color-scheme:dark){
.ground{background:#101613!important}
.card{background:#19211d!important;border-color:#2d3a34!important}
.text,.title,.site,.code{color:#e9efec!important}
.soft{color:#a6b5ad!important}
.rule{border-color:#2d3a34!important}
.button,.label{background:#7fd1ac!important;color:#0c1f17!important}
.code{background:#232e28!important}
.url{color:#7fd1ac!important}
}`

/** Lays a mail out: one column of at most 600 px, tables and inline styles for old programs, nothing loaded from anywhere. */
export function layOutMail({ siteName, locale, title, preheader, blocks, footer }: MailLayout): string {
  const direction = directionOf(locale)
  const start = direction === 'ltr' ? 'left' : 'right'
  return `<!doctype html>
<html lang="${locale}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${escapeHtml(title)}</title>
<style>${STYLE}
</style>
</head>
<body class="ground" style="margin:0;background:#f1f4f1;padding:0;width:100%;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px">${escapeHtml(preheader)}</div>
<div role="article" aria-roledescription="email" lang="${locale}" dir="${direction}">
<table role="presentation" class="page ground" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f1f4f1;padding:32px 16px">
<tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
<tr><td class="site" style="${FONT};padding:0 4px 16px;font-size:16px;line-height:24px;font-weight:700;color:#18211d;text-align:${start}">${escapeHtml(siteName)}</td></tr>
<tr><td class="card" style="padding:36px 40px;background:#ffffff;border:1px solid #dbe2dd;border-radius:12px;text-align:${start}">
<h1 class="title" style="${FONT};margin:0 0 16px;font-size:24px;line-height:32px;font-weight:700;letter-spacing:-.01em;color:#18211d">${escapeHtml(title)}</h1>
${blocks.map((block) => renderBlock(block, locale)).join('\n')}
<div class="rule" style="border-top:1px solid #dbe2dd;margin:28px 0 20px;height:0;line-height:0;font-size:0">&#8203;</div>
${footer.map((text) => paragraph(text, 'soft')).join('\n')}
</td></tr>
</table>
</td></tr>
</table>
</div>
</body>
</html>
`
}

function renderBlock(block: MailBlock, locale: Locale): string {
  if (block.kind === 'button') return button(block, MAIL_WORDS[locale].ifButtonFails)
  if (block.kind === 'link') return paragraph(block.text, 'text', ` ${anchor(block.url, block.label)}`)
  return paragraph(block.text, 'text') + (block.kind === 'code' ? codeBox(block.code) : '')
}

function paragraph(text: string, tone: 'text' | 'soft', more = ''): string {
  const look =
    tone === 'text'
      ? 'margin:0 0 16px;font-size:16px;line-height:25px;color:#2b3731'
      : 'margin:0 0 8px;font-size:14px;line-height:21px;color:#56655d'
  return `<p class="${tone}" style="${FONT};${look}">${escapeHtml(text).replaceAll('\n', '<br>')}${more}</p>`
}

function button({ label, url }: { label: string; url: string }, ifItFails: string): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0">
<tr><td class="button" align="center" bgcolor="#12664a" style="border-radius:8px;background:#12664a">
<a class="label" href="${escapeHtml(url)}" style="${FONT};display:inline-block;padding:13px 26px;border-radius:8px;font-size:16px;line-height:22px;font-weight:600;color:#ffffff;text-decoration:none">${escapeHtml(label)}</a>
</td></tr>
</table>
${paragraph(ifItFails, 'soft')}
<p dir="ltr" style="${FONT};margin:0 0 24px;font-size:14px;line-height:21px;word-break:break-all;overflow-wrap:anywhere">${anchor(url, url)}</p>`
}

function codeBox(code: string): string {
  return `<p class="code" dir="ltr" style="${MONO};margin:0 0 20px;padding:14px 12px;border-radius:8px;background:#ebf1ed;font-size:28px;line-height:34px;font-weight:600;letter-spacing:.22em;text-align:center;color:#18211d">${escapeHtml(code)}</p>`
}

function anchor(url: string, label: string): string {
  return `<a class="url" href="${escapeHtml(url)}" style="color:#12664a;text-decoration:underline">${escapeHtml(label)}</a>`
}
