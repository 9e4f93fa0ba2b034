import { AuthError } from '@latchkey/shared'
import { initTRPC, TRPCError, type AnyTRPCRouter } from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express, { type RequestHandler } from 'express'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { LatchkeyOptions } from '../../create-latchkey.ts'
import type { WithAuth } from '../../http/auth-context.ts'
import { createTestLatchkey, type TestLatchkey } from '../test-latchkey.ts'
import { assertNoEnumeration, type EnumerationOptions } from './assert-no-enumeration.ts'
import { startTestServer } from './start-test-server.ts'

const t = initTRPC.context<WithAuth<object>>().create()

/** What comes of it, with a Latchkey of its own. */
async function examine(
  { makeRouter, latchkeyOptions = {} }: { makeRouter: (latchkey: TestLatchkey) => AnyTRPCRouter; latchkeyOptions?: LatchkeyOptions },
  options: Partial<EnumerationOptions> = {},
): Promise<string> {
  await using latchkey = await createTestLatchkey(latchkeyOptions)
  return await assertNoEnumeration(makeRouter(latchkey), { latchkey, ...options }).then(
    () => 'no leak',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : 'no error'),
  )
}

const nested = ({ authRouter }: TestLatchkey) => t.router({ deeply: t.router({ account: authRouter }) })

test('finds nothing in a router that nests ours as it is, with a hook that looks at what was typed only (EN-1)', async () => {
  const beforeSignup: LatchkeyOptions['beforeSignup'] = ({ email }) => {
    if (!email.endsWith('@corp.test')) throw new AuthError('signup_closed')
  }
  expect(await examine({ makeRouter: nested, latchkeyOptions: { beforeSignup } }, { domain: 'corp.test' })).toBe('no leak')
})

test('finds a hook that looks whether there is an account (EN-1)', async () => {
  let latchkey: TestLatchkey | null = null
  const beforeSignup: LatchkeyOptions['beforeSignup'] = async ({ email }) => {
    const mails = (await latchkey?.mailsTo(email)) ?? []
    if (mails.length > 0) throw new AuthError('signup_closed')
  }
  const makeRouter = (made: TestLatchkey) => {
    latchkey = made
    return nested(made)
  }
  const says = await examine({ makeRouter, latchkeyOptions: { beforeSignup } })
  expect(says).toMatch(/^AssertionError/)
  expect(says).toContain('deeply.account.signup, at first, of an unknown → of an account that is unconfirmed:')
  expect(says).toMatch(/status: 200 → 403/)
  expect(says).not.toContain('login')
})

test('finds an errorFormatter that says more than the code (EN-1)', async () => {
  const makeRouter = (latchkey: TestLatchkey) => {
    const leaky = initTRPC.context<WithAuth<object>>().create({
      errorFormatter: ({ shape, input, ctx }) => {
        void ctx
        const email = String((input as { identifier?: unknown } | undefined)?.identifier)
        return { ...shape, data: { ...shape.data, hint: known.has(email) ? 'wrong password' : 'unknown address' } }
      },
    })
    const known = new Set<string>()
    const createUser = latchkey.createUser
    Object.assign(latchkey, {
      createUser: async (given: { email: string }) => {
        known.add(given.email)
        return await createUser(given)
      },
    })
    return leaky.router({ auth: latchkey.authRouter })
  }
  const says = await examine({ makeRouter })
  expect(says).toContain('auth.login, at first, of an unknown → of an account that is confirmed:')
  expect(says).toMatch(/body: .*unknown address.* → .*wrong password/)
  expect(says).not.toContain('unconfirmed:')
})

type Answer = (isKnown: boolean, response: Parameters<RequestHandler>[1]) => void

/** A middleware that knows the application's customers. */
const seesWho = (latchkey: TestLatchkey, answer: Answer): RequestHandler => {
  return async (request, response, next) => {
    const { email = '' } = request.body as { email?: string }
    answer((await latchkey.mailsTo(email)).length > 0, response)
    next()
  }
}

