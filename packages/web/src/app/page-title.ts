import { createEffect, onCleanup } from 'solid-js'

const PRODUCT = 'Latchkey'

/** What stands in the tab: "Log in – Latchkey", after a failed submit "Error: Log in – Latchkey" (UX-28). */
function formatPageTitle(page: string | undefined, hasError = false): string {
  return `${hasError ? 'Error: ' : ''}${page ? `${page} – ` : ''}${PRODUCT}`
}

/** Keeps the title of the document in step with the page that calls it. */
export function createPageTitle(page: () => string | undefined, hasError: () => boolean = () => false): void {
  createEffect(() => {
    document.title = formatPageTitle(page(), hasError())
  })
  onCleanup(() => {
    document.title = formatPageTitle(undefined)
  })
}
