const RULES = new Intl.PluralRules('ar')

type Forms = { readonly [Rule in Intl.LDMLPluralRule]?: string } & { readonly other: string }

// One and two are said without a number; after a preposition the dual ends in -ayn, which `Intl` does not know.
const FORMS = {
  second: { one: 'ثانية واحدة', two: 'ثانيتين', few: '# ثوانٍ', many: '# ثانية', other: '# ثانية' },
  minute: { one: 'دقيقة واحدة', two: 'دقيقتين', few: '# دقائق', many: '# دقيقة', other: '# دقيقة' },
  letter: { one: 'حرف واحد', two: 'حرفان', few: '# أحرف', many: '# حرفًا', other: '# حرف' },
} satisfies Record<string, Forms>

/** A number with what it counts, in the form that Arabic has for it. */
export function formatCount(what: keyof typeof FORMS, count: number): string {
  const forms: Forms = FORMS[what]
  return (forms[RULES.select(count)] ?? forms.other).replace('#', new Intl.NumberFormat('ar').format(count))
}

/** A time to wait, after a preposition. */
export function formatWait(seconds: number): string {
  return seconds <= 60 ? formatCount('second', seconds) : formatCount('minute', Math.ceil(seconds / 60))
}
