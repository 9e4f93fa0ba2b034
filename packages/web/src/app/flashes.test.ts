import { expect, test } from 'vitest'
import { createFlashes } from './flashes.ts'

const textsOf = (flashes: ReturnType<typeof createFlashes>) => flashes.messages().map(({ text }) => text)

test('messages can be asked for by category, in the order they came (S3-58)', () => {
  const flashes = createFlashes()
  flashes.show('success', 'Saved')
  flashes.show('error', 'Not sent')
  flashes.show('info', 'A mail is on its way')
  expect(flashes.messages('error', 'success').map(({ category, text }) => [category, text])).toEqual([
    ['success', 'Saved'],
    ['error', 'Not sent'],
  ])
  expect(flashes.messages('warning')).toEqual([])
  expect(flashes.messages()).toHaveLength(3)
})

test('a message stays until it is dismissed, and only that one goes (S3-58)', () => {
  const flashes = createFlashes()
  flashes.show('success', 'First')
  flashes.show('success', 'Second')
  flashes.dismiss(flashes.messages()[0]!.id)
  expect(textsOf(flashes)).toEqual(['Second'])
})

test('a message is gone on the next page, one that was meant for it is shown there and gone on the page after (S3-51)', () => {
  const flashes = createFlashes()
  flashes.show('warning', 'About this page')
  flashes.showOnNextPage('success', 'You have successfully logged out.')
  flashes.pageChanged()
  expect(textsOf(flashes)).toEqual(['You have successfully logged out.'])
  flashes.pageChanged()
  expect(textsOf(flashes)).toEqual([])
})

test('the same news twice is one message, the newer one', () => {
  const flashes = createFlashes()
  flashes.show('info', 'Sent')
  const [first] = flashes.messages()
  flashes.show('info', 'Sent')
  expect(textsOf(flashes)).toEqual(['Sent'])
  expect(flashes.messages()[0]!.id).not.toBe(first!.id)
})

test('what was said to somebody else goes when the user changes (S3-58)', () => {
  const flashes = createFlashes()
  flashes.show('info', 'A mail is on its way')
  flashes.clear()
  flashes.show('success', 'Logged in')
  expect(textsOf(flashes)).toEqual(['Logged in'])
})
