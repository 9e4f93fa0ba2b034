import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatLinkHash, formatOpenHash, LINK_PURPOSES, parseLinkHash, readOpenHash } from './email-link.ts'
import { isEmailAddress } from './login-rules.ts'

const text = fc.string({ unit: 'binary', minLength: 1 }).filter((value) => value.isWellFormed())

describe('the hash of an email link', () => {
  test('is read back as it was written, whatever the address and key hold (S1-11, S1-12, S1-13)', () => {
    const address = fc.emailAddress().filter(isEmailAddress)
    fc.assert(
      fc.property(fc.constantFrom(...LINK_PURPOSES), address, text, (purpose, email, key) => {
        expect(parseLinkHash(formatLinkHash({ purpose, email, key }))).toEqual({ kind: 'link', link: { purpose, email, key }, rest: '' })
      }),
    )
  })

  test('has the form that the mails use', () => {
    expect(formatLinkHash({ purpose: 'confirm', email: 'a+b@x.test', key: 'K-_' })).toBe('#?email=a%2Bb%40x.test&confirm=K-_')
    expect(formatLinkHash({ purpose: 'reset', email: 'a@x.test', key: 'K' })).toBe('#?email=a%40x.test&pwreset=K')
  })

  test('that opens a form is no link of ours, so that nobody takes it for a proof', () => {
    expect(formatOpenHash('login')).toBe('#?open=login')
    expect(['#?open=login', '#?open=account', '#/cart?open=login', ''].map(readOpenHash)).toEqual([
      'login',
      undefined,
      undefined,
      undefined,
    ])
    expect(parseLinkHash(formatOpenHash('forgot'))).toEqual({ kind: 'none' })
  })

  test('never throws, whatever stands in the address bar (UX-44)', () => {
    const parts = fc.constantFrom('#', '?', '&', '=', '%', 'email', 'confirm', 'pwreset', '%E0%A4%A', '__proto__', 'x')
    const hashes = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts).map((found) => found.join('')),
    )
    fc.assert(fc.property(hashes, (hash) => ['none', 'link', 'damaged'].includes(parseLinkHash(hash).kind)))
  })

  test('leaves the rest of the hash to the host page', () => {
    expect(parseLinkHash('#/cart?page=2&email=a%40x.test&confirm=K')).toMatchObject({ kind: 'link', rest: '#/cart?page=2' })
    expect(parseLinkHash('#/cart?email=a%40x.test&confirm=K')).toMatchObject({ kind: 'link', rest: '#/cart' })
  })

  test('is nobody’s when the address is missing (S1-21)', () => {
    for (const hash of ['', '#', '#?confirm=K', '#/route?email=a%40x.test', '#section', '#?foo=1'])
      expect(parseLinkHash(hash)).toEqual({ kind: 'none' })
  })

  test('is a reset when it asks for several things (S1-21)', () => {
    expect(parseLinkHash('#?email=a%40x.test&confirm=A&pwreset=B')).toMatchObject({ link: { purpose: 'reset', key: 'B' } })
  })

  test.each([
    '#%E0%A4%A',
    '#?email=a%40x.test&confirm=%E0%A4%A',
    '#?email=%&pwreset=K',
    '#?email=a%40x.test&confirm=',
    '#?email=Call%20555-0100%20now.%20Not&confirm=K',
  ])('is damaged: %s (UX-44)', (hash) => {
    expect(parseLinkHash(hash).kind).toBe('damaged')
  })

  test('is not called damaged when a broken escape belongs to a host route', () => {
    expect(parseLinkHash('#/search/%E0%A4%A')).toEqual({ kind: 'none' })
  })
})
