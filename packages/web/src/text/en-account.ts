import { defineMessages } from './define-messages.ts'
import { formatAgo } from './times.ts'

const NOTHING_CHANGED = 'Nothing has changed.'

/** What can have happened to an account. A server may know more: that is `other`. */
const events = {
  signed_up: 'Signed up',
  confirmed: 'Address confirmed',
  logged_in: 'Logged in',
  logged_out: 'Logged out',
  logged_out_everywhere: 'Logged out everywhere',
  password_reset: 'Password reset',
  password_changed: 'Password changed',
  name_changed: 'Name changed',
  username_changed: 'Username changed',
  profile_changed: 'Details changed',
  email_change_requested: 'Change of address asked for',
  email_change_cancelled: 'Change of address cancelled',
  email_changed: 'Address changed',
  change_undone: 'Change undone',
  session_revoked: 'A browser logged out',
  other_sessions_revoked: 'All other browsers logged out',
  data_exported: 'Data downloaded',
}

/** Every word of the account's own dialogs, in English. */
export const account = {
  back: 'Back to your account',
  save: 'Save',
  saving: 'Saving…',
  passwordWrong: 'This is not your password. Try again. If you have forgotten it, log out and reset it.',
  loginAgain: 'You have been logged out meanwhile. Log in to go on.',
  /** Before something that a stolen browser must not do. */
  proveFirst: 'It has been a while: enter your password, and it goes on.',
  proveAndContinue: 'Continue',
  labels: { currentPassword: 'Current password', newEmail: 'New email', confirmation: 'Confirmation' },
  ago: (seconds: number) => formatAgo('en', seconds, 'just now'),
  menu: { title: 'Your account', busy: 'One moment…' },
  name: {
    title: 'Name and picture',
    saved: 'Saved.',
    restore: 'Cancel',
    avatar: 'Your picture is made for this account alone. It stays the same.',
    useInstead: (suggestion: string) => `Use ${suggestion}`,
  },
  profile: { title: 'Your details' },
  password: {
    title: 'Change password',
    text: 'All other browsers will be logged out.',
    submit: 'Change password',
  },
  email: {
    title: 'Change email address',
    text: (email: string) => `Your address is ${email}. It stays so until you click on the link that we send to the new one.`,
    submit: 'Send the link',
    busy: 'Sending…',
    pending: (email: string) => `Waiting for ${email}: open the email that we sent there, and click on the link.`,
    same: 'This is your address already. Choose another one.',
    until: (email: string) => `Until then ${email} stays your address.`,
    resent: (email: string) => `A new email is on its way to ${email}. Look in your spam folder too.`,
    cancelChange: 'Cancel the change',
    undeliverable: (email: string) => `Our emails to ${email} do not arrive. Please change your address.`,
  },
  sessions: {
    title: 'Where you are logged in',
    only: 'You are logged in nowhere else.',
    here: 'this browser',
    seen: (when: string) => `Last seen ${when}`,
    end: 'Log out',
    endOf: (device: string) => `Log out ${device}`,
    endOthers: 'Log out everywhere else',
    ended: 'It is logged out.',
    othersEnded: 'You are logged out everywhere else.',
    unknownDevice: 'Unknown browser',
  },
  activity: {
    title: 'Recent activity',
    text: 'If something here was not you, change your password.',
    none: 'Nothing has happened yet.',
    other: 'Something changed',
    events,
    submit: 'Change password',
  },
  data: {
    title: 'Download my data',
    text: 'A JSON file with everything that is kept about your account.',
    submit: 'Download',
    busy: 'Collecting…',
    done: 'Your browser has the file now.',
  },
  delete: {
    title: 'Delete account',
    text: 'Closing your account cannot be undone. Everything that belongs to it is deleted, and you are logged out everywhere.',
    /** What has to be typed, in lower case. */
    word: 'delete',
    hint: 'To be sure, type delete here.',
    mismatch: 'Type the word delete here.',
    submit: 'Delete my account',
    busy: 'Deleting…',
  },
  change: {
    title: 'Change your email address',
    text: (email: string) => `Press the button, and ${email} becomes the address of your account.`,
    submit: 'Use this address',
    busy: 'Saving…',
  },
  undo: {
    title: 'Was this not you?',
    text: 'Press the button if somebody else changed your account. It takes the change back and logs everybody out.',
    submit: 'Undo the change',
    busy: 'Undoing…',
  },
}

/** What the last view of such a dialog says. */
export const accountMessages = defineMessages({
  password_changed: {
    title: 'Password changed',
    text: () => 'Your password has been changed. All other browsers are logged out; this one stays logged in.',
  },
  account_deleted: { title: 'Account deleted', text: () => 'Account deleted. Everything that belonged to it is gone.' },
  email_changed: {
    title: 'Address changed',
    text: (email) => `${email} is now the address of your account. Log in with it from now on.`,
  },
  undone_restored: {
    title: 'Undone',
    text: (email) =>
      `${email} is the address of your account again, and everybody is logged out. To be safe, choose a new password now: an email with a code is on its way.`,
  },
  undone_reset: {
    title: 'Everybody is logged out',
    text: (email) => `To be safe, choose a new password now: an email with a code is on its way to ${email}.`,
  },
  change_address_taken: {
    title: 'This address has an account',
    text: (email) => `${email} has an account of its own. ${NOTHING_CHANGED} Log in with it, or choose another address for the other one.`,
  },
  undo_address_taken: {
    title: 'This address has an account',
    text: (email) => `${email} has an account of its own by now. ${NOTHING_CHANGED} Log in with it, or reset its password.`,
  },
  change_link_invalid: {
    title: 'This link does not work',
    text: () => `This is not a valid link for changing an address. ${NOTHING_CHANGED} Log in and ask for the change once more.`,
  },
  change_link_expired: {
    title: 'This link is too old',
    text: () => `Links for changing an address work for one hour only. ${NOTHING_CHANGED} Log in and ask for the change once more.`,
  },
  change_link_used: {
    title: 'This link has been used',
    text: (email) => `This link has been used already. Log in with ${email}.`,
  },
  change_link_replaced: {
    title: 'There is a newer email',
    text: (email) => `This link has been replaced. Open the newest email to ${email}, or log in and ask for the change once more.`,
  },
  undo_link_invalid: {
    title: 'This link does not work',
    text: () => `This is not a valid link for undoing a change. ${NOTHING_CHANGED} If you can’t get in, reset your password.`,
  },
  undo_link_expired: {
    title: 'This link is too old',
    text: () => `Changes can be undone for seven days. ${NOTHING_CHANGED} If you can’t get in, reset your password.`,
  },
  undo_link_used: {
    title: 'Already undone',
    text: () => 'This link has been used already: the change has been taken back. If you can’t get in, reset your password.',
  },
  undo_link_replaced: {
    title: 'There is a newer email',
    text: () => 'This link has been replaced. Open the newest email. If you can’t get in, reset your password.',
  },
})
