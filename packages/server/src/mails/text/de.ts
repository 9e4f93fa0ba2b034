import type { MailWords } from './mail-words.ts'

const ONE_USE_7_DAYS = 'Der Link funktioniert einmal und 7 Tage lang.'
const YOUR_SAFETY = 'Sie bekommen diese E-Mail, weil es um die Sicherheit Ihres Kontos geht.'
const YOUR_ACCOUNT = 'Sie bekommen diese E-Mail, weil es um Ihr Konto geht.'

const undo = {
  preheader: 'Wenn Sie das nicht waren, handeln Sie bitte jetzt.',
  button: 'Das war ich nicht',
  footer: [ONE_USE_7_DAYS, YOUR_SAFETY],
}
const CALM = 'Wenn Sie das waren, ist nichts weiter zu tun.'
const TAKE_BACK =
  'Wenn Sie das nicht waren, holen Sie sich Ihr Konto hier zurück. Alle werden abgemeldet, und Sie bekommen eine E-Mail, mit der Sie ein neues Passwort wählen:'
const MOVE_BACK =
  'Wenn Sie das nicht waren, holen Sie sich Ihr Konto hier zurück. Alle werden abgemeldet, diese Adresse gilt wieder, und Sie bekommen eine E-Mail, mit der Sie ein neues Passwort wählen:'

