import type { User } from '@latchkey/shared/contract'
import express, { type RequestHandler } from 'express'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LatchkeyOptions } from '../../create-latchkey.ts'
import { createTestLatchkey, type TestLatchkey } from '../test-latchkey.ts'
import type { TestUser } from '../test-users.ts'
import { createTestBrowser, type TestBrowser } from './test-browser.ts'

/** The options of `createLatchkey`, and the application around it. */
export interface TestServerOptions<Profile = User['profile']> extends LatchkeyOptions<Profile> {
  /** Your application, with this Latchkey in it: `(latchkey) => createApp(latchkey)`. Left out, Latchkey's own routes are served alone. */
  readonly app?: ((latchkey: TestLatchkey<Profile>) => RequestHandler) | undefined
}

/** An application over real HTTP, with Latchkey's accounts in memory. */
export interface TestServer<Profile = User['profile']> extends AsyncDisposable {
  /** Where it listens, without a slash at the end: a free port of the loopback interface. */
  readonly url: string
  /** What is in the application: users, mails, the clock. */
  readonly latchkey: TestLatchkey<Profile>
  /** A browser of a guest, without cookies. */
  readonly browser: () => TestBrowser
  /** A browser in which somebody is logged in: a user that the test has, or one that is made of what is given here. */
  readonly loginAs: (who?: TestUser | User) => Promise<TestBrowser & { readonly user: User }>
}

/**
 * Starts an application on a free port of the loopback interface: real HTTP, accounts in memory, a clock and a mailbox in the hands of the test. Closes itself:
 * `await using server = await startTestServer({ app: createApp })`. Unless `publicBaseUrl` is given, its own URL is the origin of its pages.
 */
export async function startTestServer<Profile = User['profile']>(options: TestServerOptions<Profile> = {}): Promise<TestServer<Profile>> {
  const http = createServer()
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const close = async () => {
    http.closeAllConnections()
    await new Promise((resolve) => http.close(resolve))
  }
  const latchkey = await createTestLatchkey({ publicBaseUrl: url, ...options }).catch(async (error: unknown) => {
    await close()
    throw error
  })
  http.on('request', express().use(options.app?.(latchkey) ?? latchkey.handler))
  const page = { url, origin: latchkey.origin }
  return {
    url,
    latchkey,
    browser: () => createTestBrowser(page),
    loginAs: async (who = {}) => {
      const { user, cookie } = 'id' in who ? { user: who, cookie: await latchkey.cookieOf(who) } : await latchkey.createLoggedInUser(who)
      return { ...createTestBrowser(page, cookie), user }
    },
    [Symbol.asyncDispose]: async () => {
      await close()
      await latchkey[Symbol.asyncDispose]()
    },
  }
}
