import { account, accountMessages } from './fr-account.ts'
import { errors, fieldErrors } from './fr-errors.ts'
import type { LanguageTag } from './language-tag.ts'
import type { Words } from './text.ts'
import { formatDuration } from './times.ts'

const language: LanguageTag = { tag: 'fr', dir: 'ltr' }

/** Every word that a form or dialog shows, in French. */
export const words: Words = {
  language,
  errors,
  fieldErrors,
  wait: (seconds) => `Vous pourrez réessayer dans ${formatDuration(language.tag, seconds)}.`,
  waitOver: 'Vous pouvez réessayer maintenant.',
  tryAgain: 'Réessayer',
  show: 'Afficher',
  hide: 'Masquer',
  toggleName: (verb, label) => `${verb}\u00a0: ${label}`,
  cancel: 'Annuler',
  close: 'Fermer',
  loading: 'Chargement…',
  labels: {
    email: 'Adresse e-mail',
    emailOrUsername: 'Adresse e-mail ou nom d’utilisateur',
    name: 'Nom',
    username: 'Nom d’utilisateur',
    password: 'Mot de passe',
    repeat: 'Répéter le mot de passe',
    newPassword: 'Nouveau mot de passe',
    repeatNewPassword: 'Répéter le nouveau mot de passe',
    remember: 'Rester connecté',
    code: 'Code',
  },
  hints: {
    password: (minLength) => `Au moins ${minLength} caractères. Quelques mots à la suite conviennent bien.`,
    username: '4 à 40 lettres, chiffres et traits d’union. Les autres peuvent le voir.',
    code: 'Les six chiffres qui figurent dans l’e-mail.',
    codeInstead: 'Ou saisissez les six chiffres de l’e-mail. Ils sont valables 10 minutes.',
  },
  strength: (strength, minLength) =>
    ({
      short: `Encore trop court : au moins ${minLength} caractères.`,
      like_owner: 'Trop facile à deviner : proche de votre nom ou de votre adresse.',
      fair: 'Solidité : moyenne. Plus long, c’est mieux.',
      good: 'Solidité : bonne.',
      strong: 'Solidité : très bonne.',
    })[strength],
  suggested:
    'Ce mot de passe vient d’être créé rien que pour vous et figure dans les deux champs. Conservez-le en lieu sûr, par exemple dans votre gestionnaire de mots de passe.',
  profile: { optional: (label) => `${label} (facultatif)`, choose: 'Choisissez' },
  links: {
    forgot: 'Mot de passe oublié\u202f?',
    login: 'Se connecter',
    backToLogin: 'Retour à la connexion',
    signup: 'S’inscrire',
    resendConfirmation: 'Renvoyer l’e-mail de confirmation',
    sendAgain: 'Renvoyer l’e-mail',
    inTime: (seconds) => `dans ${formatDuration(language.tag, seconds)}`,
    enterCode: 'J’ai un code',
    resetInstead: 'Réinitialiser plutôt le mot de passe',
    changeEmail: 'Utiliser une autre adresse e-mail',
    suggestPassword: 'Proposer un mot de passe',
  },
  loginAgain: 'Veuillez vous reconnecter pour continuer. Rien de ce que vous avez saisi n’est perdu.',
  login: { title: 'Se connecter', submit: 'Se connecter', busy: 'Connexion…' },
  signup: { title: 'S’inscrire', submit: 'S’inscrire', busy: 'Inscription…' },
  checkEmail: {
    title: 'Consultez votre messagerie',
    sent: (email) => `Nous avons envoyé un e-mail de confirmation à ${email}.\n\nConsultez votre messagerie et cliquez sur le lien.`,
    notSent: (email) => `Ouvrez l’e-mail que nous avons envoyé à ${email} et cliquez sur le lien.`,
    more: (place) =>
      `Pas d’e-mail\u202f? Regardez aussi dans les indésirables. ${place === 'page' ? 'Cette page continue' : 'La suite vient'} d’elle-même dès que vous avez cliqué sur le lien.`,
    submit: 'Confirmer',
    busy: 'Confirmation…',
    resent: (email) =>
      `Si ${email} attend d’être confirmée, un nouvel e-mail est en route. Regardez dans votre messagerie et dans les indésirables.`,
  },
  forgot: {
    title: 'Mot de passe oublié',
    text: 'Saisissez votre adresse e-mail. Nous vous enverrons un lien et un code pour choisir un nouveau mot de passe.',
    submit: 'Réinitialiser le mot de passe',
    busy: 'Envoi…',
  },
  enterCode: {
    title: 'Consultez votre messagerie',
    sent: (email) =>
      `Regardez dans la messagerie de ${email}. Si cette adresse correspond à un compte, un e-mail avec un lien et un code est en route.`,
    more: 'Cliquez sur le lien, ou saisissez le code ici. Pas d’e-mail\u202f? Regardez aussi dans les indésirables.',
    submit: 'Continuer',
    busy: 'Un instant…',
  },
  reset: {
    title: 'Réinitialiser votre mot de passe',
    submit: 'Enregistrer le nouveau mot de passe',
    busy: 'Enregistrement…',
    checking: 'Vérification de votre lien…',
    differ: 'Les mots de passe ne correspondaient pas. Veuillez réessayer.',
  },
  confirm: {
    title: 'Confirmez votre adresse e-mail',
    text: (email) => `L’adresse ${email} est-elle la vôtre\u202f? Appuyez sur le bouton, et votre compte est prêt.`,
    loggedInAs: (email) => `Vous êtes connecté en tant que ${email}. Vous le restez.`,
    passwordText: (email) =>
      `Pour être sûrs que c’est bien vous qui vous êtes inscrit avec ${email}, saisissez le mot de passe que vous avez choisi.`,
    passwordWrong: 'Ce n’est pas le mot de passe choisi lors de l’inscription. Réessayez, ou réinitialisez plutôt le mot de passe.',
    submit: 'Confirmer mon adresse e-mail',
    busy: 'Confirmation…',
  },
  account,
  messages: {
    ...accountMessages,
    confirmed: {
      title: 'Adresse e-mail confirmée',
      text: () => 'Merci d’avoir confirmé votre adresse e-mail. Vous pouvez maintenant vous connecter.',
    },
    confirmed_logged_in: {
      title: 'Bienvenue',
      text: () => 'Merci d’avoir confirmé votre adresse e-mail. Vous êtes maintenant connecté.',
    },
    confirmed_elsewhere: {
      title: 'Adresse e-mail confirmée',
      text: (email) =>
        `${email} est confirmée. Vous restez connecté avec votre autre compte\u00a0: pour en changer, déconnectez-vous d’abord.`,
    },
    awaiting_approval: {
      title: 'Presque terminé',
      text: () => 'Merci de votre inscription. Votre compte attend d’être approuvé\u00a0: vous pourrez ensuite vous connecter.',
    },
    signup_closed: {
      title: 'S’inscrire',
      text: () => 'Il n’est pas possible de créer un compte ici pour le moment. Si vous en avez un, connectez-vous.',
    },
    reset: { title: 'Mot de passe réinitialisé', text: () => 'Votre mot de passe a été réinitialisé. Connectez-vous avec le nouveau.' },
    reset_logged_in: {
      title: 'Mot de passe réinitialisé',
      text: () => 'Votre mot de passe a été réinitialisé. Vous êtes maintenant connecté.',
    },
    confirm_link_invalid: {
      title: 'Ce lien ne fonctionne pas',
      text: () =>
        'Ce lien de confirmation n’est pas valable. Peut-être avez-vous déjà confirmé votre adresse\u202f?\n\nEssayez de vous connecter normalement.',
    },
    confirm_link_expired: {
      title: 'Ce lien est trop ancien',
      text: (email) => `Les liens de confirmation ne fonctionnent qu’un jour. Nous pouvons en envoyer un nouveau à ${email}.`,
    },
    confirm_link_used: {
      title: 'Déjà confirmée',
      text: () => 'Ce lien de confirmation a déjà été utilisé\u00a0: votre adresse est confirmée. Connectez-vous pour continuer.',
    },
    confirm_link_replaced: {
      title: 'Il existe un e-mail plus récent',
      text: (email) =>
        `Ce lien de confirmation a été remplacé. Ouvrez l’e-mail le plus récent envoyé à ${email}, ou faites-vous en envoyer un autre.`,
    },
    reset_link_invalid: {
      title: 'Ce lien ne fonctionne pas',
      text: () => 'Ce n’est pas un lien valable pour réinitialiser un mot de passe',
    },
    reset_link_expired: {
      title: 'Ce lien est trop ancien',
      text: () => 'Demandez-en un nouveau\u202f; votre mot de passe n’a pas changé.',
    },
    reset_link_used: {
      title: 'Ce lien a été utilisé',
      text: () => 'Ce lien de réinitialisation a déjà été utilisé. Connectez-vous avec le nouveau mot de passe, ou demandez un e-mail.',
    },
    reset_link_replaced: {
      title: 'Il existe un e-mail plus récent',
      text: (email) =>
        `Ce lien de réinitialisation a été remplacé. Ouvrez l’e-mail le plus récent envoyé à ${email}, ou demandez-en un autre.`,
    },
    login_not_kept: {
      title: 'Vous n’êtes pas connecté ici',
      text: () =>
        'Vous êtes connecté sur le serveur, mais votre navigateur n’a pas gardé le cookie de connexion. Autorisez les cookies pour ce site. Safari ne le garde pas sur http://localhost\u00a0: utilisez https ou un autre navigateur.',
    },
    link_damaged: {
      title: 'Ce lien est endommagé',
      text: () =>
        'Une partie du lien s’est perdue en route. Copiez le lien entier de l’e-mail dans la barre d’adresse, ou demandez-en un nouveau.',
    },
  },
  messagesLoggedIn: {
    reset_link_used: 'Ce lien de réinitialisation a déjà été utilisé. Vous êtes connecté, il n’y a donc plus rien à faire.',
  },
  tooManyLogins: 'Trop de tentatives. Veuillez patienter, ou réinitialisez votre mot de passe.',
  buttons: {
    continue: 'Continuer',
    login: 'Se connecter',
    forgot: 'Envoyer un nouvel e-mail',
    resend: 'Envoyer un nouvel e-mail',
    code: 'Saisir le code',
    account: 'Retour à votre compte',
  },
  sending: 'Envoi…',
}