const setHeader: Answer = (isKnown, response) => void response.set('X-Customer', String(isKnown))
const setCookie: Answer = (isKnown, response) => void (isKnown && response.cookie('seen', '1'))

test.each([
  ['a header', setHeader, /header x-customer: false → true/],
  ['a cookie', setCookie, /cookie seen: \(none\) → 1 characters; Path=\//],
])('finds %s that a middleware of the application sets for some, where the application serves it (EN-1)', async (_, answer, finding) => {
  await using server = await startTestServer({
    app: (latchkey) =>
      express().use(
        '/api',
        express.json(),
        seesWho(latchkey, answer),
        createExpressMiddleware({ router: nested(latchkey), createContext: latchkey.createAuthContext }),
      ),
  })
  const { latchkey } = server
  await expect(assertNoEnumeration(nested(latchkey), { latchkey, url: `${server.url}/api` })).rejects.toThrow(finding)
})

test('asks procedures of the application’s own that it is told of', async () => {
  const makeRouter = (latchkey: TestLatchkey) => {
    const { authRouter, userProcedure } = latchkey
    return t.router({
      auth: authRouter,
      invite: userProcedure.input(z.object({ email: z.string() })).mutation(async ({ input }) => {
        const mails = await latchkey.mailsTo(input.email)
        if (mails.length > 0) throw new TRPCError({ code: 'CONFLICT', message: 'already here' })
        return 'invited'
      }),
    })
  }
  expect(await examine({ makeRouter })).toBe('no leak')
  const says = await examine({ makeRouter }, { inputs: { invite: (email) => ({ email }) } })
  expect(says).toMatch(/invite, at first[^]*status: 200 → 409/)
})

test('passes over headers that are random for everybody, and asks for a mask where bodies are', async () => {
  const makeRouter = ({ authRouter }: TestLatchkey) => {
    const numbered = initTRPC.context<WithAuth<object>>().create({
      errorFormatter: ({ shape }) => ({ ...shape, data: { ...shape.data, requestId: crypto.randomUUID() } }),
    })
    return numbered.router({ auth: authRouter })
  }
  const createContext =
    (latchkey: TestLatchkey): EnumerationOptions['createContext'] =>
    (call) => {
      call.res.setHeader('X-Request', crypto.randomUUID())
      return latchkey.createAuthContext(call)
    }
  await using latchkey = await createTestLatchkey()
  const options = { latchkey, createContext: createContext(latchkey) }
  await expect(assertNoEnumeration(makeRouter(latchkey), options)).rejects.toThrow(
    /differently about two unknown addresses[^]*`mask`: body/,
  )
  await using another = await createTestLatchkey()
  const mask = (body: string) => body.replace(/"requestId":"[^"]*"/, '')
  await assertNoEnumeration(makeRouter(another), { latchkey: another, createContext: createContext(another), mask })
})

test('does not pass where nothing was asked: no procedure of ours, a misspelt name, an input that the application refuses', async () => {
  expect(await examine({ makeRouter: () => t.router({}) })).toContain('no procedure in it that takes an address')
  expect(await examine({ makeRouter: nested }, { inputs: { invtie: (email) => ({ email }) } })).toContain('no procedure invtie')
  const profile = z.object({ company: z.string() })
  const latchkeyOptions = { profile } as LatchkeyOptions
  expect(await examine({ makeRouter: nested, latchkeyOptions })).toMatch(/deeply\.account\.signup refuses the input[^]*profile\.company/)
  const signup = (email: string) => ({ email, password: 'a fine long password', name: 'Ada', profile: { company: 'ACME' } })
  expect(await examine({ makeRouter: nested, latchkeyOptions }, { inputs: { 'deeply.account.signup': signup } })).toBe('no leak')
})

test('the classic texts tell, and it says that they are meant to', async () => {
  const says = await examine({ makeRouter: nested, latchkeyOptions: { accountPrivacy: 'friendly' } })
  expect(says).toMatch(/deeply\.account\.signup[^]*email_taken[^]*friendly/)
})
