import { words } from '../text/fr.ts'
import type { Language } from '../text/text.ts'

/** French, with « vous ». */
export const fr: Language = {
  words,
  friendly: {
    errors: {
      credentials_wrong: 'Nom d’utilisateur ou mot de passe incorrect',
      email_unknown: 'Ce nom d’utilisateur n’existe pas chez nous.',
      email_not_unconfirmed: ({ email }) => `«\u00a0${email}\u00a0» n’est pas un compte en attente de confirmation.`,
    },
    checkEmail: { resent: (email) => `Un nouvel e-mail de confirmation a été envoyé à ${email}.` },
    enterCode: { sent: (email) => `Un e-mail de réinitialisation du mot de passe a été envoyé à ${email}.` },
  },
  unloaded: {
    title: 'Ce formulaire n’a pas pu être chargé',
    text: 'Votre connexion est peut-être coupée, ou il existe une version plus récente de cette page. Rien n’a été envoyé.',
    reload: 'Recharger la page',
    close: 'Fermer',
  },
}
