const ONE_USE_7_DAYS = 'The link works once and for 7 days.'
const YOUR_SAFETY = 'You get this email because it is about the security of your account.'
const YOUR_ACCOUNT = 'You get this email because it is about your account.'

const undo = { preheader: 'If this wasn’t you, act now.', button: 'This wasn’t me', footer: [ONE_USE_7_DAYS, YOUR_SAFETY] }
const CALM = 'If this was you, there is nothing more to do.'
const TAKE_BACK =
  'If this wasn’t you, take your account back here. Everybody will be logged out, and you will get an email with which to choose a new password:'
const MOVE_BACK =
  'If this wasn’t you, take your account back here. Everybody will be logged out, this address will count again, and you will get an email with which to choose a new password:'

/** The words of all mails in English. */
export const en = {
  ifButtonFails: 'If the button does not work, open this address:',
  confirm: {
    subject: 'Confirm your email address',
    preheader: 'One click completes your sign-up.',
    paragraphs: ['Thanks for signing up for our service.\nTo complete your sign-up, click here:'],
    button: 'Confirm email address',
    code: 'Or type this code where you signed up:',
    lifetime: 'The link works for 24 hours.',
    lifetimeWithCode: 'The link works for 24 hours, the code for 10 minutes.',
    footer: ['If you did not sign up, just ignore this email: without it nobody can use your address here.'],
  },
  reset: {
    subject: 'Reset your password',
    preheader: 'Choose a new password for your account.',
    paragraphs: [
      'Someone has requested a password reset for your account.\nIf this wasn’t you, just delete this email: your password stays as it is.',
      'If you do want to choose a new password, click here:',
    ],
    button: 'Reset password',
    code: 'Or type this code where you asked for the reset:',
    lifetime: 'The link works once and for 60 minutes.',
    lifetimeWithCode: 'The link works once and for 60 minutes, the code for 10 minutes.',
    footer: [] as string[],
  },
  already_registered: {
    subject: 'You already have an account',
    preheader: 'You can simply log in.',
    paragraphs: [
      'Someone, probably you, has just tried to sign up with this email address. It already has an account, so you can simply log in:',
    ],
    button: 'Log in',
    forgot: 'Forgotten your password?',
    forgotLabel: 'Choose a new one',
    footer: ['If this wasn’t you, just ignore this email: nothing about your account has changed.'],
  },
  invited: {
    subject: 'You have been invited',
    preheader: 'Choose a password, and your account is ready.',
    paragraphs: [
      'Whoever runs this site has made an account for you, with this email address.',
      'To begin, choose your password here. That also confirms your address:',
    ],
    button: 'Choose a password',
    footer: [ONE_USE_7_DAYS, 'If you did not expect this, just ignore this email: without it nobody can use your address here.'],
  },
  email_change: {
    subject: 'Confirm your new email address',
    preheader: 'One click, and your account has this address.',
    paragraphs: ['You have asked to use this email address for your account.\nTo make the change, click here:'],
    button: 'Use this address',
    footer: ['If this wasn’t you, just ignore this email: nothing will change.', 'The link works once and for 60 minutes.'],
  },
  email_change_notice: {
    ...undo,
    subject: 'Your email address is about to change',
    paragraphs: [
      'Somebody who is logged in to your account has asked to give it another email address. It changes as soon as that address is confirmed; until then this one stays.',
      CALM,
      MOVE_BACK,
    ],
  },
  email_changed: {
    ...undo,
    subject: 'Your email address has been changed',
    paragraphs: [
      'Your account now has another email address. This one no longer belongs to it, and you can’t log in with it any more.',
      CALM,
      MOVE_BACK,
    ],
  },
  password_changed: {
    ...undo,
    subject: 'Your password has been changed',
    paragraphs: [
      'The password of your account has just been changed by somebody who is logged in. Everybody else who was logged in has been logged out.',
      CALM,
      TAKE_BACK,
    ],
  },
  password_reset_done: {
    ...undo,
    subject: 'Your password has been reset',
    paragraphs: [
      'The password of your account has just been reset by somebody with access to this mailbox. Everybody who was logged in has been logged out.',
      CALM,
      'If this wasn’t you, first change the password of your mailbox. Then take your account back here: everybody will be logged out, and you will get an email with which to choose a new password.',
    ],
  },
  login_after_failures: {
    ...undo,
    subject: 'New login after several wrong passwords',
    paragraphs: [
      'Someone has just logged in to your account with the right password, after several tries with wrong ones.',
      CALM,
      TAKE_BACK,
    ],
  },
  new_device: {
    ...undo,
    subject: 'New login to your account',
    news: 'Someone has just logged in to your account from a device or browser that was not used for it before.',
    device: 'Device',
    deviceUnknown: 'not known',
    deviceOn: ' on ',
    time: 'Time',
    paragraphs: [CALM, TAKE_BACK],
  },
  account_approved: {
    subject: 'Your account is ready',
    preheader: 'You can log in now.',
    paragraphs: ['Thanks for waiting: your account has been approved.', 'You can log in from now on:'],
    button: 'Log in',
    footer: [YOUR_ACCOUNT],
  },
  password_set: {
    subject: 'Your password has been set anew',
    preheader: 'If you did not ask for this, choose a new one.',
    paragraphs: [
      'Whoever runs this site has given your account a new password. Everybody who was logged in has been logged out.',
      'If you asked for this, there is nothing more to do. If you did not, or if you want a password that nobody else has seen, choose a new one here:',
    ],
    button: 'Choose a new password',
    footer: [YOUR_ACCOUNT],
  },
  account_deleted: {
    subject: 'Your account has been deleted',
    preheader: 'Everything that was kept about you is gone.',
    paragraphs: [
      'Your account has just been deleted by somebody who knows its password. Everything that was kept in it is gone, and this is the last email about it.',
      'If this wasn’t you, somebody else knows your password: change it wherever else you use it.',
      'Your email address is free again. If you ever want to come back, sign up here:',
    ],
    button: 'Sign up',
    footer: ['Thanks for having been with us.'],
  },
}
