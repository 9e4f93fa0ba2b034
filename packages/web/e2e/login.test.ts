import { expect, test } from 'vitest'
import { finishMessage, logIn, PASSWORD, signUp, signUpAndConfirm, startJourney } from './support/journey.ts'

const email = 'ada@x.test'

test('a wrong address and a wrong password look the same, and keep what was typed (UX-17, UX-18, S1-18, S4-65, LI-1)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  await signUpAndConfirm(journey, await journey.visitor(), email)
  const texts: string[] = []
  for (const typed of [email, 'nobody@x.test']) {
    await logIn(visitor, typed, 'a wrong password')
    const form = visitor.dialog('Log in')
    await form.getByRole('alert').getByText(/\S/).waitFor()
    texts.push(await form.innerText())
    expect([await form.getByLabel('Email').inputValue(), await form.getByLabel('Password', { exact: true }).inputValue()]).toEqual([
      typed,
      '',
    ])
  }
  expect(texts[0]).toBe(texts[1])
})

test('who has not confirmed yet can have the mail sent again, from the login dialog (S1-16, S1-20, SU-2)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  await signUp(visitor, email)
  await journey.mail(email, 'confirm')
  await new Promise((resolve) => setTimeout(resolve, 1100)) // the cool-down of these tests
  await logIn(visitor, email)
  const form = visitor.dialog('Log in')
  await form.getByText('Send the confirmation email again').click()
  const again = await journey.mail(email, 'confirm', 1)
  await visitor.page.goto('about:blank')
  await visitor.page.goto(`/${again.hash()}`)
  await visitor.dialog('Confirm your email address').getByRole('button', { name: 'Confirm my email address' }).click()
  await finishMessage(visitor, 'Welcome')
  expect(visitor.errors).toEqual([])
})

test('a protected page asks for a login and comes back exactly there; nothing flashes on reload (UX-54, UX-55, S4-67)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  const { page } = visitor
  await signUpAndConfirm(journey, visitor, email)
  await page.getByRole('main').getByRole('button', { name: 'Log out' }).click()
  await page.getByText('You are not logged in').waitFor()

  await page.goto('/dashboard?tab=2')
  await page.waitForURL(/\/login\?next=/)
  const main = page.getByRole('main')
  await main.getByLabel('Email').fill(email)
  await main.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await main.getByRole('button', { name: 'Log in', exact: true }).click()
  await page.waitForURL(`${journey.url}/dashboard?tab=2`)

  const visited: string[] = []
  page.on('framenavigated', (frame) => visited.push(frame.url()))
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(visited.filter((url) => url.includes('/login'))).toEqual([])
  expect(new URL(page.url()).pathname).toBe('/dashboard')
})

test.each(['//evil.test', '/\\evil.test', 'javascript:alert(1)', 'https://evil.test', '%2F%2Fevil.test', '/\t/evil.test'])(
  'next=%s leads home (CX-5, S4-68, UX-55)',
  async (next) => {
    await using journey = await startJourney()
    const visitor = await journey.visitor()
    await signUpAndConfirm(journey, visitor, email)
    await visitor.page.getByRole('main').getByRole('button', { name: 'Log out' }).click()
    await visitor.page.getByText('You are not logged in').waitFor()
    await visitor.page.goto(`/login?next=${encodeURIComponent(next)}`)
    const main = visitor.page.getByRole('main')
    await main.getByLabel('Email').fill(email)
    await main.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await main.getByRole('button', { name: 'Log in', exact: true }).click()
    await visitor.page.getByText(`You are logged in as ${email}`).waitFor()
    expect(visitor.page.url()).toBe(`${journey.url}/`)
  },
)

test('who is logged in is sent home from the login and sign-up pages (UX-56, S4-64)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  await signUpAndConfirm(journey, visitor, email)
  for (const path of ['/login', '/signup']) {
    await visitor.page.goto(path)
    await visitor.page.getByText(`You are logged in as ${email}`).waitFor()
    expect(visitor.page.url()).toBe(`${journey.url}/`)
  }
})

test('tabs follow each other’s login and logout (UX-57)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  const tab = await visitor.context.newPage()
  await tab.goto('/')
  await signUpAndConfirm(journey, visitor, email)
  await tab.getByText(`You are logged in as ${email}`).waitFor()
  await tab.getByRole('main').getByRole('button', { name: 'Log out' }).click()
  await visitor.page.getByText('You are not logged in').waitFor()
  expect(visitor.errors).toEqual([])
})

