import type { Words } from './text.ts'

const LATER = 'Bei uns ist etwas schiefgegangen. Ihre Eingaben sind nicht verloren. Bitte versuchen Sie es gleich noch einmal.'
const HOST =
  'Diese Seite ist nicht richtig eingerichtet, deshalb wurde Ihre Anfrage abgelehnt. Bitte sagen Sie es den Betreibern der Seite.'

/** Why an operation is refused, in German. */
export const errors: Words['errors'] = {
  invalid_input: 'Etwas im Formular stimmt nicht. Bitte prüfen Sie Ihre Angaben.',
  credentials_wrong: 'Diese Angaben sind falsch. Bitte prüfen Sie beide und versuchen Sie es noch einmal.',
  email_not_confirmed: 'Ihre E-Mail-Adresse ist noch nicht bestätigt. Öffnen Sie den Link in unserer E-Mail.',
  account_disabled: 'Dieses Konto ist gesperrt. Bitte schreiben Sie den Betreibern dieser Seite.',
  awaiting_approval: 'Ihr Konto wartet auf die Freigabe. Sobald es freigegeben ist, können Sie sich anmelden.',
  signup_closed: 'Neue Konten können hier zurzeit nicht angelegt werden.',
  link_invalid: 'Dieser Link ist ungültig. Bitte fordern Sie einen neuen an.',
  link_expired: 'Dieser Link ist zu alt. Bitte fordern Sie einen neuen an.',
  link_used: 'Dieser Link wurde schon benutzt. Bitte fordern Sie einen neuen an.',
  link_replaced: 'Es gibt eine neuere E-Mail. Bitte benutzen Sie den Link darin.',
  code_wrong: 'Dieser Code ist falsch oder zu alt. Sehen Sie in der neuesten E-Mail nach, oder lassen Sie sich eine neue schicken.',
  email_unknown: 'Zu dieser E-Mail-Adresse gibt es kein Konto.',
  email_not_unconfirmed: 'Für diese E-Mail-Adresse gibt es nichts zu bestätigen. Versuchen Sie, sich anzumelden.',
  login_required: 'Bitte melden Sie sich zuerst an.',
  confirm_first: 'Bitte bestätigen Sie zuerst Ihre E-Mail-Adresse.',
  fresh_login: 'Bitte geben Sie Ihr Passwort noch einmal ein.',
  forbidden: 'Das dürfen Sie nicht.',
  too_many_attempts: 'Zu viele Versuche.',
  busy: 'Jemand anders hat gerade dasselbe geändert. Bitte versuchen Sie es noch einmal.',
  overloaded: 'Hier ist gerade viel los. Bitte versuchen Sie es gleich noch einmal.',
  unavailable:
    'Wir sind gerade nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal. Ihre Eingaben sind nicht verloren.',
  origin_not_allowed: HOST,
  content_type_not_allowed: HOST,
  method_not_allowed: HOST,
  batch_not_allowed: HOST,
  input_too_large: 'Das ist zu viel Text. Bitte kürzen Sie ihn.',
  not_found: HOST,
  internal: LATER,
}

/** Why one field is refused, in German. */
export const fieldErrors: Words['fieldErrors'] = {
  required: ({ label }) => `Bitte füllen Sie „${label}“ aus.`,
  invalid: 'Das geht hier nicht. Bitte ändern Sie es.',
  unknown_field: 'Dieses Feld ist hier nicht bekannt.',
  too_long: 'Das ist zu lang. Bitte kürzen Sie es.',
  email_invalid: 'Das ist keine E-Mail-Adresse. Sie sollte aussehen wie name@example.com.',
  email_taken: 'Diese E-Mail-Adresse ist bei uns schon registriert. Versuchen Sie, sich anzumelden.',
  name_required: 'Bitte geben Sie einen Namen ein',
  name_too_long: 'Dieser Name ist zu lang: höchstens 100 Zeichen.',
  name_invalid: 'Dieser Name enthält Zeichen, die sich nicht anzeigen lassen. Bitte geben Sie ihn noch einmal ein.',
  username_too_short: 'Dieser Benutzername ist zu kurz: mindestens 4 Zeichen.',
  username_too_long: 'Dieser Benutzername ist zu lang: höchstens 40 Zeichen.',
  username_invalid: 'Ein Benutzername besteht nur aus Buchstaben, Ziffern und einzelnen Bindestrichen.',
  username_taken: 'Bitte nehmen Sie einen anderen Benutzernamen.',
  password_too_short: ({ minLength }) => `Dieses Passwort ist zu kurz: mindestens ${minLength} Zeichen.`,
  password_too_long: 'Dieses Passwort ist zu lang: höchstens 1024 Byte.',
  password_invalid: 'Dieses Passwort enthält Zeichen, die sich nicht speichern lassen. Bitte wählen Sie ein anderes.',
  password_common: 'Dieses Passwort steht auf Listen häufiger Passwörter. Bitte wählen Sie ein anderes.',
  password_like_account:
    'Dieses Passwort ist Ihrem Namen, Ihrer Adresse oder dem Namen dieser Seite zu ähnlich. Bitte wählen Sie ein anderes.',
  passwords_differ: 'Die Passwörter stimmen nicht überein. Bitte versuchen Sie es noch einmal.',
  code_invalid: 'Der Code hat sechs Ziffern. Sie finden ihn in der E-Mail.',
}
