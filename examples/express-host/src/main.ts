import { createAuth } from '@latchkey/web'
import { authRetryLink } from '@latchkey/web/client'
import { defineAuthElements } from '@latchkey/web/elements'
import { createTRPCClient, httpLink } from '@trpc/client'
import type { AppRouter } from '../server/app-router.ts'

const API = '/api'

const auth = createAuth({ url: API })
void auth.handleEmailLink()
defineAuthElements(auth)

// A call that needs a login opens the dialog, and is made again after it.
const trpc = createTRPCClient<AppRouter>({ links: [authRetryLink(auth), httpLink({ url: API })] })

const find = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, id: string): HTMLElementTagNameMap[Tag] => {
  const found = document.querySelector<HTMLElementTagNameMap[Tag]>(`${tag}#${id}`)
  if (!found) throw new Error(`The page has no <${tag} id="${id}">.`)
  return found
}
const news = find('p', 'news')
const form = find('form', 'note')

function show(notes: readonly string[]): void {
  const items = notes.map((text) => Object.assign(document.createElement('li'), { textContent: text }))
  find('ul', 'notes').replaceChildren(...items)
  news.textContent = notes.length === 0 ? 'Only users see this. You have no notes yet.' : 'Only users see this.'
}

/** Shows the notes that a call returns; it fails when the login was cancelled. */
async function showResult(call: Promise<readonly string[]>): Promise<void> {
  await call.then(show, () => (news.textContent = auth.user() ? 'That did not work.' : 'You cancelled.'))
}

find('button', 'members').addEventListener('click', () => void showResult(trpc.notes.list.query()))
form.addEventListener('submit', (event) => {
  event.preventDefault()
  void showResult(trpc.notes.add.mutate({ text: find('input', 'text').value }))
})
const offerSignUp = () => void (find('button', 'signup').hidden = auth.user() !== null)
void auth.ready.then(offerSignUp)
auth.subscribe(offerSignUp)
auth.on('login', ({ name }) => (news.textContent = `Hello ${name}`))
auth.on('logout', () => {
  show([])
  news.textContent = 'Goodbye'
})
