import { defineMessages } from './define-messages.ts'
import { account, accountMessages } from './en-account.ts'
import { errors, fieldErrors } from './en-errors.ts'
import { loginWords } from './en-login.ts'
import { formatDuration } from './times.ts'

/** Every word that a form or dialog shows, in English. Each other language is a table of the same shape. */
export const en = {
  ...loginWords,
  errors,
  fieldErrors,
  labels: {
    ...loginWords.labels,
    name: 'Name',
    username: 'Username',
    repeat: 'Repeat password',
    newPassword: 'New password',
    repeatNewPassword: 'Repeat new password',
    code: 'Code',
  },
  hints: {
    password: (minLength: number) => `At least ${minLength} characters. A few words in a row are good.`,
    username: '4 to 40 letters, digits and hyphens. Others can see it.',
    code: 'The six digits from the email.',
    codeInstead: 'Or enter the six digits from the email. They work for 10 minutes.',
  },
  /** Said while a new password is typed. */
  strength: (strength: 'short' | 'like_owner' | 'fair' | 'good' | 'strong', minLength: number) =>
    ({
      short: `Too short so far: at least ${minLength} characters.`,
      like_owner: 'Too easy to guess: much like your name or address.',
      fair: 'Strength: fair. Longer is better.',
      good: 'Strength: good.',
      strong: 'Strength: strong.',
    })[strength],
  suggested: 'This password was made up just for you and is in both fields. Keep it in a safe place, such as your password manager.',
  /** Around the fields that a developer adds. */
  profile: { optional: (label: string) => `${label} (optional)`, choose: 'Please choose' },
  links: {
    ...loginWords.links,
    login: 'Log in',
    backToLogin: 'Back to log in',
    resendConfirmation: 'Send the confirmation email again',
    sendAgain: 'Send the email again',
    /** Stands behind a button that has to wait. */
    inTime: (seconds: number) => `in ${formatDuration(loginWords.language.tag, seconds)}`,
    enterCode: 'I have a code',
    resetInstead: 'Reset the password instead',
    changeEmail: 'Use another email address',
    suggestPassword: 'Suggest a password',
  },
  signup: { title: 'Sign up', submit: 'Sign up', busy: 'Signing up…' },
  checkEmail: {
    title: 'Check your email',
    sent: (email: string) => `We have sent a confirmation email to ${email}.\n\nCheck your email, and click on the link.`,
    notSent: (email: string) => `Open the email that we sent to ${email}, and click on the link.`,
    more: (place: 'dialog' | 'page' | 'panel') =>
      `No email? Look in your spam folder too. ${place === 'page' ? 'This page' : 'This'} goes on by itself once you have clicked the link.`,
    submit: 'Confirm',
    busy: 'Confirming…',
    resent: (email: string) =>
      `If ${email} is waiting to be confirmed, a new email is on its way. Look in your mailbox, and in the spam folder.`,
  },
  forgot: {
    title: 'Forgot password',
    text: 'Enter your email address. We will send you a link and a code for choosing a new password.',
    submit: 'Reset password',
    busy: 'Sending…',
  },
  enterCode: {
    title: 'Check your email',
    sent: (email: string) => `Look in the mailbox of ${email}. If it belongs to an account, an email with a link and a code is on its way.`,
    more: 'Click on the link, or enter the code here. No email? Look in your spam folder too.',
    submit: 'Continue',
    busy: 'One moment…',
  },
  reset: {
    title: 'Reset your password',
    submit: 'Set new password',
    busy: 'Saving…',
    checking: 'Checking your link…',
    differ: 'Passwords did not match. Try again.',
  },
  confirm: {
    title: 'Confirm your email address',
    text: (email: string) => `Is ${email} your address? Press the button, and your account is ready.`,
    loggedInAs: (email: string) => `You are logged in as ${email}. That stays so.`,
    passwordText: (email: string) => `To be sure that it was you who signed up with ${email}, enter the password that you chose.`,
    passwordWrong: 'This is not the password that was chosen at sign-up. Try again, or reset the password instead.',
    submit: 'Confirm my email address',
    busy: 'Confirming…',
  },
  account,
  messages: defineMessages({
    ...accountMessages,
    confirmed: {
      title: 'Email address confirmed',
      text: () => 'Thanks for confirming your email address. You can log in now.',
    },
    confirmed_logged_in: {
      title: 'Welcome',
      text: () => 'Thanks for confirming your email address. You are now logged in.',
    },
    confirmed_elsewhere: {
      title: 'Email address confirmed',
      text: (email) => `${email} is confirmed. You stay logged in with your other account: to change over, log out first.`,
    },
    awaiting_approval: {
      title: 'Almost there',
      text: () => 'Thanks for signing up. Your account is waiting for approval. You can log in as soon as it has been let in.',
    },
    signup_closed: { title: 'Sign up', text: () => 'New accounts can’t be made here at the moment. If you have one, log in.' },
    reset: { title: 'Password reset', text: () => 'Your password has been reset. Log in with the new one.' },
    reset_logged_in: { title: 'Password reset', text: () => 'Your password has been reset. You are now logged in.' },
    confirm_link_invalid: {
      title: 'This link does not work',
      text: () => 'This confirmation link is not valid. Perhaps you have already confirmed your address?\n\nTry logging in normally.',
    },
    confirm_link_expired: {
      title: 'This link is too old',
      text: (email) => `Confirmation links work for one day only. We can send a new one to ${email}.`,
    },
    confirm_link_used: {
      title: 'Already confirmed',
      text: () => 'This confirmation link has been used already: your address is confirmed. Log in to go on.',
    },
    confirm_link_replaced: {
      title: 'There is a newer email',
      text: (email) => `This confirmation link has been replaced. Open the newest email to ${email}, or ask for another one.`,
    },
    reset_link_invalid: {
      title: 'This link does not work',
      text: () => 'This is not a valid password reset link',
    },
    reset_link_expired: {
      title: 'This link is too old',
      text: () => 'Ask for a new one; your password has not changed.',
    },
    reset_link_used: {
      title: 'This link has been used',
      text: () => 'This password reset link has been used already. Log in with your new password, or ask for a new email.',
    },
    reset_link_replaced: {
      title: 'There is a newer email',
      text: (email) => `This password reset link has been replaced. Open the newest email to ${email}, or ask for another one.`,
    },
    login_not_kept: {
      title: 'You are not logged in here',
      text: () =>
        'Your browser did not keep the login cookie. Allow cookies for this site. Safari does not keep it on http://localhost: use https or another browser.',
    },
    link_damaged: {
      title: 'This link is damaged',
      text: () => 'Part of the link got lost. Copy the whole link from the email into the address bar, or ask for a new one.',
    },
  }),
  /** What is said instead to somebody who is logged in. */
  messagesLoggedIn: {
    reset_link_used: 'This password reset link has been used already. You are logged in, so there is nothing more to do.',
  },
  buttons: {
    continue: 'Continue',
    login: 'Log in',
    forgot: 'Send a new email',
    resend: 'Send a new email',
    code: 'Enter the code',
    account: 'Back to your account',
  },
  sending: 'Sending…',
}
