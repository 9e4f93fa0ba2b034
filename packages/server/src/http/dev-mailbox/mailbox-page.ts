import type { CaughtMail } from '../../ports/dev-mailbox.ts'
import { html, type Html } from './html.ts'

/** More than that nobody reads; the JSON has them all. */
const SHOWN_MAX = 50

/** The page of the dev mailbox: the newest mail first and open, with the one click that follows its link. */
export function renderMailboxPage(mails: readonly CaughtMail[], to: string | undefined): string {
  const shown = mails.slice(0, SHOWN_MAX)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Dev mailbox</title>
        <link rel="stylesheet" href="/dev/mailbox.css" />
        <script type="module" src="/dev/mailbox.js"></script>
      </head>
      <body>
        <header class="bar">
          <div class="intro">
            <h1>Dev mailbox</h1>
            <p>Every email of this server lands here. Nothing is delivered.</p>
          </div>
          <form class="filter" role="search" method="get" action="/dev/mailbox">
            <label for="to">Recipient</label>
            <input id="to" name="to" type="email" value="${to ?? ''}" placeholder="anybody" autocomplete="off" spellcheck="false" />
            <button>Show</button>
          </form>
        </header>
        <main>
          <p id="news" role="status" class="news"></p>
          <div id="mails">${shown.map((mail, index) => renderMail(mail, index === 0))}</div>
          ${shown.length === 0 ? renderEmpty(to) : html``}
          ${mails.length > SHOWN_MAX ? html`<p class="more">The newest ${SHOWN_MAX} of ${mails.length}. <a href="/dev/mailbox.json">All as JSON</a></p>` : html``}
        </main>
      </body>
    </html> `.html
}

function renderEmpty(to: string | undefined): Html {
  return html`<div id="empty" class="empty">
    <p class="empty-title">${to ? `No mail to ${to} yet` : 'No mail yet'}</p>
    <p>Sign up or ask for a new password in the app: the email appears here by itself.</p>
  </div>`
}

function renderMail(mail: CaughtMail, isOpen: boolean): Html {
  const link = findLink(mail.text)
  const code = /^\d{6}$/m.exec(mail.text)?.[0]
  const page = `/dev/mailbox/${encodeURIComponent(mail.id)}.html`
  return html`<article class="mail" data-mail="${mail.id}" data-subject="${mail.subject}">
    <div class="head">
      <div class="what">
        <h2>${mail.subject}</h2>
        <p class="meta">
          <span>To&nbsp;<b>${mail.to}</b></span> <time datetime="${mail.sentAt.toISOString()}">${formatTime(mail.sentAt)}</time>
          <span class="purpose">${mail.purpose}</span>
        </p>
      </div>
      <div class="act">
        ${code ? html`<p class="code"><span>Code</span> <b>${code}</b></p>` : html``}
        ${link ? html`<a class="follow" href="${link}" target="_blank" rel="noopener">Follow link<span class="unseen"> of “${mail.subject}” (new tab)</span></a>` : html``}
      </div>
    </div>
    <details class="body" ${isOpen ? html` open` : html``}>
      <summary>Email</summary>
      <iframe src="${page}" title="${mail.subject}" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
      <p class="own">
        <a href="${page}" target="_blank" rel="noopener">On a page of its own<span class="unseen"> (new tab)</span></a>
      </p>
    </details>
    <details class="body">
      <summary>Text version</summary>
      <pre tabindex="0">${mail.text}</pre>
    </details>
  </article> `
}

/** The first link of the text part: a mail of ours holds one only, or the one to take first. */
function findLink(text: string): string | undefined {
  return /^https?:\/\/\S+$/m.exec(text)?.[0]
}

/** Until the script writes it in the reader's own time zone. */
function formatTime(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