/** The words of all mails in German. */
export const de: MailWords = {
  ifButtonFails: 'Wenn der Knopf nicht funktioniert, öffnen Sie diese Adresse:',
  confirm: {
    subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
    preheader: 'Ein Klick schließt Ihre Registrierung ab.',
    paragraphs: ['Danke für Ihre Registrierung bei unserem Dienst.\nUm sie abzuschließen, klicken Sie hier:'],
    button: 'E-Mail-Adresse bestätigen',
    code: 'Oder geben Sie diesen Code dort ein, wo Sie sich registriert haben:',
    lifetime: 'Der Link funktioniert 24 Stunden lang.',
    lifetimeWithCode: 'Der Link funktioniert 24 Stunden lang, der Code 10 Minuten.',
    footer: [
      'Wenn Sie sich nicht registriert haben, ignorieren Sie diese E-Mail einfach: Ohne sie kann hier niemand Ihre Adresse verwenden.',
    ],
  },
  reset: {
    subject: 'Setzen Sie Ihr Passwort zurück',
    preheader: 'Wählen Sie ein neues Passwort für Ihr Konto.',
    paragraphs: [
      'Jemand hat für Ihr Konto ein neues Passwort angefordert.\nWenn Sie das nicht waren, löschen Sie diese E-Mail einfach: Ihr Passwort bleibt, wie es ist.',
      'Wenn Sie ein neues Passwort wählen möchten, klicken Sie hier:',
    ],
    button: 'Passwort zurücksetzen',
    code: 'Oder geben Sie diesen Code dort ein, wo Sie das neue Passwort angefordert haben:',
    lifetime: 'Der Link funktioniert einmal und 60 Minuten lang.',
    lifetimeWithCode: 'Der Link funktioniert einmal und 60 Minuten lang, der Code 10 Minuten.',
    footer: [],
  },
  already_registered: {
    subject: 'Sie haben bereits ein Konto',
    preheader: 'Sie können sich einfach anmelden.',
    paragraphs: [
      'Jemand, wahrscheinlich Sie, wollte sich gerade mit dieser E-Mail-Adresse registrieren. Sie hat bereits ein Konto, Sie können sich also einfach anmelden:',
    ],
    button: 'Anmelden',
    forgot: 'Passwort vergessen?',
    forgotLabel: 'Neues wählen',
    footer: ['Wenn Sie das nicht waren, ignorieren Sie diese E-Mail einfach: An Ihrem Konto hat sich nichts geändert.'],
  },
  invited: {
    subject: 'Sie sind eingeladen',
    preheader: 'Wählen Sie ein Passwort, und Ihr Konto ist bereit.',
    paragraphs: [
      'Wer diese Seite betreibt, hat für Sie ein Konto mit dieser E-Mail-Adresse angelegt.',
      'Um anzufangen, wählen Sie hier Ihr Passwort. Das bestätigt auch Ihre Adresse:',
    ],
    button: 'Passwort wählen',
    footer: [
      ONE_USE_7_DAYS,
      'Wenn Sie das nicht erwartet haben, ignorieren Sie diese E-Mail einfach: Ohne sie kann hier niemand Ihre Adresse verwenden.',
    ],
  },
  email_change: {
    subject: 'Bestätigen Sie Ihre neue E-Mail-Adresse',
    preheader: 'Ein Klick, und Ihr Konto hat diese Adresse.',
    paragraphs: ['Sie möchten diese E-Mail-Adresse für Ihr Konto verwenden.\nUm sie zu ändern, klicken Sie hier:'],
    button: 'Diese Adresse verwenden',
    footer: [
      'Wenn Sie das nicht waren, ignorieren Sie diese E-Mail einfach: Es ändert sich nichts.',
      'Der Link funktioniert einmal und 60 Minuten lang.',
    ],
  },
  email_change_notice: {
    ...undo,
    subject: 'Ihre E-Mail-Adresse soll geändert werden',
    paragraphs: [
      'Jemand, der in Ihrem Konto angemeldet ist, möchte ihm eine andere E-Mail-Adresse geben. Sie gilt, sobald sie bestätigt ist; bis dahin bleibt diese.',
      CALM,
      MOVE_BACK,
    ],
  },
  email_changed: {
    ...undo,
    subject: 'Ihre E-Mail-Adresse wurde geändert',
    paragraphs: [
      'Ihr Konto hat jetzt eine andere E-Mail-Adresse. Diese gehört nicht mehr dazu, und Sie können sich mit ihr nicht mehr anmelden.',
      CALM,
      MOVE_BACK,
    ],
  },
  password_changed: {
    ...undo,
    subject: 'Ihr Passwort wurde geändert',
    paragraphs: [
      'Das Passwort Ihres Kontos wurde gerade von jemandem geändert, der angemeldet ist. Alle anderen, die angemeldet waren, wurden abgemeldet.',
      CALM,
      TAKE_BACK,
    ],
  },
  password_reset_done: {
    ...undo,
    subject: 'Ihr Passwort wurde zurückgesetzt',
    paragraphs: [
      'Das Passwort Ihres Kontos wurde gerade von jemandem zurückgesetzt, der Zugang zu diesem Postfach hat. Alle, die angemeldet waren, wurden abgemeldet.',
      CALM,
      'Wenn Sie das nicht waren, ändern Sie zuerst das Passwort Ihres Postfachs. Holen Sie sich dann Ihr Konto hier zurück: Alle werden abgemeldet, und Sie bekommen eine E-Mail, mit der Sie ein neues Passwort wählen.',
    ],
  },
  login_after_failures: {
    ...undo,
    subject: 'Neue Anmeldung nach mehreren falschen Passwörtern',
    paragraphs: [
      'Jemand hat sich gerade mit dem richtigen Passwort in Ihrem Konto angemeldet, nach mehreren Versuchen mit falschen.',
      CALM,
      TAKE_BACK,
    ],
  },
  new_device: {
    ...undo,
    subject: 'Neue Anmeldung in Ihrem Konto',
    news: 'Jemand hat sich gerade in Ihrem Konto angemeldet, mit einem Gerät oder Browser, der dafür noch nicht verwendet wurde.',
    device: 'Gerät',
    deviceUnknown: 'nicht bekannt',
    deviceOn: ' unter ',
    time: 'Zeit',
    paragraphs: [CALM, TAKE_BACK],
  },
  account_approved: {
    subject: 'Ihr Konto ist bereit',
    preheader: 'Sie können sich jetzt anmelden.',
    paragraphs: ['Danke für Ihre Geduld: Ihr Konto wurde freigegeben.', 'Sie können sich ab jetzt anmelden:'],
    button: 'Anmelden',
    footer: [YOUR_ACCOUNT],
  },
  password_set: {
    subject: 'Ihr Passwort wurde neu gesetzt',
    preheader: 'Wenn Sie nicht darum gebeten haben, wählen Sie ein neues.',
    paragraphs: [
      'Wer diese Seite betreibt, hat Ihrem Konto ein neues Passwort gegeben. Alle, die angemeldet waren, wurden abgemeldet.',
      'Wenn Sie darum gebeten haben, ist nichts weiter zu tun. Wenn nicht, oder wenn Sie ein Passwort möchten, das sonst niemand gesehen hat, wählen Sie hier ein neues:',
    ],
    button: 'Neues Passwort wählen',
    footer: [YOUR_ACCOUNT],
  },
  account_deleted: {
    subject: 'Ihr Konto wurde gelöscht',
    preheader: 'Alles, was über Sie gespeichert war, ist gelöscht.',
    paragraphs: [
      'Ihr Konto wurde gerade von jemandem gelöscht, der sein Passwort kennt. Alles, was darin gespeichert war, ist fort, und dies ist die letzte E-Mail dazu.',
      'Wenn Sie das nicht waren, kennt jemand anders Ihr Passwort: Ändern Sie es überall, wo Sie es sonst noch verwenden.',
      'Ihre E-Mail-Adresse ist wieder frei. Wenn Sie zurückkommen möchten, registrieren Sie sich hier:',
    ],
    button: 'Registrieren',
    footer: ['Danke, dass Sie bei uns waren.'],
  },
}