test('another user who takes over in another tab sees nothing of the one before (UX-57)', async () => {
  await using journey = await startJourney()
  const [ada, bob] = [await journey.visitor(), await journey.visitor()]
  await signUpAndConfirm(journey, ada, email)
  await signUp(bob, 'bob@x.test', PASSWORD, 'Bob')
  await bob
    .dialog('Check your email')
    .getByLabel('Code')
    .fill((await journey.mail('bob@x.test', 'confirm')).code())
  await bob.dialog('Check your email').getByRole('button', { name: 'Confirm' }).click()
  await finishMessage(bob, 'Welcome')
  const main = ada.page.getByRole('main')
  await ada.page.goto('/dashboard')
  await main.getByLabel('New note').fill('a note of Ada')
  await main.getByRole('button', { name: 'Add note' }).click()
  await main.getByRole('listitem').getByText('a note of Ada').waitFor()
  await main.getByLabel('New note').fill('half a note of Ada')
  const account = await ada.context.newPage()
  await account.goto('/account?section=name')
  await account.getByLabel('Name').fill('Ada the Great')

  await ada.context.addCookies(await bob.context.cookies())
  const tab = await ada.context.newPage()
  await tab.goto('/')
  await tab.evaluate(() => {
    const channel = new BroadcastChannel('latchkey:/trpc')
    const tellOtherTabs = channel.postMessage.bind(channel)
    tellOtherTabs(null)
  })
  await main.getByRole('heading', { level: 1, name: 'Hi, Bob!' }).waitFor()
  await main.getByText('Nothing yet.').waitFor()
  expect(await main.getByText('a note of Ada').count()).toBe(0)
  expect(await main.getByLabel('New note').inputValue()).toBe('')
  await expect.poll(() => account.getByLabel('Name').inputValue()).toBe('Bob')
  expect(ada.errors).toEqual([])
})

test('the menu greets by name and leads everywhere (S3-59, S3-60)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  await signUpAndConfirm(journey, visitor, email)
  await visitor.page
    .getByRole('banner')
    .getByRole('button', { name: /Hi, Ada/ })
    .click()
  await visitor.page.getByRole('banner').getByRole('link', { name: 'Dashboard' }).click()
  await visitor.page.waitForURL(`${journey.url}/dashboard`)
  await visitor.page
    .getByRole('banner')
    .getByRole('button', { name: /Hi, Ada/ })
    .click()
  await visitor.page.getByRole('banner').getByRole('button', { name: 'Log out' }).click()
  await visitor.page.getByRole('banner').getByRole('button', { name: 'Sign up' }).waitFor()
  expect(visitor.errors).toEqual([])
})

test('a form without its script never puts the password into the URL (UX-7)', async () => {
  await using journey = await startJourney()
  const context = await journey.browser.newContext({ baseURL: journey.url })
  const page = await context.newPage()
  await page.goto('/login')
  const form = page.getByRole('main').locator('form')
  await form.waitFor()
  expect(await form.getAttribute('method')).toBe('post')
  // The handlers are gone, the form is still there.
  await form.evaluate((element) => element.replaceWith(element.cloneNode(true)))
  await form.getByLabel('Email').fill(email)
  await form.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await form.getByRole('button', { name: 'Log in', exact: true }).click()
  await page.waitForLoadState()
  expect(page.url()).not.toContain('password')
})

test('the form leaves the page after a login, and the address stays (UX-6)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  await signUpAndConfirm(journey, visitor, email)
  await visitor.page.getByRole('main').getByRole('button', { name: 'Log out' }).click()
  await visitor.page.getByText('You are not logged in').waitFor()
  await logIn(visitor, email)
  await visitor.page.getByText(`You are logged in as ${email}`).waitFor()
  expect(await visitor.page.locator('dialog form').count()).toBe(0)
  expect(visitor.page.url()).toBe(`${journey.url}/`)
})

test('a server that is away loses nothing that was typed, and trying again works (UX-22)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  const { page, dialog } = visitor
  await signUpAndConfirm(journey, visitor, email)
  await page.getByRole('main').getByRole('button', { name: 'Log out' }).click()
  await page.getByText('You are not logged in').waitFor()
  await page.route('**/trpc/auth.login', (route) => route.abort())
  await logIn(visitor, email)
  const form = dialog('Log in')
  await form.getByRole('alert').getByText(/\S/).waitFor()
  expect(await form.innerText()).not.toMatch(/fetch|TypeError|trpc/i)
  expect(await form.getByLabel('Email').inputValue()).toBe(email)
  await page.unroute('**/trpc/auth.login')
  const password = form.getByLabel('Password', { exact: true })
  if ((await password.inputValue()) === '') await password.fill(PASSWORD)
  await form.locator('[data-latchkey-part="submit"]').click()
  await page.getByText(`You are logged in as ${email}`).waitFor()
})

test('too many tries are told with the time to wait (UX-21)', async () => {
  await using journey = await startJourney({ LOGIN_MAX_FAILURES: '1', LOGIN_WINDOW: '2s' })
  const visitor = await journey.visitor()
  await signUpAndConfirm(journey, await journey.visitor(), email)
  await logIn(visitor, email, 'a wrong password')
  const form = visitor.dialog('Log in')
  await form.getByRole('alert').getByText(/\S/).waitFor()
  await form.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await form.locator('[data-latchkey-part="submit"]').click()
  await form.getByText(/try again in/i).waitFor()
  await form.getByText(/You can try again now/).waitFor()
  const password = form.getByLabel('Password', { exact: true })
  if ((await password.inputValue()) === '') await password.fill(PASSWORD)
  await form.locator('[data-latchkey-part="submit"]').click()
  await visitor.page.getByText(`You are logged in as ${email}`).waitFor()
  expect(visitor.errors).toEqual([])
})
