import { AUTH_ERROR_CODES, AuthError } from '@latchkey/shared'
import { describe, expect, test } from 'vitest'
import { createApiClient } from './create-api-client.ts'

interface Sent {
  readonly url: string
  readonly method: string | undefined
  readonly credentials: string | undefined
  readonly body: unknown
}

/** A client whose server gives one answer. */
function clientOf(answer: () => Response | Promise<Response>) {
  const sent: Sent[] = []
  const api = createApiClient({
    url: '/trpc',
    fetch: async (url, init) => {
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
      sent.push({ url: typeof url === 'string' ? url : 'not a string', method: init?.method, credentials: init?.credentials, body })
      return await answer()
    },
  })
  return { api, sent }
}

const granted = (data: unknown) => () => Response.json({ result: { data } })
const refused = (status: number, message: string, data: object) => () =>
  Response.json({ error: { message, code: -32_000, data } }, { status })

async function errorOf(answer: () => Response | Promise<Response>): Promise<AuthError> {
  const error: unknown = await clientOf(answer)
    .api.currentUser()
    .catch((thrown: unknown) => thrown)
  if (!(error instanceof AuthError)) throw new Error('no AuthError')
  return error
}

test('every call says which language the forms speak, so that mails speak it too', async () => {
  const said: (string | null)[] = []
  const fetch: typeof globalThis.fetch = async (_url, init) => {
    said.push(new Headers(init?.headers).get('accept-language'))
    return granted(null)()
  }
  let locale = 'de'
  const api = createApiClient({ url: '/trpc', fetch, locale: () => locale })
  await api.resendConfirmation({ email: 'ada@x.test' })
  locale = 'ar'
  await api.currentUser()
  await createApiClient({ url: '/trpc', fetch }).currentUser()
  expect(said).toEqual(['de', 'ar', null])
})

test('a mutation is one POST with JSON and cookies; nothing secret is in the URL (SU-10)', async () => {
  const { api, sent } = clientOf(granted({ id: 'ada' }))
  expect(await api.login({ identifier: 'ada@x.test', password: 'secret' })).toEqual({ id: 'ada' })
  expect(sent).toEqual([
    {
      url: '/trpc/auth.login',
      method: 'POST',
      credentials: 'include',
      body: { identifier: 'ada@x.test', password: 'secret' },
    },
  ])
})

test('a query is a GET', async () => {
  const { api, sent } = clientOf(granted(null))
  expect(await api.currentUser()).toBeNull()
  expect(sent).toMatchObject([{ url: '/trpc/auth.currentUser', method: 'GET', credentials: 'include' }])
})

test('the picture of a user is where the server is, whatever the page around (UX-62)', async () => {
  // A field of the developer's own may have the same name, and anything in it.
  const rest = { profile: { avatarUrl: 'http://[' }, other: { avatarUrl: '' } }
  const answer = granted({ id: 'ada', avatarUrl: '/avatars/ada.svg', ...rest })()
  Object.defineProperty(answer, 'url', { value: 'https://accounts.example.com/trpc/auth.currentUser' })
  const user = { id: 'ada', avatarUrl: 'https://accounts.example.com/avatars/ada.svg', ...rest }
  expect(await clientOf(() => answer).api.currentUser()).toEqual(user)
})

describe('an error', () => {
  test('keeps its code, fields, parameters and time to wait', async () => {
    const auth = { code: 'invalid_input', fieldErrors: { password: 'password_too_short' }, params: { minLength: 15 }, retryAfterSeconds: 3 }
    const error = await errorOf(refused(400, 'invalid_input', { auth }))
    const { code, ...details } = auth
    expect([error.code, error.details]).toEqual([code, details])
  })

  test.each(AUTH_ERROR_CODES)('%s survives a host’s own errorFormatter, as the message (UX-69)', async (code) => {
    expect((await errorOf(refused(400, code, { code: 'BAD_REQUEST' }))).code).toBe(code)
  })

  test('keeps its fields past a host’s own errorFormatter, which come in a header (UX-69)', async () => {
    const wire = { code: 'invalid_input', fieldErrors: { email: 'email_invalid' } }
    const withHeader = (text: string) => () =>
      Response.json(
        { error: { message: 'invalid_input', data: { code: 'BAD_REQUEST' } } },
        { status: 400, headers: { 'latchkey-error': text } },
      )
    expect((await errorOf(withHeader(encodeURIComponent(JSON.stringify(wire))))).details).toEqual({ fieldErrors: wire.fieldErrors })
    for (const text of ['', '%', '{', 'null', '%22x%22']) expect((await errorOf(withHeader(text))).details).toEqual({})
  })

  test('that is somebody else’s is internal, and its text goes nowhere (UX-22, IN-5)', async () => {
    const error = await errorOf(refused(500, 'E11000 duplicate key', { stack: 'at …' }))
    expect([error.code, error.message, error.details]).toEqual(['internal', 'internal', {}])
  })

  test('with details that make no sense keeps those that do', async () => {
    const auth = {
      code: 'invalid_input',
      fieldErrors: { email: 'email_invalid', name: 'Nonsense.' },
      params: { ok: 1, bad: {} },
      retryAfterSeconds: 'soon',
    }
    expect((await errorOf(refused(400, 'x', { auth }))).details).toEqual({ fieldErrors: { email: 'email_invalid' }, params: { ok: 1 } })
  })

  test.each([
    ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a proxy’s page', () => new Response('<h1>Bad Gateway</h1>', { status: 502 })],
    ['an empty answer', () => new Response('', { status: 503 })],
    ['somebody else’s JSON', () => Response.json({ hello: 'world' }, { status: 200 })],
  ])('is unavailable when there is no answer of ours: %s (UX-22)', async (_, answer) => {
    expect((await errorOf(answer)).code).toBe('unavailable')
  })
})
