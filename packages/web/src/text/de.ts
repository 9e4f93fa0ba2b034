import { account, accountMessages } from './de-account.ts'
import { errors, fieldErrors } from './de-errors.ts'
import type { LanguageTag } from './language-tag.ts'
import type { Words } from './text.ts'
import { formatDuration } from './times.ts'

const language: LanguageTag = { tag: 'de', dir: 'ltr' }

/** Every word that a form or dialog shows, in German. */
export const words: Words = {
  language,
  errors,
  fieldErrors,
  wait: (seconds) => `In ${formatDuration(language.tag, seconds)} können Sie es noch einmal versuchen.`,
  waitOver: 'Sie können es jetzt noch einmal versuchen.',
  tryAgain: 'Noch einmal versuchen',
  show: 'Anzeigen',
  hide: 'Verbergen',
  toggleName: (verb, label) => `${verb}: ${label}`,
  cancel: 'Abbrechen',
  close: 'Schließen',
  loading: 'Wird geladen …',
  labels: {
    email: 'E-Mail-Adresse',
    emailOrUsername: 'E-Mail-Adresse oder Benutzername',
    name: 'Name',
    username: 'Benutzername',
    password: 'Passwort',
    repeat: 'Passwort wiederholen',
    newPassword: 'Neues Passwort',
    repeatNewPassword: 'Neues Passwort wiederholen',
    remember: 'Angemeldet bleiben',
    code: 'Code',
  },
  hints: {
    password: (minLength) => `Mindestens ${minLength} Zeichen. Gut sind ein paar Wörter hintereinander.`,
    username: '4 bis 40 Buchstaben, Ziffern und Bindestriche. Andere können ihn sehen.',
    code: 'Die sechs Ziffern in der E-Mail.',
    codeInstead: 'Oder geben Sie die sechs Ziffern aus der E-Mail ein. Sie gelten 10 Minuten.',
  },
  strength: (strength, minLength) =>
    ({
      short: `Noch zu kurz: mindestens ${minLength} Zeichen.`,
      like_owner: 'Zu leicht zu erraten: Ihrem Namen oder Ihrer Adresse sehr ähnlich.',
      fair: 'Stärke: mäßig. Länger ist besser.',
      good: 'Stärke: gut.',
      strong: 'Stärke: sehr gut.',
    })[strength],
  suggested:
    'Dieses Passwort wurde eben nur für Sie erfunden und steht in beiden Feldern. Bewahren Sie es gut auf, zum Beispiel in Ihrem Passwort-Manager.',
  profile: { optional: (label) => `${label} (freiwillig)`, choose: 'Bitte wählen' },
  links: {
    forgot: 'Passwort vergessen?',
    login: 'Anmelden',
    backToLogin: 'Zurück zur Anmeldung',
    signup: 'Registrieren',
    resendConfirmation: 'Bestätigungs-E-Mail noch einmal schicken',
    sendAgain: 'E-Mail noch einmal schicken',
    inTime: (seconds) => `in ${formatDuration(language.tag, seconds)}`,
    enterCode: 'Ich habe einen Code',
    resetInstead: 'Lieber das Passwort zurücksetzen',
    changeEmail: 'Andere E-Mail-Adresse nehmen',
    suggestPassword: 'Passwort vorschlagen',
  },
  loginAgain: 'Bitte melden Sie sich noch einmal an, um weiterzumachen. Ihre Eingaben sind nicht verloren.',
  login: { title: 'Anmelden', submit: 'Anmelden', busy: 'Sie werden angemeldet …' },
  signup: { title: 'Registrieren', submit: 'Registrieren', busy: 'Sie werden registriert …' },
  checkEmail: {
    title: 'Sehen Sie in Ihr Postfach',
    sent: (email) => `Wir haben eine Bestätigungs-E-Mail an ${email} geschickt.\n\nSehen Sie in Ihr Postfach und klicken Sie auf den Link.`,
    notSent: (email) => `Öffnen Sie die E-Mail, die wir an ${email} geschickt haben, und klicken Sie auf den Link.`,
    more: (place) =>
      `Keine E-Mail? Sehen Sie auch im Spam-Ordner nach. Sobald Sie auf den Link geklickt haben, geht es ${place === 'page' ? 'auf dieser Seite' : 'hier'} von selbst weiter.`,
    submit: 'Bestätigen',
    busy: 'Wird bestätigt …',
    resent: (email) =>
      `Wenn ${email} auf eine Bestätigung wartet, ist eine neue E-Mail unterwegs. Sehen Sie in Ihrem Postfach und im Spam-Ordner nach.`,
  },
  forgot: {
    title: 'Passwort vergessen',
    text: 'Geben Sie Ihre E-Mail-Adresse ein. Wir schicken Ihnen einen Link und einen Code, mit denen Sie ein neues Passwort wählen können.',
    submit: 'Passwort zurücksetzen',
    busy: 'Wird gesendet …',
  },
  enterCode: {
    title: 'Sehen Sie in Ihr Postfach',
    sent: (email) =>
      `Sehen Sie im Postfach von ${email} nach. Wenn die Adresse zu einem Konto gehört, ist eine E-Mail mit einem Link und einem Code unterwegs.`,
    more: 'Klicken Sie auf den Link, oder geben Sie hier den Code ein. Keine E-Mail? Sehen Sie auch im Spam-Ordner nach.',
    submit: 'Weiter',
    busy: 'Einen Moment …',
  },
  reset: {
    title: 'Ihr Passwort zurücksetzen',
    submit: 'Neues Passwort speichern',
    busy: 'Wird gespeichert …',
    checking: 'Ihr Link wird geprüft …',
    differ: 'Die Passwörter stimmten nicht überein. Bitte versuchen Sie es noch einmal.',
  },
  confirm: {
    title: 'Bestätigen Sie Ihre E-Mail-Adresse',
    text: (email) => `Ist ${email} Ihre Adresse? Drücken Sie auf den Knopf, und Ihr Konto ist bereit.`,
    loggedInAs: (email) => `Sie sind als ${email} angemeldet. Das bleibt so.`,
    passwordText: (email) =>
      `Damit sicher ist, dass Sie selbst sich mit ${email} registriert haben, geben Sie das Passwort ein, das Sie gewählt haben.`,
    passwordWrong:
      'Das ist nicht das Passwort, das bei der Registrierung gewählt wurde. Versuchen Sie es noch einmal, oder setzen Sie das Passwort zurück.',
    submit: 'Meine E-Mail-Adresse bestätigen',
    busy: 'Wird bestätigt …',
  },
  account,
  messages: {
    ...accountMessages,
    confirmed: {
      title: 'E-Mail-Adresse bestätigt',
      text: () => 'Danke, dass Sie Ihre E-Mail-Adresse bestätigt haben. Sie können sich jetzt anmelden.',
    },
    confirmed_logged_in: {
      title: 'Willkommen',
      text: () => 'Danke, dass Sie Ihre E-Mail-Adresse bestätigt haben. Sie sind jetzt angemeldet.',
    },
    confirmed_elsewhere: {
      title: 'E-Mail-Adresse bestätigt',
      text: (email) => `${email} ist bestätigt. Sie bleiben mit Ihrem anderen Konto angemeldet: Um zu wechseln, melden Sie sich zuerst ab.`,
    },
    awaiting_approval: {
      title: 'Fast geschafft',
      text: () => 'Danke für Ihre Registrierung. Ihr Konto wartet auf die Freigabe: Sobald es freigegeben ist, können Sie sich anmelden.',
    },
    signup_closed: {
      title: 'Registrieren',
      text: () => 'Neue Konten können hier zurzeit nicht angelegt werden. Wenn Sie eines haben, melden Sie sich an.',
    },
    reset: { title: 'Passwort zurückgesetzt', text: () => 'Ihr Passwort ist zurückgesetzt. Melden Sie sich mit dem neuen an.' },
    reset_logged_in: { title: 'Passwort zurückgesetzt', text: () => 'Ihr Passwort ist zurückgesetzt. Sie sind jetzt angemeldet.' },
    confirm_link_invalid: {
      title: 'Dieser Link funktioniert nicht',
      text: () =>
        'Dieser Bestätigungslink ist ungültig. Vielleicht haben Sie Ihre Adresse schon bestätigt?\n\nVersuchen Sie, sich ganz normal anzumelden.',
    },
    confirm_link_expired: {
      title: 'Dieser Link ist zu alt',
      text: (email) => `Bestätigungslinks gelten nur einen Tag. Wir können einen neuen an ${email} schicken.`,
    },
    confirm_link_used: {
      title: 'Schon bestätigt',
      text: () => 'Dieser Bestätigungslink wurde schon benutzt: Ihre Adresse ist bestätigt. Melden Sie sich an, um weiterzumachen.',
    },
    confirm_link_replaced: {
      title: 'Es gibt eine neuere E-Mail',
      text: (email) =>
        `Dieser Bestätigungslink gilt nicht mehr. Öffnen Sie die neueste E-Mail an ${email}, oder lassen Sie sich noch eine schicken.`,
    },
    reset_link_invalid: {
      title: 'Dieser Link funktioniert nicht',
      text: () => 'Das ist kein gültiger Link zum Zurücksetzen eines Passworts',
    },
    reset_link_expired: {
      title: 'Dieser Link ist zu alt',
      text: () => 'Fordern Sie einen neuen an; Ihr Passwort hat sich nicht geändert.',
    },
    reset_link_used: {
      title: 'Dieser Link wurde benutzt',
      text: () =>
        'Dieser Link zum Zurücksetzen des Passworts wurde schon benutzt. Melden Sie sich mit Ihrem neuen Passwort an, oder fordern Sie eine neue E-Mail an.',
    },
    reset_link_replaced: {
      title: 'Es gibt eine neuere E-Mail',
      text: (email) =>
        `Dieser Link zum Zurücksetzen des Passworts gilt nicht mehr. Öffnen Sie die neueste E-Mail an ${email}, oder fordern Sie noch eine an.`,
    },
    login_not_kept: {
      title: 'Sie sind hier nicht angemeldet',
      text: () =>
        'Auf dem Server sind Sie angemeldet, aber Ihr Browser hat das Anmelde-Cookie nicht behalten. Erlauben Sie Cookies für diese Seite. Safari behält es unter http://localhost nicht: Nehmen Sie https oder einen anderen Browser.',
    },
    link_damaged: {
      title: 'Dieser Link ist beschädigt',
      text: () =>
        'Ein Teil des Links ging unterwegs verloren. Kopieren Sie den ganzen Link aus der E-Mail in die Adresszeile, oder fordern Sie einen neuen an.',
    },
  },
  messagesLoggedIn: {
    reset_link_used: 'Dieser Link zum Zurücksetzen des Passworts wurde schon benutzt. Sie sind angemeldet, es ist also nichts mehr zu tun.',
  },
  tooManyLogins: 'Zu viele Versuche. Bitte warten Sie, oder setzen Sie Ihr Passwort zurück.',
  buttons: {
    continue: 'Weiter',
    login: 'Anmelden',
    forgot: 'Neue E-Mail schicken',
    resend: 'Neue E-Mail schicken',
    code: 'Code eingeben',
    account: 'Zurück zu Ihrem Konto',
  },
  sending: 'Wird gesendet …',
}
