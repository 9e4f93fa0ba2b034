import { AuthError } from '@latchkey/shared'
import type { Api, User } from '@latchkey/shared/contract'
import { describe, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { ADA, createFakeApi } from '../testing/fake-api.ts'
import type { Auth } from './auth.ts'
import { createAuth } from './create-auth.tsx'

function start(answers?: Partial<Api>) {
  const fake = createFakeApi(answers)
  const auth: Auth = createAuth({ api: fake.api, url: `/trpc-${crypto.randomUUID()}` })
  onTestFinished(() => auth.dispose())
  return { auth, ...fake }
}

/** A host page: a button that opens the dialog, and more text than fits on the screen. */
function hostPage(onClick: () => unknown) {
  const main = document.body.appendChild(document.createElement('main'))
  main.innerHTML = '<h1>Shop</h1><button type="button">Open</button><div style="height: 4000px">Goods</div>'
  onTestFinished(() => main.remove())
  const button = main.querySelector('button')
  button?.addEventListener('click', onClick)
  return { main, button, open: () => userEvent.click(page.getByRole('button', { name: 'Open' })) }
}

const dialog = (name = 'Log in') => page.getByRole('dialog', { name })
const dialogs = () => document.querySelectorAll('dialog')

async function logIn() {
  await userEvent.fill(page.getByLabelText('Email'), 'ada@x.test')
  await userEvent.fill(page.getByLabelText('Password', { exact: true }), 'correct horse')
  await userEvent.keyboard('{Enter}')
}

describe('the dialog', () => {
  test('opens with a name and the focus in its first empty field; the page behind can’t be reached (UX-30)', async () => {
    const { auth } = start()
    const { open, main } = hostPage(() => void auth.loginWithForm({ email: 'ada@x.test' }))
    await open()
    await expect.element(dialog()).toBeVisible()
    await expect.element(page.getByLabelText('Password', { exact: true })).toHaveFocus()
    for (let presses = 0; presses < 12; presses += 1) {
      await userEvent.tab()
      expect(main.contains(document.activeElement)).toBe(false)
    }
    expect(
      page
        .getByRole('button', { name: 'Open' })
        .elements()
        .filter((element) => element.matches(':focus')),
    ).toEqual([])
    expect(dialog().element().matches(':modal')).toBe(true)
  })

  test('Esc cancels: null, and the focus is back where it was (UX-31)', async () => {
    const { auth } = start()
    let user: Promise<User | null> = Promise.resolve(ADA)
    const { open, button } = hostPage(() => (user = auth.loginWithForm()))
    await open()
    await expect.element(dialog()).toBeVisible()
    await userEvent.keyboard('{Escape}')
    expect(await user).toBeNull()
    expect([document.activeElement, dialogs().length]).toEqual([button, 0])
  })

  test('if what opened it is gone, the focus goes to the page’s content, not to nothing (UX-31)', async () => {
    const { auth } = start()
    const { open, button, main } = hostPage(() => void auth.loginWithForm())
    await open()
    await expect.element(dialog()).toBeVisible()
    button?.remove()
    await userEvent.click(page.getByRole('button', { name: 'Cancel' }))
    await expect.poll(() => document.activeElement).toBe(main)
  })

  test('if what opened it goes away a moment later, too (UX-31)', async () => {
    const { auth } = start()
    const { open, button, main } = hostPage(() => void auth.loginWithForm())
    auth.subscribe(() => queueMicrotask(() => button?.remove()))
    await open()
    await expect.element(dialog()).toBeVisible()
    await logIn()
    await expect.poll(() => dialogs().length).toBe(0)
    await expect.poll(() => document.activeElement).toBe(main)
  })

  test('one that must not be cancelled has no Cancel, and stays after two Esc (UX-32)', async () => {
    const { auth } = start()
    void auth.loginWithForm({ allowCancel: false })
    await expect.element(dialog()).toBeVisible()
    await expect.element(dialog()).toHaveAttribute('closedby', 'none')
    await userEvent.keyboard('{Escape}{Escape}{Escape}')
    await expect.element(dialog()).toBeVisible()
    expect(dialog().element().matches(':modal')).toBe(true)
    expect(page.getByRole('button', { name: 'Cancel' }).query()).toBeNull()
    // The way a browser without `closedby` would close it.
    const element = dialog().element()
    if (element instanceof HTMLDialogElement) element.close()
    await expect.poll(() => element.matches(':modal')).toBe(true)
  })

  test('neither a click beside it nor a drag out of a field closes it (UX-33)', async () => {
    const { auth } = start()
    void auth.loginWithForm()
    await expect.element(dialog()).toBeVisible()
    const element = dialog().element()
    const pressed: string[] = []
    for (const type of ['mousedown', 'mouseup', 'click']) {
      element.addEventListener(type, ({ target }) => pressed.push(`${type} ${target === element ? 'beside' : 'inside'}`))
    }
    const beside = { force: true, position: { x: 5, y: 5 } }
    await userEvent.click(page.elementLocator(document.documentElement), beside)
    await userEvent.dragAndDrop(page.getByLabelText('Email'), page.elementLocator(document.documentElement), {
      force: true,
      targetPosition: beside.position,
    })
    expect(pressed).toEqual(['mousedown beside', 'mouseup beside', 'click beside', 'mousedown inside', 'mouseup beside', 'click beside'])
    await new Promise(requestAnimationFrame)
    await expect.element(dialog()).toBeVisible()
  })

  test('what a password manager draws over the page can be used without closing or emptying it (UX-34)', async () => {
    const { auth } = start()
    void auth.loginWithForm()
    await expect.element(dialog()).toBeVisible()
    await userEvent.fill(page.getByLabelText('Email'), 'ada@x.test')
    const menu = document.body.appendChild(document.createElement('div'))
    onTestFinished(() => menu.remove())
    menu.popover = 'manual'
    menu.innerHTML = '<button type="button">Fill in</button>'
    menu.showPopover()
    menu.querySelector('button')?.focus()
    menu.querySelector('button')?.click()
    await new Promise(requestAnimationFrame)
    await expect.element(dialog()).toBeVisible()
    await expect.element(page.getByLabelText('Email')).toHaveValue('ada@x.test')
  })

  test('a second call while it is open gets the same promise; one dialog, and none afterwards (UX-36)', async () => {
    const { auth } = start()
    const first = auth.loginWithForm()
    expect(auth.loginWithForm()).toBe(first)
    expect(auth.signupWithForm()).toBe(first)
    await expect.element(dialog()).toBeVisible()
    expect(auth.loginWithForm()).toBe(first)
    expect(dialogs().length).toBe(1)
    const before = document.body.childElementCount
    await userEvent.keyboard('{Escape}')
    expect(await first).toBeNull()
    expect([dialogs().length, document.body.childElementCount]).toEqual([0, before - 1])
    const again = auth.loginWithForm()
    expect(again).not.toBe(first)
    await expect.element(dialog()).toBeVisible()
  })

  test('the page behind does not scroll, and is where it was afterwards (UX-37)', async () => {
    const { auth } = start()
    const { main } = hostPage(() => {})
    window.scrollTo(0, 700)
    const width = main.clientWidth
    const user = auth.loginWithForm()
    await expect.element(dialog()).toBeVisible()
    expect(getComputedStyle(document.documentElement).overflow).toBe('hidden')
    expect([window.scrollY, main.clientWidth]).toEqual([700, width])
    await userEvent.keyboard('{Escape}')
    await user
    await new Promise(requestAnimationFrame)
    expect([window.scrollY, document.documentElement.style.overflow]).toEqual([700, ''])
  })

  test('a new body took the dialog away, locked the page and left whoever waited for ever: now they get null, and the next call a dialog', async () => {
    const { auth } = start()
    const before = document.body
    onTestFinished(() => document.body.replaceWith(before))
    for (const allowCancel of [true, false]) {
      const user = auth.loginWithForm({ allowCancel })
      await expect.element(dialog()).toBeVisible()
      document.body.replaceWith(document.createElement('body'))
      expect(await user).toBeNull()
      expect(document.documentElement.style.overflow).toBe('')
    }
    void auth.loginWithForm()
    await expect.element(dialog()).toBeVisible()
  })

  test('with an on-screen keyboard its button is reached by scrolling inside (UX-38)', async () => {
    await page.viewport(360, 340)
    onTestFinished(() => page.viewport(1280, 800))
    const { auth } = start()
    void auth.signupWithForm()
    await expect.element(dialog('Sign up')).toBeVisible()
    const submit = page.getByRole('button', { name: 'Sign up' }).element()
    submit.scrollIntoView({ block: 'end', behavior: 'instant' })
    const { top, bottom } = submit.getBoundingClientRect()
    expect(top).toBeGreaterThanOrEqual(0)
    expect(bottom).toBeLessThanOrEqual(340)
    expect(dialog('Sign up').element().scrollTop).toBeGreaterThan(0)
  })

  test('it works in a host that stops every event at the body’s children (UX-39)', async () => {
    const stop = (event: Event) => event.stopPropagation()
    const watch = new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes]))
        for (const type of ['click', 'input', 'submit', 'keydown']) node.addEventListener(type, stop)
    })
    watch.observe(document.body, { childList: true })
    onTestFinished(() => watch.disconnect())
    const { auth } = start()
    const user = auth.loginWithForm()
    await expect.element(dialog()).toBeVisible()
    await logIn()
    expect(await user).toEqual(ADA)
  })

  test('Back closes it (UX-40)', async () => {
    const { auth } = start()
    history.pushState(null, '', '#/second')
    const user = auth.loginWithForm()
    await expect.element(dialog()).toBeVisible()
    history.back()
    expect(await user).toBeNull()
    expect(dialogs().length).toBe(0)
  })

  test('a modal of the host takes the pointer from the whole body: our dialog, a child of it, was dead to the mouse (UX-33)', async () => {
    document.body.style.pointerEvents = 'none'
    onTestFinished(() => void document.body.style.removeProperty('pointer-events'))
    const { auth } = start()
    const user = auth.loginWithForm()
    await expect.element(dialog()).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Cancel' }), { timeout: 3000 })
    expect(await user).toBeNull()
  })

  test('its styles come as one adopted sheet in a layer; nothing is inline (UX-65, UX-66)', async () => {
    const before = document.adoptedStyleSheets.length
    for (let times = 0; times < 2; times += 1) {
      const { auth } = start()
      const user = auth.loginWithForm()
      await expect.element(dialog()).toBeVisible()
      expect(dialog().element().querySelectorAll('[style], style').length).toBe(0)
      await userEvent.keyboard('{Escape}')
      await user
    }
    expect(document.adoptedStyleSheets.length).toBeLessThanOrEqual(before + 1)
    expect([...(document.adoptedStyleSheets.at(-1)?.cssRules ?? [])].every((rule) => rule instanceof CSSLayerBlockRule)).toBe(true)
  })
})

