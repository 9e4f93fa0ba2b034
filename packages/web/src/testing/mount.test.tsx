import { createSignal, onCleanup } from 'solid-js'
import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { mount } from './mount.ts'

test('a mounted component is real: it is found by its role, reacts to a click, and is gone after its test', async () => {
  const elementsBefore = document.body.childElementCount
  let cleanedUp = 0
  onTestFinished(() => {
    expect(cleanedUp).toBe(1)
    expect(document.body.childElementCount).toBe(elementsBefore)
  })
  mount(() => {
    const [count, setCount] = createSignal(0)
    onCleanup(() => (cleanedUp += 1))
    return <button onClick={() => setCount(count() + 1)}>Pressed {count()} times</button>
  })
  await userEvent.click(page.getByRole('button', { name: 'Pressed 0 times' }))
  await expect.element(page.getByRole('button', { name: 'Pressed 1 times' })).toBeVisible()
  expect(cleanedUp).toBe(0)
})
