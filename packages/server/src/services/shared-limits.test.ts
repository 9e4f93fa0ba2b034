import { expect, test } from 'vitest'
import { HOUR_MS } from '../testing/test-clock.ts'
import { createTestServices } from '../testing/test-services.ts'
import { sharedLimitsOf, watchSharedLimits } from './shared-limits.ts'
import { toNetwork } from './to-network.ts'

test('operators are told once when a limit that all share is half used up, and once when all of it is, in each window (RL-5, RL-6)', async () => {
  const { limiter, policy, clock } = createTestServices({ env: { MAIL_TOTAL_HOUR: '4' } })
  const { mails } = sharedLimitsOf(policy)
  const told: unknown[] = []
  const watched = watchSharedLimits(limiter, policy, (filling) => told.push(filling))
  for (let window = 0; window < 2; window += 1) {
    for (let call = 0; call < 8; call += 1) await watched.take(mails)
    await watched.take({ key: 'login:source:192.0.2.1', limit: { points: 1, windowSeconds: 60 } }, mails)
    expect(told).toEqual([
      { limit: 'mails', percent: 50 },
      { limit: 'mails', percent: 100 },
    ])
    told.length = 0
    clock.advance(HOUR_MS)
  }
})

test.each([
  ['203.0.113.7', '203.0.113.0/24'],
  ['2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['0:0:0:0::/64', '0:0:0::/48'],
  ['unknown', 'unknown'],
])('%s belongs to %s', (source, network) => {
  expect(toNetwork(source)).toBe(network)
})
