import type { JSX } from 'solid-js'

interface CheckBoxProps {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

/** A box to tick, with its label around it: the whole line can be clicked. */
export function CheckBox(props: CheckBoxProps): JSX.Element {
  return (
    <label data-latchkey-part="check" for={props.id}>
      <input
        data-latchkey-part="input"
        type="checkbox"
        id={props.id}
        name={props.name}
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  )
}
