/** The parts of the account dialog; `menu` leads to the others. They stand in URLs: `/account?section=password`. */
export const ACCOUNT_SECTIONS = ['menu', 'name', 'profile', 'password', 'email', 'sessions', 'activity', 'data', 'delete'] as const
/** One of `ACCOUNT_SECTIONS`. */
export type AccountSection = (typeof ACCOUNT_SECTIONS)[number]

/** The section that a URL names; the menu if it names none. */
export function parseAccountSection(text: unknown): AccountSection {
  return ACCOUNT_SECTIONS.find((section) => section === text) ?? 'menu'
}
