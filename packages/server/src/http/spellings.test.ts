import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { startTestServer } from '../testing/start-test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>

const body = JSON.stringify({ identifier: 'ada@x.test', password: 'wrong password' })

/** Sends all of it at once on one connection, and tells the status of each answer in turn. */
async function pipeline(server: Server, count: number): Promise<number[]> {
  const head = [
    'POST /trpc/auth.login HTTP/1.1',
    'Host: x',
    `Origin: ${server.url}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ]
  const request = (more: string) => `${[...head, ...(more ? [more] : [])].join('\r\n')}\r\n\r\n${body}`
  const socket = connect(server.port, '127.0.0.1').setEncoding('utf8')
  socket.write(Array.from({ length: count }, (_, index) => request(index === count - 1 ? 'Connection: close' : '')).join(''))
  let text = ''
  for await (const chunk of socket) text += String(chunk)
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => Number(match[1]))
}

test('of forty logins that come in one breath on one connection ten are looked at (RL-1)', async () => {
  await using server = await startTestServer()
  const statuses = await pipeline(server, 40)
  expect(statuses).toHaveLength(40)
  expect(statuses.filter((status) => status === 401)).toHaveLength(10)
  // The others are not: they have no try left, or those ten take all the time there is.
  expect(statuses.filter((status) => status === 429 || status === 503)).toHaveLength(30)
  expect(await pipeline(server, 1)).toEqual([429])
})

test('no spelling of the address of a login gets past its limit, and none runs several (RL-1)', async () => {
  await using server = await startTestServer()
  const login = '/trpc/auth.login'
  const spellings = [
    login,
    `${login}?x=1`,
    `${login}/`,
    '/trpc/auth.%6cogin',
    '/trpc/auth%2elogin',
    '/TRPC/auth.login',
    '/trpc//auth.login',
    `//trpc/auth.login`,
    `/trpc/./auth.login`,
  ]
  const batches = [`${login},auth.login?batch=1`, `${login}%2Cauth.login?batch=1`, `${login}?batch=1`, `/trpc/auth.login,auth.%6cogin`]
  const answers: [string, number][] = []
  for (let round = 0; round < 10; round += 1)
    for (const path of [...spellings, ...batches]) {
      const headers = { 'content-type': 'application/json', origin: server.url }
      const given = path.includes('batch') ? `{"0":${body},"1":${body}}` : body
      const answer = await fetch(server.url + path, { method: 'POST', headers, body: given })
      answers.push([path, answer.status])
    }
  expect(answers.filter(([, status]) => status === 401)).toHaveLength(10)
  expect(answers.filter(([, status]) => ![400, 401, 404, 405, 429].includes(status))).toEqual([])
})

test('whoever says to come from elsewhere is counted where they come from, unless a proxy of ours says so (RL-3)', async () => {
  const sourceOf = async (env: Record<string, string>, headers: Record<string, string>) => {
    await using server = await startTestServer({ env })
    await server.call('login', { identifier: 'ada@x.test', password: 'wrong password' }, headers)
    return server.events[0]?.source
  }
  const lies = {
    'x-forwarded-for': '203.0.113.9',
    forwarded: 'for=203.0.113.9',
    'x-real-ip': '203.0.113.9',
    'client-ip': '203.0.113.9',
    'cf-connecting-ip': '203.0.113.9',
  }
  expect(await sourceOf({}, lies)).toBe('127.0.0.1')
  // What stands before the entry of our own proxy, the client has written.
  expect(await sourceOf({ TRUST_PROXY: '1' }, { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' })).toBe('198.51.100.7')
  expect(await sourceOf({ TRUST_PROXY: '2' }, { 'x-forwarded-for': '1.1.1.1, 203.0.113.9, 198.51.100.7' })).toBe('203.0.113.9')
  expect(await sourceOf({ TRUST_PROXY: '10.0.0.0/8' }, lies)).toBe('127.0.0.1')
  expect(await sourceOf({ TRUST_PROXY: 'loopback' }, { 'x-forwarded-for': '2001:db8:1:2:3::4' })).toBe('2001:db8:1:2::/64')
  expect(await sourceOf({ TRUST_PROXY: '1' }, { 'x-forwarded-for': 'x"}{"event":"forged' })).not.toContain('forged\\n')
})

test('an IPv6 neighbourhood shares its limit, and one whose address nobody knows is limited too (RL-3)', async () => {
  const { toSource } = await import('./client-address.ts')
  await using server = await startTestServer()
  const from = (address: string | undefined) => ({ ...server.browser().caller(), source: toSource(address) })
  const ask = async (address: string | undefined) =>
    await server.services.checkPasswordResetKey({ email: 'ada@x.test', key: 'A'.repeat(43) }, from(address)).then(
      () => 'looked',
      () => 'refused',
    )
  for (let guess = 0; guess < 1200; guess += 1) await ask(`2001:db8:1:2::${guess.toString(16)}`)
  expect([await ask('2001:db8:1:2:ffff::1'), await ask('2001:db8:1:3::1')]).toEqual(['refused', 'looked'])
  for (let guess = 0; guess < 1200; guess += 1) await ask(undefined)
  expect([await ask(undefined), await ask('not an address%'), await ask('another%')]).toEqual(['refused', 'refused', 'refused'])
})
