/** What can be chosen on the theme page. */
export interface Theme {
  readonly scheme: 'light' | 'dark' | 'light dark'
  readonly accent: string
  /** The accent where it is dark. */
  readonly darkAccent: string
  readonly radius: number
  readonly space: number
  readonly font: string
  readonly maxWidth: number
  readonly pillButtons: boolean
}

export const FONTS = [
  ['Of the system', 'system-ui, sans-serif'],
  ['Serif', 'Georgia, serif'],
  ['Typewriter', 'ui-monospace, monospace'],
] as const

export const FIRST_THEME: Theme = {
  scheme: 'light dark',
  accent: '#12664a',
  darkAccent: '#7fd1ac',
  radius: 10,
  space: 16,
  font: FONTS[0][1],
  maxWidth: 416,
  pillButtons: false,
}

/** The properties that an element around a form needs for this theme. */
export function tokensOf(theme: Theme): readonly (readonly [name: string, value: string])[] {
  return [
    ['color-scheme', theme.scheme],
    ['--latchkey-color-accent', `light-dark(${theme.accent}, ${theme.darkAccent})`],
    // Those that this site sets for itself are given back to their defaults.
    ['--latchkey-color-text', 'light-dark(#18211d, #e9efec)'],
    ['--latchkey-color-bg', 'light-dark(#fff, #19211d)'],
    ['--latchkey-radius', `${theme.radius / 16}rem`],
    ['--latchkey-space', `${theme.space / 16}rem`],
    ['--latchkey-font', theme.font],
    ['--latchkey-max-width', `${theme.maxWidth / 16}rem`],
  ]
}

/** The same as a style sheet, to be copied. */
export function formatTheme(theme: Theme): string {
  const tokens = tokensOf(theme).map(([name, value]) => `  ${name}: ${value};`)
  const parts = theme.pillButtons
    ? ['', "[data-latchkey-part='submit'],", "[data-latchkey-part='secondary'] {", '  border-radius: 2rem;', '}']
    : []
  return [':root {', ...tokens, '}', ...parts].join('\n')
}
