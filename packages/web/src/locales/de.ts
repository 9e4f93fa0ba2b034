import { words } from '../text/de.ts'
import type { Language } from '../text/text.ts'

/** German, with „Sie“. */
export const de: Language = {
  words,
  friendly: {
    errors: {
      credentials_wrong: 'Benutzername oder Passwort ungültig',
      email_unknown: 'Diesen Benutzernamen kennen wir nicht.',
      email_not_unconfirmed: ({ email }) => `„${email}“ ist kein unbestätigtes Benutzerkonto.`,
    },
    checkEmail: { resent: (email) => `Eine neue Bestätigungs-E-Mail ist an ${email} geschickt worden.` },
    enterCode: { sent: (email) => `Eine E-Mail zum Zurücksetzen des Passworts ist an ${email} geschickt worden.` },
  },
  unloaded: {
    title: 'Dieses Formular konnte nicht geladen werden',
    text: 'Vielleicht ist Ihre Verbindung unterbrochen, oder es gibt eine neuere Fassung dieser Seite. Es wurde nichts gesendet.',
    reload: 'Seite neu laden',
    close: 'Schließen',
  },
}
