import { initTRPC } from '@trpc/server'
import * as z from 'zod/mini'
import type { WithAuth } from '../../index.ts'
import { assertNoEnumeration, createTestLatchkey, startTestServer } from '../index.ts'

// Never run: `tsc` fails when something here compiles that must not, or does not compile that must.

const profile = z.object({ plan: z.enum(['free', 'gold']) })

await using server = await startTestServer({
  profile,
  app: (latchkey) => {
    latchkey.userProcedure.query(({ ctx }): 'free' | 'gold' | undefined => ctx.user.profile.plan)
    // @ts-expect-error the schema has no such field
    latchkey.userProcedure.query(({ ctx }) => void ctx.user.profile.colour)
    return latchkey.handler
  },
})

const browser = await server.loginAs({ roles: ['admin'] })
export const id: string = browser.user.id
export const signedUp: Promise<{ status: 'confirm_email' | 'logged_in' | 'awaiting_approval' }> = browser.call('signup', {
  email: 'ada@x.test',
  password: 'a fine long password',
})
export const nobody = browser.call('currentUser')
// @ts-expect-error there is no such operation
void browser.call('singup', { email: 'ada@x.test' })
// @ts-expect-error a login needs a password
void browser.call('login', { identifier: 'ada@x.test' })
// @ts-expect-error a misspelt wish
void server.loginAs({ role: 'admin' })

const latchkey = await createTestLatchkey({ profile })
const router = initTRPC.context<WithAuth<object>>().create().router({ auth: latchkey.authRouter })
await assertNoEnumeration(router, { latchkey, inputs: { invite: (email) => ({ email: email.trim() }) } })
// @ts-expect-error without a Latchkey there are no accounts to ask about
await assertNoEnumeration(router, {})
// @ts-expect-error the names of procedures are no router
await assertNoEnumeration(['auth.login'], { latchkey })
