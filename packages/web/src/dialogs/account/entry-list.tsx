import type { JSX } from 'solid-js'

/** One line of a list: what it is, what more there is to know of it, and what can be done about it. */
export function listEntry(title: string, more: string, action?: JSX.Element): JSX.Element {
  return (
    <li data-latchkey-part="item">
      <span>
        <strong>{title}</strong>
        <br />
        <span data-latchkey-part="hint">{more}</span>
      </span>
      {action}
    </li>
  )
}

/** The lines of a list; they may come later. */
export function entryList(entries: () => JSX.Element): JSX.Element {
  return <ul data-latchkey-part="list">{entries()}</ul>
}
