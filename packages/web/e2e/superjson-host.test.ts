import { createServer } from 'node:http'
import { createTestLatchkey, findFreePort, TEST_PASSWORD } from '@latchkey/server/testing'
import { createTRPCClient, httpLink } from '@trpc/client'
import superjson from 'superjson'
import { expect, test } from 'vitest'
import { openVisitor } from './support/journey.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { createSuperjsonHost, type createSuperjsonRouter } from './support/superjson-host.ts'

const email = 'ada@x.test'

/** An application that speaks superjson, with one page. */
async function startApplication() {
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const latchkey = await createTestLatchkey({ publicBaseUrl: url })
  const app = createSuperjsonHost(latchkey)
  app.get('/', (_request, response) => {
    response.send('<!doctype html><button data-latchkey="login">Enter</button><script src="/embed/latchkey.js"></script>')
  })
  const http = createServer(app)
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
  return {
    url,
    latchkey,
    [Symbol.asyncDispose]: async () => {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      await latchkey[Symbol.asyncDispose]()
    },
  }
}

test('in a host that speaks superjson the dialogs log in, with errors at their fields, and its own calls keep their dates (UX-69)', async () => {
  await using application = await startApplication()
  const { createdAt } = await application.latchkey.createUser({ email })
  await using browser = await launchBrowser()
  const { page, context, dialog, errors } = await openVisitor(browser, application.url)
  await page.goto('/')
  await page.getByRole('button', { name: 'Enter' }).click()
  const form = dialog('Log in')
  await form.getByLabel('Email').fill(email)
  await form.getByLabel('Password', { exact: true }).fill('not the password')
  await form.getByRole('button', { name: 'Log in' }).click()
  await form.getByRole('alert').getByText(/\S/).waitFor()
  await form.getByLabel('Password', { exact: true }).fill(TEST_PASSWORD)
  await form.getByRole('button', { name: 'Log in' }).click()
  await form.waitFor({ state: 'detached' })

  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const link = httpLink({ url: `${application.url}/api`, transformer: superjson, headers: { cookie } })
  const trpc = createTRPCClient<ReturnType<typeof createSuperjsonRouter>>({ links: [link] })
  expect(await trpc.memberSince.query()).toEqual(new Date(createdAt))
  expect((await trpc.auth.currentUser.query())?.email).toBe(email)
  expect(errors).toEqual([])
})
