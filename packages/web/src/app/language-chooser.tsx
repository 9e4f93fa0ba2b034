import { LOCALES, type Locale } from '@latchkey/shared'
import { For, type JSX } from 'solid-js'
import { useAuth } from '../solid.tsx'

const NAMES = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español', ar: 'العربية' } as const satisfies Record<Locale, string>

/** Which language the forms and the mails speak, each named in its own. The pages around them stay English. */
export function LanguageChooser(): JSX.Element {
  const { auth } = useAuth()
  return (
    <label>
      Forms in{' '}
      <select onChange={(event) => void auth.setLocale(event.currentTarget.value)}>
        <For each={LOCALES}>
          {(locale) => (
            <option value={locale} lang={locale} selected={auth.locale() === locale}>
              {NAMES[locale]}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}
