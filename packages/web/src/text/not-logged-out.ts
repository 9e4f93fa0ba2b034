import { DEFAULT_LOCALE, isLocale, type Locale } from '@latchkey/shared'
import type { LanguageTag } from './language-tag.ts'
import type { Language } from './text.ts'

/** What is said when a logout did not get through, also before any form has been fetched; `reload` tries it again. */
const NOT_LOGGED_OUT: Readonly<Record<Locale, Language['unloaded']>> = {
  en: {
    title: 'You have not been logged out',
    text: 'Check your connection and try again before you leave this device to others.',
    reload: 'Try again',
    close: 'Close',
  },
  de: {
    title: 'Sie sind nicht abgemeldet worden',
    text: 'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal, bevor Sie dieses Gerät anderen überlassen.',
    reload: 'Noch einmal versuchen',
    close: 'Schließen',
  },
  fr: {
    title: 'Vous n’avez pas été déconnecté',
    text: 'Vérifiez votre connexion et réessayez avant de laisser cet appareil à d’autres.',
    reload: 'Réessayer',
    close: 'Fermer',
  },
  es: {
    title: 'No se ha cerrado la sesión',
    text: 'Comprueba tu conexión e inténtalo de nuevo antes de dejar este dispositivo a otras personas.',
    reload: 'Intentarlo de nuevo',
    close: 'Cerrar',
  },
  ar: {
    title: 'لم يتم تسجيل خروجك',
    text: 'تحقق من اتصالك وحاول مرة أخرى قبل أن تترك هذا الجهاز لغيرك.',
    reload: 'حاول مرة أخرى',
    close: 'إغلاق',
  },
}

/** The words for a logout that did not get through, and in which language they are; English where it is none of ours. */
export function sayNotLoggedOut(tag: string): readonly [Language['unloaded'], LanguageTag] {
  const locale = isLocale(tag) ? tag : DEFAULT_LOCALE
  return [NOT_LOGGED_OUT[locale], { tag: locale, dir: locale === 'ar' ? 'rtl' : 'ltr' }]
}
