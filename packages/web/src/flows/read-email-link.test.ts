import { formatLinkHash } from '@latchkey/shared'
import { expect, test } from 'vitest'
import { readEmailLink } from './read-email-link.ts'

function openAt(hash: string) {
  const written: string[] = []
  const flow = readEmailLink({ readHash: () => hash, writeHash: (rest) => written.push(rest) })
  return { flow, written }
}

const link = { email: 'ada+b@x.test', key: 'a-b_c' }

test('a confirmation link opens its dialog, and is gone from the address bar (S1-21, SU-10, UX-43)', () => {
  expect(openAt(formatLinkHash({ purpose: 'confirm', ...link }))).toEqual({
    flow: { view: 'confirm', email: 'ada+b@x.test', proof: { key: 'a-b_c' } },
    written: [''],
  })
})

test('a reset link opens its dialog, and wins over a confirmation in the same link (S1-21)', () => {
  expect(openAt('#?email=ada%2Bb%40x.test&confirm=c&pwreset=r')).toEqual({
    flow: { view: 'reset', email: 'ada+b@x.test', proof: { key: 'r' } },
    written: [''],
  })
})

test.each(['change', 'undo'] as const)('the link for a %s opens its dialog, and is gone from the address bar (SU-10, EC-1)', (purpose) => {
  expect(openAt(formatLinkHash({ purpose, ...link }))).toEqual({ flow: { view: purpose, ...link }, written: [''] })
})

test('what is not ours stays in the address bar', () => {
  expect(openAt('#/cart?email=ada%40x.test&confirm=c&page=2').written).toEqual(['#/cart?page=2'])
  for (const hash of ['', '#', '#/cart', '#section-2', '#?email=ada%40x.test', '#?confirm=c'])
    expect(openAt(hash)).toEqual({ flow: null, written: [] })
})

test.each(['#%E0%A4%A', '#?email=%&confirm=c', '#?email=ada%40x.test&pwreset=', '#?email=&confirm=c'])(
  'a damaged link never throws: %s (UX-44)',
  (hash) => {
    expect(openAt(hash)).toEqual({ flow: { view: 'message', message: 'link_damaged', email: '' }, written: [''] })
  },
)
