import type { MailWords } from './mail-words.ts'

const ONE_USE_7_DAYS = 'Le lien fonctionne une seule fois, pendant 7 jours.'
const YOUR_SAFETY = 'Vous recevez cet e-mail parce qu’il concerne la sécurité de votre compte.'
const YOUR_ACCOUNT = 'Vous recevez cet e-mail parce qu’il concerne votre compte.'

const undo = {
  preheader: 'Si ce n’était pas vous, agissez maintenant.',
  button: 'Ce n’était pas moi',
  footer: [ONE_USE_7_DAYS, YOUR_SAFETY],
}
const CALM = 'Si c’était vous, vous n’avez rien d’autre à faire.'
const TAKE_BACK =
  'Si ce n’était pas vous, reprenez votre compte ici. Tout le monde sera déconnecté, et vous recevrez un e-mail pour choisir un nouveau mot de passe :'
const MOVE_BACK =
  'Si ce n’était pas vous, reprenez votre compte ici. Tout le monde sera déconnecté, cette adresse sera de nouveau valable, et vous recevrez un e-mail pour choisir un nouveau mot de passe :'

/** The words of all mails in French. */
export const fr: MailWords = {
  ifButtonFails: 'Si le bouton ne fonctionne pas, ouvrez cette adresse :',
  confirm: {
    subject: 'Confirmez votre adresse e-mail',
    preheader: 'Un clic termine votre inscription.',
    paragraphs: ['Merci de vous être inscrit à notre service.\nPour terminer votre inscription, cliquez ici :'],
    button: 'Confirmer l’adresse e-mail',
    code: 'Ou saisissez ce code là où vous vous êtes inscrit :',
    lifetime: 'Le lien fonctionne pendant 24 heures.',
    lifetimeWithCode: 'Le lien fonctionne pendant 24 heures, le code pendant 10 minutes.',
    footer: ['Si vous ne vous êtes pas inscrit, ignorez simplement cet e-mail : sans lui, personne ne peut utiliser votre adresse ici.'],
  },
  reset: {
    subject: 'Réinitialisez votre mot de passe',
    preheader: 'Choisissez un nouveau mot de passe pour votre compte.',
    paragraphs: [
      'Quelqu’un a demandé à réinitialiser le mot de passe de votre compte.\nSi ce n’était pas vous, supprimez simplement cet e-mail : votre mot de passe reste le même.',
      'Si vous voulez choisir un nouveau mot de passe, cliquez ici :',
    ],
    button: 'Réinitialiser le mot de passe',
    code: 'Ou saisissez ce code là où vous avez fait la demande :',
    lifetime: 'Le lien fonctionne une seule fois, pendant 60 minutes.',
    lifetimeWithCode: 'Le lien fonctionne une seule fois, pendant 60 minutes, le code pendant 10 minutes.',
    footer: [],
  },
  already_registered: {
    subject: 'Vous avez déjà un compte',
    preheader: 'Vous pouvez simplement vous connecter.',
    paragraphs: [
      'Quelqu’un, sans doute vous, vient d’essayer de s’inscrire avec cette adresse e-mail. Elle a déjà un compte, vous pouvez donc simplement vous connecter :',
    ],
    button: 'Se connecter',
    forgot: 'Mot de passe oublié ?',
    forgotLabel: 'En choisir un nouveau',
    footer: ['Si ce n’était pas vous, ignorez simplement cet e-mail : rien n’a changé dans votre compte.'],
  },
  invited: {
    subject: 'Vous êtes invité',
    preheader: 'Choisissez un mot de passe, et votre compte est prêt.',
    paragraphs: [
      'Les responsables de ce site ont créé un compte pour vous, avec cette adresse e-mail.',
      'Pour commencer, choisissez votre mot de passe ici. Cela confirme aussi votre adresse :',
    ],
    button: 'Choisir un mot de passe',
    footer: [
      ONE_USE_7_DAYS,
      'Si vous ne vous y attendiez pas, ignorez simplement cet e-mail : sans lui, personne ne peut utiliser votre adresse ici.',
    ],
  },
  email_change: {
    subject: 'Confirmez votre nouvelle adresse e-mail',
    preheader: 'Un clic, et votre compte a cette adresse.',
    paragraphs: ['Vous avez demandé à utiliser cette adresse e-mail pour votre compte.\nPour faire le changement, cliquez ici :'],
    button: 'Utiliser cette adresse',
    footer: [
      'Si ce n’était pas vous, ignorez simplement cet e-mail : rien ne changera.',
      'Le lien fonctionne une seule fois, pendant 60 minutes.',
    ],
  },
  email_change_notice: {
    ...undo,
    subject: 'Votre adresse e-mail va changer',
    paragraphs: [
      'Quelqu’un qui est connecté à votre compte a demandé à lui donner une autre adresse e-mail. Elle changera dès que cette adresse sera confirmée ; d’ici là, celle-ci reste valable.',
      CALM,
      MOVE_BACK,
    ],
  },
  email_changed: {
    ...undo,
    subject: 'Votre adresse e-mail a été modifiée',
    paragraphs: [
      'Votre compte a maintenant une autre adresse e-mail. Celle-ci ne lui appartient plus, et vous ne pouvez plus vous connecter avec elle.',
      CALM,
      MOVE_BACK,
    ],
  },
  password_changed: {
    ...undo,
    subject: 'Votre mot de passe a été modifié',
    paragraphs: [
      'Le mot de passe de votre compte vient d’être modifié par quelqu’un qui est connecté. Toutes les autres personnes connectées ont été déconnectées.',
      CALM,
      TAKE_BACK,
    ],
  },
  password_reset_done: {
    ...undo,
    subject: 'Votre mot de passe a été réinitialisé',
    paragraphs: [
      'Le mot de passe de votre compte vient d’être réinitialisé par quelqu’un qui a accès à cette boîte e-mail. Toutes les personnes connectées ont été déconnectées.',
      CALM,
      'Si ce n’était pas vous, changez d’abord le mot de passe de votre boîte e-mail. Reprenez ensuite votre compte ici : tout le monde sera déconnecté, et vous recevrez un e-mail pour choisir un nouveau mot de passe.',
    ],
  },
  login_after_failures: {
    ...undo,
    subject: 'Nouvelle connexion après plusieurs mots de passe erronés',
    paragraphs: [
      'Quelqu’un vient de se connecter à votre compte avec le bon mot de passe, après plusieurs essais avec des mots de passe erronés.',
      CALM,
      TAKE_BACK,
    ],
  },
  new_device: {
    ...undo,
    subject: 'Nouvelle connexion à votre compte',
    news: 'Quelqu’un vient de se connecter à votre compte depuis un appareil ou un navigateur qui n’avait pas encore été utilisé pour lui.',
    device: 'Appareil',
    deviceUnknown: 'inconnu',
    deviceOn: ' sous ',
    time: 'Heure',
    paragraphs: [CALM, TAKE_BACK],
  },
  account_approved: {
    subject: 'Votre compte est prêt',
    preheader: 'Vous pouvez vous connecter maintenant.',
    paragraphs: ['Merci de votre patience : votre compte a été approuvé.', 'Vous pouvez vous connecter dès maintenant :'],
    button: 'Se connecter',
    footer: [YOUR_ACCOUNT],
  },
  password_set: {
    subject: 'Votre mot de passe a été redéfini',
    preheader: 'Si vous ne l’avez pas demandé, choisissez-en un nouveau.',
    paragraphs: [
      'Les responsables de ce site ont donné un nouveau mot de passe à votre compte. Toutes les personnes connectées ont été déconnectées.',
      'Si vous l’avez demandé, vous n’avez rien d’autre à faire. Sinon, ou si vous voulez un mot de passe que personne d’autre n’a vu, choisissez-en un nouveau ici :',
    ],
    button: 'Choisir un nouveau mot de passe',
    footer: [YOUR_ACCOUNT],
  },
  account_deleted: {
    subject: 'Votre compte a été supprimé',
    preheader: 'Tout ce qui était conservé sur vous a disparu.',
    paragraphs: [
      'Votre compte vient d’être supprimé par quelqu’un qui connaît son mot de passe. Tout ce qu’il contenait a disparu, et ceci est le dernier e-mail à son sujet.',
      'Si ce n’était pas vous, quelqu’un d’autre connaît votre mot de passe : changez-le partout où vous l’utilisez.',
      'Votre adresse e-mail est de nouveau libre. Si un jour vous voulez revenir, inscrivez-vous ici :',
    ],
    button: 'S’inscrire',
    footer: ['Merci d’avoir été parmi nous.'],
  },
}
