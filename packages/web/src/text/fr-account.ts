import type { AccountMessages, Words } from './text.ts'
import { formatAgo } from './times.ts'

const NOTHING_CHANGED = 'Rien n’a changé.'

/** Every word of the account's own dialogs, in French. */
export const account: Words['account'] = {
  back: 'Retour à votre compte',
  save: 'Enregistrer',
  saving: 'Enregistrement…',
  passwordWrong: 'Ce n’est pas votre mot de passe. Réessayez. Si vous l’avez oublié, déconnectez-vous et réinitialisez-le.',
  loginAgain: 'Vous avez été déconnecté entre-temps. Connectez-vous pour continuer.',
  proveFirst: 'Votre connexion date déjà\u00a0: saisissez votre mot de passe pour continuer.',
  proveAndContinue: 'Continuer',
  labels: { currentPassword: 'Mot de passe actuel', newEmail: 'Nouvelle adresse e-mail', confirmation: 'Confirmation' },
  ago: (seconds) => formatAgo('fr', seconds, 'à l’instant'),
  menu: { title: 'Votre compte', busy: 'Un instant…' },
  name: {
    title: 'Nom et image',
    saved: 'Enregistré.',
    restore: 'Annuler',
    avatar: 'Votre image est faite pour ce compte seulement. Elle reste toujours la même.',
    useInstead: (suggestion) => `Prendre ${suggestion}`,
  },
  profile: { title: 'Vos informations' },
  password: {
    title: 'Changer de mot de passe',
    text: 'Tous les autres navigateurs seront déconnectés.',
    submit: 'Changer de mot de passe',
  },
  email: {
    title: 'Changer d’adresse e-mail',
    text: (email) => `Votre adresse est ${email}. Elle le reste jusqu’à ce que vous cliquiez sur le lien que nous enverrons à la nouvelle.`,
    submit: 'Envoyer le lien',
    busy: 'Envoi…',
    pending: (email) => `En attente de ${email}\u00a0: ouvrez l’e-mail que nous y avons envoyé et cliquez sur le lien.`,
    same: 'C’est déjà votre adresse. Choisissez-en une autre.',
    until: (email) => `D’ici là, ${email} reste votre adresse.`,
    resent: (email) => `Un nouvel e-mail est en route vers ${email}. Regardez aussi dans les indésirables.`,
    cancelChange: 'Annuler le changement',
    undeliverable: (email) => `Nos e-mails à ${email} n’arrivent pas. Changez d’adresse pour rester joignable.`,
  },
  sessions: {
    title: 'Où vous êtes connecté',
    only: 'Vous n’êtes connecté nulle part ailleurs.',
    here: 'ce navigateur',
    seen: (when) => `Dernière activité\u00a0: ${when}`,
    end: 'Déconnecter',
    endOf: (device) => `Déconnecter ${device}`,
    endOthers: 'Déconnecter partout ailleurs',
    ended: 'Ce navigateur est déconnecté.',
    othersEnded: 'Vous êtes déconnecté partout ailleurs.',
    unknownDevice: 'Navigateur inconnu',
  },
  activity: {
    title: 'Activité récente',
    text: 'Si l’une de ces actions ne vient pas de vous, changez de mot de passe.',
    none: 'Il ne s’est encore rien passé.',
    other: 'Une modification',
    events: {
      signed_up: 'Inscription',
      confirmed: 'Adresse confirmée',
      logged_in: 'Connexion',
      logged_out: 'Déconnexion',
      logged_out_everywhere: 'Déconnexion partout',
      password_reset: 'Mot de passe réinitialisé',
      password_changed: 'Mot de passe changé',
      name_changed: 'Nom changé',
      username_changed: 'Nom d’utilisateur changé',
      profile_changed: 'Profil modifié',
      email_change_requested: 'Changement d’adresse demandé',
      email_change_cancelled: 'Changement d’adresse annulé',
      email_changed: 'Adresse changée',
      change_undone: 'Changement annulé',
      session_revoked: 'Un navigateur déconnecté',
      other_sessions_revoked: 'Tous les autres navigateurs déconnectés',
      data_exported: 'Données téléchargées',
    },
    submit: 'Changer de mot de passe',
  },
  data: {
    title: 'Télécharger mes données',
    text: 'Un fichier avec tout ce qui est conservé sur votre compte, au format JSON, que d’autres programmes peuvent lire.',
    submit: 'Télécharger',
    busy: 'Préparation…',
    done: 'Le fichier a été remis à votre navigateur.',
  },
  delete: {
    title: 'Supprimer le compte',
    text: 'La fermeture de votre compte est définitive. Tout ce qui lui appartient est supprimé, et vous êtes déconnecté partout.',
    word: 'supprimer',
    hint: 'Par sécurité, saisissez ici «\u00a0supprimer\u00a0».',
    mismatch: 'Saisissez ici le mot «\u00a0supprimer\u00a0».',
    submit: 'Supprimer mon compte',
    busy: 'Suppression…',
  },
  change: {
    title: 'Changer votre adresse e-mail',
    text: (email) => `Appuyez sur le bouton, et ${email} devient l’adresse de votre compte.`,
    submit: 'Utiliser cette adresse',
    busy: 'Enregistrement…',
  },
  undo: {
    title: 'Ce n’était pas vous\u202f?',
    text: 'Appuyez sur le bouton si quelqu’un d’autre a modifié votre compte. La modification sera annulée et tout le monde déconnecté.',
    submit: 'Annuler la modification',
    busy: 'Annulation…',
  },
}

