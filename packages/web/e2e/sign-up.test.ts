import { expect, test } from 'vitest'
import { finishMessage, logIn, PASSWORD, signUp, signUpAndConfirm, startJourney } from './support/journey.ts'

test('a stranger signs up, reads the mail, presses the button, logs out, and logs in again to be remembered (UX-41, UX-59, S1-1, S1-7, S1-25, S1-29, S2-47, S3-51, S4-62, S4-71)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  const { page, dialog, context } = visitor
  await page.goto('/')
  await page.getByText('You are not logged in').waitFor()

  await signUp(visitor, 'Ada@x.test')
  await dialog('Check your email').getByText('We have sent a confirmation email to Ada@x.test.').waitFor()
  expect(await context.cookies()).toMatchObject([{ name: '__Host-latchkey-signup', httpOnly: true, secure: true, sameSite: 'Lax' }])

  // The mail as a person reads it: in the dev mailbox, by its link.
  const mailbox = await context.newPage()
  await mailbox.goto('/dev/mailbox')
  await mailbox.getByText('Confirm your email address').first().waitFor()
  const mail = await journey.mail('Ada@x.test', 'confirm')
  expect(mail.text).toContain(`${journey.url}/${mail.hash()}`)

  await page.goto(`/${mail.hash()}`)
  const confirm = dialog('Confirm your email address')
  await confirm.getByText('Ada@x.test').first().waitFor()
  expect(page.url()).toBe(`${journey.url}/`)
  await confirm.getByRole('button', { name: 'Confirm my email address' }).click()
  expect(await finishMessage(visitor, 'Welcome')).toContain('Thanks for confirming your email address. You are now logged in.')
  await page.getByText('You are logged in as Ada@x.test').waitFor()
  await page.getByRole('heading', { name: 'Hi, Ada!' }).waitFor()

  await page.getByRole('main').getByRole('button', { name: 'Log out' }).click()
  await page.getByText('You are not logged in').waitFor()
  await logIn(visitor, 'ada@x.test', PASSWORD, true)
  await page.getByText('You are logged in as Ada@x.test').waitFor()
  const session = (await context.cookies()).find((cookie) => cookie.name === '__Host-latchkey')
  expect(session?.expires).toBeGreaterThan(Date.now() / 1000 + 29 * 86_400)
  await page.reload()
  await page.getByText('You are logged in as Ada@x.test').waitFor()
  expect(visitor.errors).toEqual([])
})

test('without “remember me” the browser forgets the session when it is closed (UX-59, S4-62)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  await signUpAndConfirm(journey, visitor, 'ada@x.test')
  await visitor.page.getByRole('main').getByRole('button', { name: 'Log out' }).click()
  await visitor.page.getByText('You are not logged in').waitFor()
  await logIn(visitor, 'ada@x.test')
  await visitor.page.getByText('You are logged in as').waitFor()
  expect((await visitor.context.cookies()).find((cookie) => cookie.name === '__Host-latchkey')).toMatchObject({
    expires: -1,
    httpOnly: true,
    secure: true,
  })
})

test('the confirmation link in another browser asks for the chosen password (SU-4)', async () => {
  await using journey = await startJourney()
  const [desk, phone] = [await journey.visitor(), await journey.visitor()]
  await signUp(desk, 'ada@x.test')
  const mail = await journey.mail('ada@x.test', 'confirm')
  await phone.page.goto(`/${mail.hash()}`)
  const confirm = phone.dialog('Confirm your email address')
  await confirm.getByRole('button', { name: 'Confirm my email address' }).click()
  const password = confirm.getByLabel('Password', { exact: true })
  await password.fill('not the password')
  await confirm.getByRole('button', { name: 'Confirm my email address' }).click()
  await confirm.getByRole('alert').getByText('This is not the password that was chosen at sign-up').waitFor()
  await password.fill(PASSWORD)
  await confirm.getByRole('button', { name: 'Confirm my email address' }).click()
  await finishMessage(phone, 'Welcome')
  await phone.page.getByText('You are logged in as ada@x.test').waitFor()
  // The dialog that waits on the desk goes on by itself.
  await desk.page.getByText('You are logged in as ada@x.test').waitFor({ timeout: 15_000 })
  expect(phone.errors).toEqual([])
})

test('opening the link and clicking nothing changes nothing, also where JavaScript runs (SU-9, UX-42)', async () => {
  await using journey = await startJourney()
  const [owner, scanner] = [await journey.visitor(), await journey.visitor()]
  await signUp(owner, 'ada@x.test')
  const mail = await journey.mail('ada@x.test', 'confirm')
  const mutations: string[] = []
  scanner.page.on('request', (request) => request.method() === 'POST' && mutations.push(request.url()))
  await scanner.page.goto(`/${mail.hash()}`)
  await scanner.dialog('Confirm your email address').waitFor()
  await scanner.page.waitForLoadState('networkidle')
  expect(mutations).toEqual([])
  await owner.page.goto(`/${mail.hash()}`)
  await owner.dialog('Confirm your email address').getByRole('button', { name: 'Confirm my email address' }).click()
  await finishMessage(owner, 'Welcome')
})

