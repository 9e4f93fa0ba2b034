import type { AccountMessages, Words } from './text.ts'
import { formatAgo } from './times.ts'

const NOTHING_CHANGED = 'Es hat sich nichts geändert.'

/** Every word of the account's own dialogs, in German. */
export const account: Words['account'] = {
  back: 'Zurück zu Ihrem Konto',
  save: 'Speichern',
  saving: 'Wird gespeichert …',
  passwordWrong:
    'Das ist nicht Ihr Passwort. Bitte versuchen Sie es noch einmal. Wenn Sie es vergessen haben, melden Sie sich ab und setzen Sie es zurück.',
  loginAgain: 'Sie wurden inzwischen abgemeldet. Melden Sie sich an, um weiterzumachen.',
  proveFirst: 'Ihre Anmeldung ist schon eine Weile her: Geben Sie Ihr Passwort ein, dann geht es weiter.',
  proveAndContinue: 'Weiter',
  labels: { currentPassword: 'Aktuelles Passwort', newEmail: 'Neue E-Mail-Adresse', confirmation: 'Bestätigung' },
  ago: (seconds) => formatAgo('de', seconds, 'gerade eben'),
  menu: { title: 'Ihr Konto', busy: 'Einen Moment …' },
  name: {
    title: 'Name und Bild',
    saved: 'Gespeichert.',
    restore: 'Abbrechen',
    avatar: 'Ihr Bild ist nur für dieses Konto gemacht. Es bleibt immer gleich.',
    useInstead: (suggestion) => `${suggestion} nehmen`,
  },
  profile: { title: 'Ihre Angaben' },
  password: {
    title: 'Passwort ändern',
    text: 'Alle anderen Browser werden abgemeldet.',
    submit: 'Passwort ändern',
  },
  email: {
    title: 'E-Mail-Adresse ändern',
    text: (email) => `Ihre Adresse ist ${email}. Das bleibt so, bis Sie auf den Link klicken, den wir an die neue schicken.`,
    submit: 'Link schicken',
    busy: 'Wird gesendet …',
    pending: (email) => `Wir warten auf ${email}: Öffnen Sie die E-Mail, die wir dorthin geschickt haben, und klicken Sie auf den Link.`,
    same: 'Das ist schon Ihre Adresse. Bitte wählen Sie eine andere.',
    until: (email) => `Bis dahin bleibt ${email} Ihre Adresse.`,
    resent: (email) => `Eine neue E-Mail an ${email} ist unterwegs. Sehen Sie auch im Spam-Ordner nach.`,
    cancelChange: 'Änderung abbrechen',
    undeliverable: (email) => `Unsere E-Mails an ${email} kommen nicht an. Ändern Sie Ihre Adresse, damit wir Sie erreichen.`,
  },
  sessions: {
    title: 'Wo Sie angemeldet sind',
    only: 'Sie sind sonst nirgends angemeldet.',
    here: 'dieser Browser',
    seen: (when) => `Zuletzt gesehen: ${when}`,
    end: 'Abmelden',
    endOf: (device) => `Abmelden: ${device}`,
    endOthers: 'Überall sonst abmelden',
    ended: 'Der Browser ist abgemeldet.',
    othersEnded: 'Sie sind überall sonst abgemeldet.',
    unknownDevice: 'Unbekannter Browser',
  },
  activity: {
    title: 'Letzte Ereignisse',
    text: 'Wenn etwas davon nicht von Ihnen war, ändern Sie Ihr Passwort.',
    none: 'Es ist noch nichts geschehen.',
    other: 'Etwas wurde geändert',
    events: {
      signed_up: 'Registriert',
      confirmed: 'Adresse bestätigt',
      logged_in: 'Angemeldet',
      logged_out: 'Abgemeldet',
      logged_out_everywhere: 'Überall abgemeldet',
      password_reset: 'Passwort zurückgesetzt',
      password_changed: 'Passwort geändert',
      name_changed: 'Name geändert',
      username_changed: 'Benutzername geändert',
      profile_changed: 'Angaben geändert',
      email_change_requested: 'Änderung der Adresse angefordert',
      email_change_cancelled: 'Änderung der Adresse abgebrochen',
      email_changed: 'Adresse geändert',
      change_undone: 'Änderung rückgängig gemacht',
      session_revoked: 'Ein Browser abgemeldet',
      other_sessions_revoked: 'Alle anderen Browser abgemeldet',
      data_exported: 'Daten heruntergeladen',
    },
    submit: 'Passwort ändern',
  },
  data: {
    title: 'Meine Daten herunterladen',
    text: 'Eine Datei mit allem, was zu Ihrem Konto gespeichert ist, im Format JSON, das andere Programme lesen können.',
    submit: 'Herunterladen',
    busy: 'Wird zusammengestellt …',
    done: 'Die Datei ist an Ihren Browser übergeben.',
  },
  delete: {
    title: 'Konto löschen',
    text: 'Wenn Sie Ihr Konto schließen, lässt sich das nicht rückgängig machen. Alles, was dazu gehört, wird gelöscht, und Sie werden überall abgemeldet.',
    word: 'löschen',
    hint: 'Damit nichts versehentlich geschieht, tippen Sie hier „löschen“.',
    mismatch: 'Tippen Sie hier das Wort „löschen“.',
    submit: 'Mein Konto löschen',
    busy: 'Wird gelöscht …',
  },
  change: {
    title: 'Ihre E-Mail-Adresse ändern',
    text: (email) => `Drücken Sie auf den Knopf, und ${email} wird die Adresse Ihres Kontos.`,
    submit: 'Diese Adresse nehmen',
    busy: 'Wird gespeichert …',
  },
  undo: {
    title: 'Waren Sie das nicht?',
    text: 'Drücken Sie auf den Knopf, wenn jemand anders Ihr Konto geändert hat. Dann wird die Änderung zurückgenommen, und alle werden abgemeldet.',
    submit: 'Änderung rückgängig machen',
    busy: 'Wird zurückgenommen …',
  },
}

