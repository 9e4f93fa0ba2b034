import { en } from './en.ts'
import { friendly } from './en-friendly.ts'

/** Every word of every form, as functions of what they name. */
export type Words = typeof en

/** Picks the words that fit what the server gives away about accounts. */
export function pickWords(settings: { readonly privacy: 'private' | 'friendly' }): Words {
  if (settings.privacy === 'private') return en
  return {
    ...en,
    errors: { ...en.errors, ...friendly.errors },
    checkEmail: { ...en.checkEmail, ...friendly.checkEmail },
    enterCode: { ...en.enterCode, ...friendly.enterCode },
  }
}
