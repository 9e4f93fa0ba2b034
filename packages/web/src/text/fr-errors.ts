import type { Words } from './text.ts'

const LATER = 'Un problème est survenu de notre côté. Rien de ce que vous avez saisi n’est perdu. Veuillez réessayer dans un instant.'
const HOST = 'Cette page est mal configurée, votre demande a donc été refusée. Veuillez en informer les responsables du site.'

/** Why an operation is refused, in French. */
export const errors: Words['errors'] = {
  invalid_input: 'Le formulaire contient une erreur. Veuillez vérifier votre saisie.',
  credentials_wrong: 'Ces identifiants sont incorrects. Vérifiez les deux et réessayez.',
  email_not_confirmed: 'Votre adresse e-mail n’est pas encore confirmée. Ouvrez le lien dans l’e-mail que nous vous avons envoyé.',
  account_disabled: 'Ce compte a été désactivé. Veuillez écrire aux responsables de ce site.',
  awaiting_approval: 'Votre compte attend d’être approuvé. Vous pourrez vous connecter dès qu’il l’aura été.',
  signup_closed: 'Il n’est pas possible de créer un compte ici pour le moment.',
  link_invalid: 'Ce lien n’est pas valable. Veuillez en demander un nouveau.',
  link_expired: 'Ce lien est trop ancien. Veuillez en demander un nouveau.',
  link_used: 'Ce lien a déjà été utilisé. Veuillez en demander un nouveau.',
  link_replaced: 'Il existe un e-mail plus récent. Veuillez utiliser le lien qu’il contient.',
  code_wrong: 'Ce code est faux ou trop ancien. Regardez dans l’e-mail le plus récent, ou faites-vous en envoyer un nouveau.',
  email_unknown: 'Il n’y a pas de compte avec cette adresse e-mail.',
  email_not_unconfirmed: 'Il n’y a rien à confirmer pour cette adresse e-mail. Essayez de vous connecter.',
  login_required: 'Veuillez d’abord vous connecter.',
  confirm_first: 'Veuillez d’abord confirmer votre adresse e-mail.',
  fresh_login: 'Veuillez saisir encore une fois votre mot de passe.',
  forbidden: 'Vous n’avez pas le droit de faire cela.',
  too_many_attempts: 'Trop de tentatives.',
  busy: 'Quelqu’un d’autre modifiait la même chose. Veuillez réessayer.',
  overloaded: 'Il y a beaucoup de monde en ce moment. Veuillez réessayer dans un instant.',
  unavailable:
    'Nous sommes injoignables pour le moment. Vérifiez votre connexion et réessayez. Rien de ce que vous avez saisi n’est perdu.',
  origin_not_allowed: HOST,
  content_type_not_allowed: HOST,
  method_not_allowed: HOST,
  batch_not_allowed: HOST,
  input_too_large: 'Ce texte est trop long. Veuillez le raccourcir.',
  not_found: HOST,
  internal: LATER,
}

/** Why one field is refused, in French. */
export const fieldErrors: Words['fieldErrors'] = {
  required: ({ label }) => `Veuillez remplir «\u00a0${label}\u00a0».`,
  invalid: 'Ceci ne convient pas ici. Veuillez le modifier.',
  unknown_field: 'Ce champ n’est pas connu ici.',
  too_long: 'C’est trop long. Veuillez raccourcir.',
  email_invalid: 'Ce n’est pas une adresse e-mail. Elle devrait ressembler à nom@example.com.',
  email_taken: 'Cette adresse e-mail est déjà enregistrée chez nous. Essayez de vous connecter.',
  name_required: 'Veuillez indiquer un nom',
  name_too_long: 'Ce nom est trop long\u00a0: 100 caractères au plus.',
  name_invalid: 'Ce nom contient des caractères qui ne peuvent pas être affichés. Veuillez le saisir à nouveau.',
  username_too_short: 'Ce nom d’utilisateur est trop court\u00a0: au moins 4 caractères.',
  username_too_long: 'Ce nom d’utilisateur est trop long\u00a0: 40 caractères au plus.',
  username_invalid: 'Un nom d’utilisateur ne contient que des lettres, des chiffres et des traits d’union isolés.',
  username_taken: 'Veuillez choisir un autre nom d’utilisateur.',
  password_too_short: ({ minLength }) => `Ce mot de passe est trop court\u00a0: au moins ${minLength} caractères.`,
  password_too_long: 'Ce mot de passe est trop long\u00a0: 1024 octets au plus.',
  password_invalid: 'Ce mot de passe contient des caractères qui ne peuvent pas être enregistrés. Veuillez en choisir un autre.',
  password_common: 'Ce mot de passe figure sur des listes de mots de passe courants. Veuillez en choisir un autre.',
  password_like_account: 'Ce mot de passe ressemble trop à votre nom, à votre adresse ou au nom de ce site. Veuillez en choisir un autre.',
  passwords_differ: 'Les mots de passe ne correspondent pas. Veuillez réessayer.',
  code_invalid: 'Le code comporte six chiffres. Vous le trouverez dans l’e-mail.',
}
