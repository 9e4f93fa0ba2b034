import type { JSX } from 'solid-js'

interface CheckBoxOptions {
  readonly id: string
  readonly name: string
  readonly label: string
  /** At first. */
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** A box to tick, with its label around it: the whole line can be clicked. */
export function checkBox({ id, name, label, checked, onChange }: CheckBoxOptions): JSX.Element {
  return (
    <label data-latchkey-part="check" for={id}>
      <input
        data-latchkey-part="input"
        type="checkbox"
        id={id}
        name={name}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  )
}
