import { createSignal, onCleanup } from 'solid-js'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { mount } from './mount.ts'

let cleanedUp = 0

function Counter() {
  const [count, setCount] = createSignal(0)
  onCleanup(() => (cleanedUp += 1))
  return <button onClick={() => setCount(count() + 1)}>Pressed {count()} times</button>
}

test('a mounted component is real: it is found by its role and reacts to a click', async () => {
  mount(() => <Counter />)
  const button = page.getByRole('button', { name: 'Pressed 0 times' })
  await userEvent.click(button)
  await expect.element(page.getByRole('button', { name: 'Pressed 1 times' })).toBeVisible()
  expect(cleanedUp).toBe(0)
})

test('a component is gone and cleaned up after its test', () => {
  expect(cleanedUp).toBe(1)
  expect(page.getByRole('button').query()).toBeNull()
})