describe('createAuth', () => {
  test('a login is known to everybody who listens, and the address stays (UX-6, S1-29)', async () => {
    const { auth } = start()
    const heard: unknown[] = []
    auth.subscribe((user) => heard.push(user))
    auth.on('login', (user) => heard.push(`login ${user.email}`))
    const { href } = location
    const user = auth.loginWithForm({ message: 'Please log in to see your orders.' })
    await expect.element(page.getByText('Please log in to see your orders.')).toBeVisible()
    const form = document.querySelector('form')
    await logIn()
    expect(await user).toEqual(ADA)
    expect([auth.user(), heard, location.href, form?.isConnected]).toEqual([ADA, [ADA, 'login ada@x.test'], href, false])
  })

  test('a sign-up is told to everybody who listens, with what comes next (S3-51)', async () => {
    const { auth } = start()
    const heard: unknown[] = []
    const stop = auth.on('signup', (detail) => heard.push(detail))
    void auth.signupWithForm()
    await userEvent.fill(page.getByLabelText('Name'), 'Ada')
    await userEvent.fill(page.getByLabelText('Email'), 'ada@x.test')
    await userEvent.fill(page.getByLabelText('Password', { exact: true }), 'correct horse')
    await userEvent.fill(page.getByLabelText('Repeat password', { exact: true }), 'correct horse')
    await userEvent.keyboard('{Enter}')
    await expect.element(dialog('Check your email')).toBeVisible()
    expect(heard).toEqual([{ email: 'ada@x.test', status: 'confirm_email' }])
    stop()
  })

  test('who is logged in already gets no dialog (S1-15)', async () => {
    const { auth } = start({ currentUser: () => Promise.resolve(ADA) })
    expect(await auth.loginWithForm()).toEqual(ADA)
    expect(dialogs().length).toBe(0)
  })

  test('requireUser asks for the login and then for the confirmation, and resolves to the user it led to (UX-46)', async () => {
    let current: User | null = null
    const { auth } = start({
      login: () => Promise.resolve((current = { ...ADA, confirmed: false })),
      currentUser: () => Promise.resolve(current),
      confirmEmail: () => Promise.resolve({ status: 'logged_in', user: (current = ADA) }),
    })
    const user = auth.requireUser({ confirmed: true, message: 'Log in to write a note.' })
    await expect.element(page.getByText('Log in to write a note.')).toBeVisible()
    await logIn()
    await expect.element(dialog('Check your email')).toBeVisible()
    await userEvent.fill(page.getByLabelText('Code'), '123456')
    await userEvent.click(page.getByRole('button', { name: 'Confirm' }))
    await userEvent.click(page.getByRole('button', { name: 'Continue' }))
    expect(await user).toEqual(ADA)
  })

  test('requireUser is null when the confirmation is put off, and at once for who lacks a role (UX-46)', async () => {
    const { auth } = start({ currentUser: () => Promise.resolve({ ...ADA, confirmed: false, roles: ['editor'] }) })
    const user = auth.requireUser({ confirmed: true, roles: ['editor'] })
    await expect.element(dialog('Check your email')).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Close' }))
    expect(await user).toBeNull()
    expect(await auth.requireUser({ roles: ['admin', 'owner'] })).toBeNull()
    // One is enough, as it is for `roleProcedure` on the server.
    expect(await auth.requireUser({ roles: ['editor', 'admin'] })).toMatchObject({ id: 'ada' })
    expect(await auth.requireUser({ roles: [] })).toMatchObject({ id: 'ada' })
    expect(await auth.requireUser({ roles: ['editor'] })).toMatchObject({ id: 'ada' })
    expect(dialogs().length).toBe(0)
  })

  test('a login that is asked for again opens although somebody is logged in, with their address and the reason (UX-58)', async () => {
    const { auth } = start({ currentUser: () => Promise.resolve(ADA) })
    await auth.ready
    const user = auth.loginWithForm({ again: true })
    await expect.element(page.getByText(/^Please log in once more to go on\./)).toBeVisible()
    await expect.element(page.getByLabelText('Email')).toHaveValue('ada@x.test')
    await logIn()
    expect(await user).toEqual(ADA)
  })

  test('before its first use it asks nothing but who is logged in (UX-70)', async () => {
    const { auth, calls } = start()
    await auth.ready
    expect(calls.map(({ name }) => name)).toEqual(['currentUser'])
  })

  test('with a server that can’t be reached the form opens all the same, and says so when it is sent (UX-22)', async () => {
    const away = () => Promise.reject(new AuthError('unavailable'))
    const { auth } = start({ currentUser: away, settings: away, login: away })
    void auth.loginWithForm()
    await expect.element(dialog()).toBeVisible()
    await logIn()
    await expect.element(page.getByRole('alert')).toMatchTextContent(/^We can’t be reached right now\./)
  })

  test('a login that the browser did not keep is no login, and says why (UX-22)', async () => {
    const { auth } = start({ currentUser: () => Promise.resolve(null) })
    const user = auth.loginWithForm()
    await expect.element(dialog()).toBeVisible()
    await logIn()
    await expect.element(page.getByText(/Your browser did not keep the login cookie\. Allow cookies for this site\./)).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: 'Continue' }))
    expect([await user, auth.user()]).toEqual([null, null])
  })

  test('who can’t be asked for is unknown and no guest: it is asked again until there is an answer (UX-22, UX-54)', async () => {
    let away = true
    const { auth } = start({ currentUser: () => (away ? Promise.reject(new AuthError('internal')) : Promise.resolve(ADA)) })
    const heard: string[] = []
    auth.on('unreachable', () => heard.push('unreachable'))
    auth.subscribe((user) => heard.push(user?.name ?? 'nobody'))
    void auth.ready.then(() => heard.push('ready'))
    await expect.poll(() => heard.length).toBeGreaterThan(0)
    await auth.refresh()
    expect(new Set(heard)).toEqual(new Set(['unreachable']))
    away = false
    await auth.ready
    expect(auth.user()).toEqual(ADA)
    expect(heard.slice(-2)).toEqual(['Ada', 'ready'])
  })

  test('the link of a mail is out of the address bar before anything is awaited, and the history state stays (SU-10, UX-43)', async () => {
    const { auth, callsOf } = start()
    history.replaceState({ router: 1 }, '', '#?email=ada%40x.test&confirm=the-key')
    const user = auth.handleEmailLink()
    expect([location.hash, history.state]).toEqual(['', { router: 1 }])
    await userEvent.click(page.getByRole('button', { name: 'Confirm my email address' }))
    await userEvent.click(page.getByRole('button', { name: 'Continue' }))
    expect(await user).toEqual(ADA)
    expect(callsOf('confirmEmail')).toEqual([{ email: 'ada@x.test', key: 'the-key' }])
    expect(auth.user()).toEqual(ADA)
  })

  test('without a link there is nothing to wait for; one that is pasted later is noticed (S1-21)', async () => {
    const { auth } = start()
    expect(await auth.handleEmailLink()).toBeNull()
    location.hash = '#?email=ada%40x.test&pwreset=the-key'
    await expect.element(dialog('Reset your password')).toBeVisible()
    await expect.element(page.getByLabelText('New password', { exact: true })).toHaveFocus()
    expect(location.hash).toBe('')
  })

  test('a login is under way until it is known that the browser keeps it: before, the form looked idle and did nothing (UX-23)', async () => {
    const kept = Promise.withResolvers<User | null>()
    const answers = [Promise.resolve(null)]
    const { auth } = start({ currentUser: () => answers.shift() ?? kept.promise })
    await auth.ready
    const user = auth.loginWithForm()
    await logIn()
    await expect.poll(() => answers.length).toBe(0)
    const button = page.getByRole('button', { name: 'Logging in…' })
    await new Promise((resolve) => setTimeout(resolve, 100))
    await expect.element(button).toHaveAttribute('aria-disabled', 'true')
    kept.resolve(ADA)
    expect(await user).toEqual(ADA)
  })

  test('a mail without a key opens a form, for whoever is not logged in, and leaves no trace in the address bar (S1-13)', async () => {
    const { auth } = start()
    history.replaceState({ router: 1 }, '', '#?open=forgot')
    const user = auth.handleEmailLink()
    expect([location.hash, history.state]).toEqual(['', { router: 1 }])
    await expect.element(dialog('Forgot password')).toBeVisible()
    await userEvent.keyboard('{Escape}')
    expect(await user).toBeNull()
    auth.dispose()
    const { auth: other } = start({ currentUser: () => Promise.resolve(ADA) })
    location.hash = '#?open=login'
    expect(await other.handleEmailLink()).toEqual(ADA)
    expect(dialogs().length).toBe(0)
    // Whoever has forgotten the password may be logged in all the same.
    location.hash = '#?open=forgot'
    await expect.element(dialog('Forgot password')).toBeVisible()
  })

  test('a listener of the page that throws leaves no dialog in the middle of its way', async () => {
    const { auth } = start()
    const reported: unknown[] = []
    const report = (event: ErrorEvent) => {
      event.preventDefault()
      reported.push(event.error)
    }
    window.addEventListener('error', report)
    onTestFinished(() => window.removeEventListener('error', report))
    const bug = new Error('a bug of the page')
    auth.subscribe(() => {
      throw bug
    })
    const heard: (User | null)[] = []
    auth.on('login', (newcomer) => heard.push(newcomer))
    history.replaceState(null, '', '#?email=ada%40x.test&confirm=the-key')
    const user = auth.handleEmailLink()
    await userEvent.click(page.getByRole('button', { name: 'Confirm my email address' }))
    await userEvent.click(page.getByRole('button', { name: 'Continue' }))
    expect(await user).toEqual(ADA)
    expect([reported, heard]).toEqual([[bug], [ADA]])
  })

  test('a login that is asked for while a link is open comes after it (S1-21)', async () => {
    const { auth } = start()
    history.replaceState(null, '', '#?email=ada%40x.test&confirm=the-key')
    void auth.handleEmailLink()
    const user = auth.loginWithForm()
    await expect.element(dialog('Confirm your email address')).toBeVisible()
    expect(dialogs().length).toBe(1)
    await userEvent.keyboard('{Escape}')
    await expect.element(dialog()).toBeVisible()
    await logIn()
    expect(await user).toEqual(ADA)
  })

  test('a login that waited behind a link whose dialog was taken away came up where nobody sees it: now both get null', async () => {
    const { auth } = start()
    const before = document.body
    onTestFinished(() => document.body.replaceWith(before))
    history.replaceState(null, '', '#?email=ada%40x.test&confirm=the-key')
    const both = [auth.handleEmailLink(), auth.loginWithForm()]
    await expect.element(dialog('Confirm your email address')).toBeVisible()
    document.body.replaceWith(document.createElement('body'))
    expect(await Promise.all(both)).toEqual([null, null])
    expect(document.documentElement.style.overflow).toBe('')
  })

  test('tabs follow each other’s login and logout (UX-57)', async () => {
    let current: User | null = null
    const url = `/trpc-${crypto.randomUUID()}`
    const { api } = createFakeApi({
      currentUser: () => Promise.resolve(current),
      login: () => Promise.resolve((current = ADA)),
      logout: () => Promise.resolve((current = null)),
    })
    const [here, there] = [createAuth({ api, url }), createAuth({ api, url })]
    onTestFinished(() => [here, there].forEach((auth) => auth.dispose()))
    void here.loginWithForm()
    await expect.element(dialog()).toBeVisible()
    await logIn()
    await expect.poll(() => there.user()).toEqual(ADA)
    const heard: string[] = []
    here.on('logout', () => heard.push('logout'))
    expect(await there.logout()).toBe(true)
    await expect.poll(() => heard).toEqual(['logout'])
    expect(here.user()).toBeNull()
  })

  test('a logout that does not get through says so, and nobody is logged out (S2-38)', async () => {
    const { auth } = start({ currentUser: () => Promise.resolve(ADA), logout: () => Promise.reject(new AuthError('unavailable')) })
    await auth.ready
    expect(await auth.logout()).toBe(false)
    expect(auth.user()).toEqual(ADA)
  })

  test('a form as a part of the page logs in too, and leaves nothing behind', async () => {
    const { auth } = start()
    const element = document.body.appendChild(document.createElement('div'))
    onTestFinished(() => element.remove())
    const done: User[] = []
    const titles: string[] = []
    const remove = auth.mount(element, 'login', {
      onDone: (user) => done.push(user),
      onShown: ({ title, state }) => titles.push(`${title}, ${state}`),
    })
    await expect.element(page.getByRole('heading', { level: 1, name: 'Log in' })).toBeVisible()
    expect(page.getByRole('button', { name: 'Cancel' }).query()).toBeNull()
    await userEvent.click(page.getByRole('button', { name: 'Log in' }))
    expect(titles.at(-1)).toBe('Log in, error')
    await logIn()
    await expect.poll(() => done).toEqual([ADA])
    remove()
    expect(element.childElementCount).toBe(0)
  })

  test('after it is disposed of there is nothing left of it', async () => {
    const { auth } = start()
    const user = auth.loginWithForm({ allowCancel: false })
    await expect.element(dialog()).toBeVisible()
    auth.dispose()
    expect(await user).toBeNull()
    expect(dialogs().length).toBe(0)
  })
})