/** What the last view of such a dialog says. */
export const accountMessages: AccountMessages = {
  password_changed: {
    title: 'Passwort geändert',
    text: () => 'Ihr Passwort ist geändert. Alle anderen Browser sind abgemeldet; dieser bleibt angemeldet.',
  },
  account_deleted: { title: 'Konto gelöscht', text: () => 'Ihr Konto ist gelöscht, mit allem, was dazu gehörte.' },
  email_changed: {
    title: 'Adresse geändert',
    text: (email) => `${email} ist jetzt die Adresse Ihres Kontos. Melden Sie sich von nun an damit an.`,
  },
  undone_restored: {
    title: 'Rückgängig gemacht',
    text: (email) =>
      `${email} ist wieder die Adresse Ihres Kontos, und alle sind abgemeldet. Wählen Sie jetzt ein neues Passwort: Eine E-Mail mit einem Code ist unterwegs.`,
  },
  undone_reset: {
    title: 'Alle sind abgemeldet',
    text: (email) => `Wählen Sie zur Sicherheit jetzt ein neues Passwort: Eine E-Mail mit einem Code ist unterwegs an ${email}.`,
  },
  change_address_taken: {
    title: 'Zu dieser Adresse gibt es ein Konto',
    text: (email) =>
      `${email} hat ein eigenes Konto. ${NOTHING_CHANGED} Melden Sie sich damit an, oder wählen Sie für das andere eine andere Adresse.`,
  },
  undo_address_taken: {
    title: 'Zu dieser Adresse gibt es ein Konto',
    text: (email) =>
      `${email} hat inzwischen ein eigenes Konto. ${NOTHING_CHANGED} Melden Sie sich damit an, oder setzen Sie dessen Passwort zurück.`,
  },
  change_link_invalid: {
    title: 'Dieser Link funktioniert nicht',
    text: () =>
      `Das ist kein gültiger Link zum Ändern einer Adresse. ${NOTHING_CHANGED} Melden Sie sich an und fordern Sie die Änderung noch einmal an.`,
  },
  change_link_expired: {
    title: 'Dieser Link ist zu alt',
    text: () =>
      `Links zum Ändern einer Adresse gelten nur eine Stunde. ${NOTHING_CHANGED} Melden Sie sich an und fordern Sie die Änderung noch einmal an.`,
  },
  change_link_used: {
    title: 'Dieser Link wurde benutzt',
    text: (email) => `Dieser Link wurde schon benutzt. Melden Sie sich mit ${email} an.`,
  },
  change_link_replaced: {
    title: 'Es gibt eine neuere E-Mail',
    text: (email) =>
      `Dieser Link gilt nicht mehr. Öffnen Sie die neueste E-Mail an ${email}, oder melden Sie sich an und fordern Sie die Änderung noch einmal an.`,
  },
  undo_link_invalid: {
    title: 'Dieser Link funktioniert nicht',
    text: () =>
      `Das ist kein gültiger Link zum Rückgängigmachen. ${NOTHING_CHANGED} Wenn Sie nicht hineinkommen, setzen Sie Ihr Passwort zurück.`,
  },
  undo_link_expired: {
    title: 'Dieser Link ist zu alt',
    text: () =>
      `Änderungen lassen sich sieben Tage lang rückgängig machen. ${NOTHING_CHANGED} Wenn Sie nicht hineinkommen, setzen Sie Ihr Passwort zurück.`,
  },
  undo_link_used: {
    title: 'Schon rückgängig gemacht',
    text: () =>
      'Dieser Link wurde schon benutzt: Die Änderung ist zurückgenommen. Wenn Sie nicht hineinkommen, setzen Sie Ihr Passwort zurück.',
  },
  undo_link_replaced: {
    title: 'Es gibt eine neuere E-Mail',
    text: () => 'Dieser Link gilt nicht mehr. Öffnen Sie die neueste E-Mail. Wenn Sie nicht hineinkommen, setzen Sie Ihr Passwort zurück.',
  },
}
