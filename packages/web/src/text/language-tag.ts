/** Which language a table of words is in, and which way it is written. */
export interface LanguageTag {
  /** BCP 47: `de`, `pt-BR`. It is the `lang` of every form, and what times and numbers are formatted by. */
  readonly tag: string
  readonly dir: 'ltr' | 'rtl'
}
