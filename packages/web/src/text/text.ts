import { en } from './en.ts'
import type { accountMessages } from './en-account.ts'
import { friendly } from './en-friendly.ts'
import type { unloaded } from './en-unloaded.ts'
import { overrideWords, type Some } from './override-words.ts'

/** Every word of every form, as functions of what they name. */
export type Words = typeof en

/** Those of the messages that are about the account. */
export type AccountMessages = typeof accountMessages

/** A language: all its words. One that lacks a key does not compile. */
export interface Language {
  readonly words: Words
  /** What a server with `ACCOUNT_PRIVACY=friendly` says instead. */
  readonly friendly: typeof friendly
  /** What is said when the forms themselves could not be loaded. */
  readonly unloaded: typeof unloaded
}

/** Other words for some keys; a function is asked with the tag of the language. */
export type OwnWords = Some<Words> | ((tag: string) => Some<Words>)

interface WordSettings {
  readonly privacy: 'private' | 'friendly'
}

const english = { words: en, friendly }

/** Picks the words that fit what the server gives away about accounts, in English unless told. */
export function pickWords({ privacy }: WordSettings, language: Pick<Language, 'words' | 'friendly'> = english, own: OwnWords = {}): Words {
  const words = privacy === 'private' ? language.words : overrideWords(language.words, language.friendly)
  return overrideWords(words, typeof own === 'function' ? own(words.language.tag) : own)
}
