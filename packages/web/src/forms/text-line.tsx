import type { JSX } from 'solid-js'

/** A sentence or two between the fields. */
export function textLine(text: string, id?: string): JSX.Element {
  return (
    <p data-latchkey-part="text" id={id}>
      {text}
    </p>
  )
}
