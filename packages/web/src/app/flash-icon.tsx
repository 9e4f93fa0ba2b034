import type { JSX } from 'solid-js'
import type { FlashCategory } from './flashes.ts'

const SIGNS = {
  success: 'M6.5 10.500l2.5 2.5 4.5-5.5',
  info: 'M10 9.500v4M10 6.500v.1',
  warning: 'M10 6v5M10 13.500v.1',
  error: 'M7.5 7.500l5 5M12.5 7.500l-5 5',
} as const satisfies Record<FlashCategory, string>

/** The sign of a message: a warning is a triangle, an error a square, the others are round, so that they differ without colour too. */
export function FlashIcon(props: { readonly category: FlashCategory }): JSX.Element {
  const outline = () => {
    if (props.category === 'warning') return 'M10 2.500l8 14.500H2z'
    return props.category === 'error' ? 'M3.5 3.500h13v13h-13z' : 'M10 2.500a7.5 7.5 0 1 1 0 15a7.5 7.5 0 1 1 0-15z'
  }
  return (
    <svg class="flash-icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={outline()} />
      <path d={SIGNS[props.category]} />
    </svg>
  )
}