test('no secret of a link stays in the address bar, the history or a request (SU-10, UX-43)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  await signUp(visitor, 'ada@x.test')
  const mail = await journey.mail('ada@x.test', 'confirm')
  const requests: string[] = []
  const page = await visitor.context.newPage()
  page.on('request', (request) => requests.push(request.url(), request.headers()['referer'] ?? ''))
  await page.goto(`/login${mail.hash()}`)
  await page.getByRole('dialog', { name: 'Confirm your email address' }).waitFor()
  expect(page.url()).toBe(`${journey.url}/login`)
  await page.reload()
  await page.getByRole('heading', { name: 'Log in' }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(requests.join('\n')).not.toContain(mail.key())
})

test('the code of the mail confirms as the link does (UX-13)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  await signUp(visitor, 'ada@x.test')
  const mail = await journey.mail('ada@x.test', 'confirm')
  const form = visitor.dialog('Check your email')
  const wrong = mail.code() === '123456' ? '654321' : '123456'
  await form.getByLabel('Code').fill(wrong)
  await form.getByRole('button', { name: 'Confirm' }).click()
  await form.getByRole('alert').getByText(/\S/).waitFor()
  await form.getByLabel('Code').fill(mail.code().replace(/(...)(...)/, '$1 $2'))
  await form.getByRole('button', { name: 'Confirm' }).click()
  await finishMessage(visitor, 'Welcome')
  await visitor.page.getByText('You are logged in as ada@x.test').waitFor()
  expect(visitor.errors).toEqual([])
})

test('an address that has an account gets the same screen, and its owner another mail (UX-19, UX-49, SU-1)', async () => {
  await using journey = await startJourney()
  await signUpAndConfirm(journey, await journey.visitor(), 'ada@x.test')
  const screens: string[] = []
  for (const email of ['ada@x.test', 'new@x.test']) {
    const visitor = await journey.visitor()
    await signUp(visitor, email, 'some other password', 'Mallory')
    await visitor.dialog('Check your email').waitFor()
    screens.push((await visitor.dialog('Check your email').innerText()).replaceAll(email, '…').replaceAll(/\d+ seconds?/g, '…'))
  }
  expect(screens[0]).toBe(screens[1])
  const mail = await journey.mail('ada@x.test', 'already_registered')
  expect(mail.text).toContain(`${journey.url}/#?open=forgot`)
  expect(mail.text).not.toContain('Mallory')
  // It leads to a form wherever the page is: a host has no `/login`.
  const owner = await journey.visitor()
  await owner.page.goto(`${journey.url}/#?open=login`)
  await owner.dialog('Log in').waitFor()
  expect(new URL(owner.page.url()).hash).toBe('')
})

test('what was typed survives an error, and a mistake is told at its field (S1-1, S1-3, S1-4, S3-49, UX-15)', async () => {
  await using journey = await startJourney()
  const { page, dialog } = await journey.visitor()
  await page.goto('/')
  await page.getByRole('banner').getByRole('button', { name: 'Sign up' }).click()
  const form = dialog('Sign up')
  const submit = form.getByRole('button', { name: 'Sign up' })
  await submit.click()
  await form.getByText('Must supply a name').waitFor()
  await form.getByLabel('Name').fill('Ada')
  await form.getByLabel('Email').fill('ada@x.test')
  await form.getByLabel('Password', { exact: true }).fill('passwordpassword')
  await form.getByLabel('Repeat password', { exact: true }).fill('password')
  await submit.click()
  await form.getByText('Passwords do not match. Try again.').waitFor()
  await form.getByLabel('Repeat password', { exact: true }).fill('passwordpassword')
  await submit.click()
  const field = form.getByLabel('Password', { exact: true })
  await form.locator('[aria-invalid="true"]').first().waitFor()
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  expect([await form.getByLabel('Name').inputValue(), await form.getByLabel('Email').inputValue()]).toEqual(['Ada', 'ada@x.test'])
})

test('data survives a restart of the server, and a session with it (S2-48)', async () => {
  await using journey = await startJourney()
  const visitor = await journey.visitor()
  await signUpAndConfirm(journey, visitor, 'ada@x.test')
  await journey.restart()
  await visitor.page.reload()
  await visitor.page.getByText('You are logged in as ada@x.test').waitFor()
  expect(visitor.errors).toEqual([])
})
