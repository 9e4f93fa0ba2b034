import type { Api, Settings } from '@latchkey/shared/contract'

/** What a server allows that was set up without any settings. */
export const DEFAULT_SETTINGS: Settings = {
  privacy: 'private',
  confirmation: 'required',
  signup: 'open',
  loginWith: ['email'],
  passwordMinLength: 8,
  rememberDefault: false,
  mailCooldown: 60,
}

/** Asks for the settings once, when they are first needed. If that fails a form opens all the same, to say so when it is sent; the next one asks again. */
export function createSettingsLoader(api: Pick<Api, 'settings'>): () => Promise<Settings> {
  let loading: Promise<Settings> | undefined
  return () =>
    (loading ??= api.settings().catch(() => {
      loading = undefined
      return DEFAULT_SETTINGS
    }))
}
