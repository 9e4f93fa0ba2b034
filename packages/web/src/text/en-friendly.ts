/**
 * What `ACCOUNT_PRIVACY=friendly` says instead: the classic texts, which tell whether an address has an account. Some of their codes are only sent then; their
 * words are here all the same, so that they stand together.
 */
export const friendly = {
  errors: {
    credentials_wrong: 'Invalid username or password',
    email_unknown: 'That username does not exist in our records.',
    email_not_unconfirmed: ({ email }: { readonly [name: string]: string | number | undefined }) =>
      `'${email}' is not an unconfirmed user account.`,
  },
  checkEmail: { resent: (email: string) => `A new confirmation email has been sent to ${email}.` },
  enterCode: { sent: (email: string) => `A password reset email has been sent to ${email}.` },
}
