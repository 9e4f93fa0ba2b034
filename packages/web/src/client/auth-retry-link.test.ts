import type { AppRouter, User } from '@latchkey/shared/contract'
import { createTRPCClient, httpLink } from '@trpc/client'
import { expect, test } from 'vitest'
import { ADA } from '../testing/fake-api.ts'
import { authRetryLink } from './auth-retry-link.ts'

const BOB: User = { ...ADA, id: 'bob' }

const refused = (message: string) =>
  Response.json({ error: { message, code: -32_001, data: { auth: { code: message } } } }, { status: 401 })
const granted = (data: unknown) => Response.json({ result: { data } })

/** A client whose server gives these answers in turn, and whose dialogs end with `asked`. */
function clientOf(answers: readonly Response[], asked: User | null, before: User | null = ADA) {
  const happened: string[] = []
  const left = [...answers]
  const auth = {
    user: () => before,
    loginWithForm: () => Promise.resolve((happened.push('login'), asked)),
    requireUser: () => Promise.resolve((happened.push('confirm'), asked)),
  }
  const fetch = async (_: unknown, init?: { readonly body?: unknown }) => {
    happened.push(`call ${String(init?.body)}`)
    return left.shift() ?? refused('internal')
  }
  const client = createTRPCClient<AppRouter>({ links: [authRetryLink(auth), httpLink({ url: 'http://x.test/trpc', fetch })] })
  return { client, happened, change: () => client.auth.changeName.mutate({ name: 'Ada L.' }) }
}

const CALL = 'call {"name":"Ada L."}'

test.each([
  ['login_required', 'login'],
  ['fresh_login', 'login'],
  ['confirm_first', 'confirm'],
])('after %s the dialog opens, and the very call is made once more (UX-58)', async (code, dialog) => {
  const { change, happened } = clientOf([refused(code), granted({ ...ADA, name: 'Ada L.' })], ADA)
  expect(await change()).toMatchObject({ name: 'Ada L.' })
  expect(happened).toEqual([CALL, dialog, CALL])
})

test('cancelled, the caller gets the refusal, and nothing is sent again (UX-58)', async () => {
  const { change, happened } = clientOf([refused('login_required')], null)
  await expect(change()).rejects.toThrow('login_required')
  expect(happened).toEqual([CALL, 'login'])
})

test('what one began is not repeated in the name of somebody else who logs in', async () => {
  const { change, happened } = clientOf([refused('login_required')], BOB)
  await expect(change()).rejects.toThrow('login_required')
  expect(happened).toEqual([CALL, 'login'])
})

test('a second refusal is the caller’s: there is no loop (UX-58)', async () => {
  const { change, happened } = clientOf([refused('login_required'), refused('login_required')], ADA)
  await expect(change()).rejects.toThrow('login_required')
  expect(happened).toEqual([CALL, 'login', CALL])
})

test('any other refusal opens nothing, and an answer goes through', async () => {
  const other = clientOf([refused('forbidden')], ADA)
  await expect(other.change()).rejects.toThrow('forbidden')
  expect(other.happened).toEqual([CALL])
  const fine = clientOf([granted(ADA)], ADA)
  expect(await fine.change()).toEqual(ADA)
  expect(fine.happened).toEqual([CALL])
})
