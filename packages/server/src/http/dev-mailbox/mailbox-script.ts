/**
 * Runs in the browser, on the page of the dev mailbox: shows new mail by itself, without disturbing what is being read. A text and no file, so that a bundled server
 * has it too.
 */
export const MAILBOX_SCRIPT = `const LOOK_EVERY_MS = 2000

const list = document.getElementById('mails')
const news = document.getElementById('news')

/** Writes the times in the reader's own zone and language. */
function localize(root) {
  for (const time of root.querySelectorAll('time')) {
    const sentAt = new Date(time.dateTime)
    const isToday = sentAt.toDateString() === new Date().toDateString()
    time.textContent = isToday ? sentAt.toLocaleTimeString() : sentAt.toLocaleString()
    time.title = sentAt.toLocaleString()
  }
}

/** Adds the mails that are not shown yet at the top. The others stay as they are: open, scrolled, focused. */
async function look() {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } })
  if (!response.ok) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  const shown = new Set([...list.children].map((mail) => mail.dataset.mail))
  const added = [...fresh.querySelectorAll('#mails > article')].filter((mail) => !shown.has(mail.dataset.mail))
  if (added.length === 0) return
  for (const mail of added) localize(mail)
  list.prepend(...added)
  document.getElementById('empty')?.remove()
  news.textContent = added.length === 1 ? 'New mail: ' + added[0].dataset.subject : added.length + ' new mails'
}

async function keepLooking() {
  try {
    if (document.visibilityState === 'visible') await look()
  } catch {
    // The server is being restarted.
  }
  setTimeout(keepLooking, LOOK_EVERY_MS)
}

localize(document)
setTimeout(keepLooking, LOOK_EVERY_MS)
`