/** What the last view of such a dialog says. */
export const accountMessages: AccountMessages = {
  password_changed: {
    title: 'Mot de passe changé',
    text: () => 'Votre mot de passe a été changé. Tous les autres navigateurs sont déconnectés\u202f; celui-ci reste connecté.',
  },
  account_deleted: { title: 'Compte supprimé', text: () => 'Votre compte est supprimé, avec tout ce qui lui appartenait.' },
  email_changed: {
    title: 'Adresse changée',
    text: (email) => `${email} est maintenant l’adresse de votre compte. Utilisez-la désormais pour vous connecter.`,
  },
  undone_restored: {
    title: 'Modification annulée',
    text: (email) =>
      `${email} est de nouveau l’adresse de votre compte, et tout le monde est déconnecté. Choisissez maintenant un nouveau mot de passe\u00a0: un e-mail avec un code est en route.`,
  },
  undone_reset: {
    title: 'Tout le monde est déconnecté',
    text: (email) =>
      `Par sécurité, choisissez maintenant un nouveau mot de passe\u00a0: un e-mail avec un code est en route vers ${email}.`,
  },
  change_address_taken: {
    title: 'Cette adresse a un compte',
    text: (email) =>
      `${email} a son propre compte. ${NOTHING_CHANGED} Connectez-vous avec elle, ou choisissez une autre adresse pour l’autre compte.`,
  },
  undo_address_taken: {
    title: 'Cette adresse a un compte',
    text: (email) =>
      `${email} a désormais son propre compte. ${NOTHING_CHANGED} Connectez-vous avec elle, ou réinitialisez son mot de passe.`,
  },
  change_link_invalid: {
    title: 'Ce lien ne fonctionne pas',
    text: () =>
      `Ce n’est pas un lien valable pour changer d’adresse. ${NOTHING_CHANGED} Connectez-vous et demandez le changement encore une fois.`,
  },
  change_link_expired: {
    title: 'Ce lien est trop ancien',
    text: () =>
      `Les liens pour changer d’adresse ne fonctionnent qu’une heure. ${NOTHING_CHANGED} Connectez-vous et demandez le changement encore une fois.`,
  },
  change_link_used: {
    title: 'Ce lien a été utilisé',
    text: (email) => `Ce lien a déjà été utilisé. Connectez-vous avec ${email}.`,
  },
  change_link_replaced: {
    title: 'Il existe un e-mail plus récent',
    text: (email) =>
      `Ce lien a été remplacé. Ouvrez l’e-mail le plus récent envoyé à ${email}, ou connectez-vous et demandez le changement encore une fois.`,
  },
  undo_link_invalid: {
    title: 'Ce lien ne fonctionne pas',
    text: () =>
      `Ce n’est pas un lien valable pour annuler une modification. ${NOTHING_CHANGED} Si vous n’arrivez pas à vous connecter, réinitialisez votre mot de passe.`,
  },
  undo_link_expired: {
    title: 'Ce lien est trop ancien',
    text: () =>
      `Les modifications peuvent être annulées pendant sept jours. ${NOTHING_CHANGED} Si vous n’arrivez pas à vous connecter, réinitialisez votre mot de passe.`,
  },
  undo_link_used: {
    title: 'Déjà annulée',
    text: () =>
      'Ce lien a déjà été utilisé\u00a0: la modification est annulée. Si vous n’arrivez pas à vous connecter, réinitialisez votre mot de passe.',
  },
  undo_link_replaced: {
    title: 'Il existe un e-mail plus récent',
    text: () =>
      'Ce lien a été remplacé. Ouvrez l’e-mail le plus récent. Si vous n’arrivez pas à vous connecter, réinitialisez votre mot de passe.',
  },
}
