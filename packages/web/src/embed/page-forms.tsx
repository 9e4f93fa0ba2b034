import { render } from 'solid-js/web'
import { adoptStyles } from './adopt-styles.ts'
import { PageFlow, type PageFlowProps } from './page-flow.tsx'

/*
 * The door to what forms need that are a part of the page: fetched when there is one.
 */

/** Puts a form into its element of the page; returns how to take it away. */
export function renderPage(parts: PageFlowProps): () => void {
  adoptStyles(document)
  return render(() => PageFlow(parts), parts.element)
}
