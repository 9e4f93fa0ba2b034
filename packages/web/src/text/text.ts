import type { en } from './en.ts'
import type { accountMessages } from './en-account.ts'
import { friendly } from './en-friendly.ts'
import type { loginWords } from './en-login.ts'
import type { unloaded } from './en-unloaded.ts'
import { overrideWords, type Some } from './override-words.ts'

/** Every word of every form, as functions of what they name. */
export type Words = typeof en

/** Those that the login needs, and what stands around every form. */
export type LoginWords = typeof loginWords

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

/** Takes the English words that are there, those of the login or all, and answers with as many in the language that is spoken. */
export type PickWords = <Table extends LoginWords>(english: Table) => Table

interface WordSettings {
  readonly privacy: 'private' | 'friendly'
}

/** Picks the words that fit what the server gives away about accounts. Of English there are only as many as are given, of a language that was fetched there are all. */
export function createPickWords({ privacy }: WordSettings, language?: Language, own: OwnWords = {}): PickWords {
  return <Table extends LoginWords>(english: Table) => {
    const words = (language?.words as LoginWords | undefined as Table | undefined) ?? english
    const fitting = privacy === 'private' ? words : overrideWords<LoginWords>(words, language?.friendly ?? friendly)
    return overrideWords<LoginWords>(fitting, typeof own === 'function' ? own(words.language.tag) : own) as Table
  }
}
