import type { JSX } from 'solid-js'
import { render } from 'solid-js/web'
import { onTestFinished } from 'vitest'

/** Puts a component on the page for the length of one test. Find things in it with `page.getByRole(…)` of `vitest/browser`. */
export function mount(component: () => JSX.Element): HTMLElement {
  const container = document.body.appendChild(document.createElement('div'))
  const dispose = render(component, container)
  onTestFinished(() => {
    dispose()
    container.remove()
  })
  return container
}
