import fc from 'fast-check'
import { callTRPCProcedure, TRPCError } from '@trpc/server'
import { describe, expect, test } from 'vitest'
import { AuthError } from '../auth-error.ts'
import { AUTH_ERROR_CODES } from '../error-code.ts'
import type { Api, Output } from './api.ts'
import { toAuthError, toTRPCError } from './error-format.ts'
import { ERROR_STATUS } from './error-status.ts'
import { procedures } from './procedures.ts'
import { appRouter } from './router.ts'

/** An API that answers everything by throwing, and counts how often it was reached. */
function createThrowingApi(error: unknown) {
  const reached: string[] = []
  const operation = (name: string) => async () => {
    reached.push(name)
    throw error
  }
  const api = Object.fromEntries(Object.keys(procedures).map((name) => [name, operation(name)])) as unknown as Api
  return { api, reached }
}

async function call(api: Api, name: string, input: unknown): Promise<AuthError> {
  const type = name in procedures ? procedures[name as keyof typeof procedures].kind : 'mutation'
  const options = {
    router: appRouter,
    path: `auth.${name}`,
    type,
    ctx: { api },
    getRawInput: async () => input,
    signal: undefined,
    batchIndex: 0,
  } as const
  return await callTRPCProcedure(options).then(
    () => expect.unreachable(),
    (error: unknown) => toAuthError(error),
  )
}

describe('the router', () => {
  test('has one row for each procedure of the contract', () => {
    expect(Object.keys(appRouter._def.procedures).toSorted()).toEqual(
      Object.keys(procedures)
        .map((name) => `auth.${name}`)
        .toSorted(),
    )
  })

  test('carries our codes and details, and nothing of any other error (IN-5)', async () => {
    const refused = await call(
      createThrowingApi(new AuthError('too_many_attempts', { retryAfterSeconds: 7 })).api,
      'currentUser',
      undefined,
    )
    expect(refused).toMatchObject({ code: 'too_many_attempts', details: { retryAfterSeconds: 7 } })
    const crashed = await call(createThrowingApi(new Error('E11000 duplicate key { email }')).api, 'currentUser', undefined)
    expect(crashed).toMatchObject({ code: 'internal', details: {} })
  })

  test.each(Object.keys(procedures) as (keyof typeof procedures)[])(
    '%s never lets a wrong type or an unknown key reach an operation (IN-1, IN-3)',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(fc.anything({ withNullPrototype: true, maxDepth: 2 }), async (value) => {
          const { api: throwing, reached } = createThrowingApi(new AuthError('busy'))
          // What a refusal has to know.
          const api: Api = { ...throwing, settings: async () => ({ passwordMinLength: 8 }) as Output<'settings'> }
          const inputs = [
            value,
            { email: value },
            { email: 'a@x.test', password: value, key: value },
            { email: 'a@x.test', password: 'long enough', confirmed: true, extra: value },
          ]
          for (const input of inputs) {
            if (procedures[name].input.safeParse(input).success) continue
            expect((await call(api, name, input)).code).toBe('invalid_input')
          }
          expect(reached).toEqual([])
        }),
        { numRuns: 30 },
      )
    },
  )

  test('names the field that is wrong', async () => {
    const { api: throwing } = createThrowingApi(new Error('not reached'))
    const api: Api = { ...throwing, settings: async () => ({ passwordMinLength: 15 }) as Output<'settings'> }
    const error = await call(api, 'signup', { email: 'nobody', password: 'short', name: ' ', role: 'admin' })
    expect(error.details.fieldErrors).toEqual({
      email: 'email_invalid',
      password: 'password_too_short',
      name: 'name_required',
      role: 'unknown_field',
    })
    expect(error.details.params).toEqual({ minLength: 15 })
    const union = await call(api, 'confirmEmail', { email: 'a@x.test', code: '12' })
    expect(union.details.fieldErrors).toEqual({ code: 'code_invalid' })
  })
})

describe('an error', () => {
  test.each(AUTH_ERROR_CODES)('%s keeps its code through tRPC, also as the message', (code) => {
    const error = toTRPCError(new AuthError(code))
    expect(error).toMatchObject({ code: ERROR_STATUS[code], message: code })
    expect(toAuthError(new TRPCError({ code: error.code, message: error.message })).code).toBe(
      code === 'invalid_input' || ERROR_STATUS[code] === 'BAD_REQUEST' ? 'invalid_input' : code,
    )
  })
})
