import { AssertionError } from 'node:assert'
import type { User } from '@latchkey/shared/contract'
import type { AnyTRPCRouter } from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express from 'express'
import type { ExpressCall } from '../../http/auth-context.ts'
import { listen } from '../listen.ts'
import type { TestLatchkey } from '../test-latchkey.ts'
import { findAddressProcedures, type AddressProcedure, type InputFor } from './address-inputs.ts'
import { clip, differingParts, seeAnswer, showDifference, type SeenAnswer } from './compare-answers.ts'
import { createSuspects, STATES, type Suspects } from './suspects.ts'
import { createTestBrowser } from './test-browser.ts'

/** Whom `assertNoEnumeration` asks, and what of an application it can't know. */
export interface EnumerationOptions<Profile = User['profile']> {
  /** The one whose `authRouter` is in the router. Its users and its clock are used. */
  readonly latchkey: TestLatchkey<Profile>
  /** Where your application serves the router, such as `${server.url}/api`: so your middleware is looked at too. Left out, the router is served by itself. */
  readonly url?: string | undefined
  /** Your own `createContext`, if the router is served by itself and needs more than Latchkey's. */
  readonly createContext?: ((call: ExpressCall) => object) | undefined
  /**
   * By its name in the router, such as `team.invite`: a procedure of your own that takes an address of somebody else, and an input for it. Also for one of ours whose usual
   * input your application refuses, such as `account.signup` with fields of your own.
   */
  readonly inputs?: Readonly<Record<string, InputFor>> | undefined
  /** The domain of the addresses that are asked for; for a `beforeSignup` that takes only some. */
  readonly domain?: string | undefined
  /** Takes out of a body what differs with every answer, such as a time or the number of a request. */
  readonly mask?: ((body: string) => string) | undefined
}

/**
 * Asks every public procedure of Latchkey in this router, wherever it is nested, about addresses that are unknown, unconfirmed, confirmed and disabled, and compares what a
 * stranger sees of the answers: status, headers, cookies, bytes (EN-1). Rejects with an `AssertionError` that says which procedure tells them apart, and by what: a hook,
 * an `errorFormatter`, a middleware. Time is not compared.
 */
export async function assertNoEnumeration<Profile>(router: AnyTRPCRouter, options: EnumerationOptions<Profile>): Promise<void> {
  const { latchkey, inputs = {}, domain = 'x.test' } = options
  const procedures = findAddressProcedures(router, inputs)
  await using served = options.url === undefined ? await serve(router, options) : null
  const page = { url: options.url ?? served?.url ?? '', origin: latchkey.origin }
  const { cookie } = await latchkey.createLoggedInUser({ email: `somebody@${domain}` })
  const suspects = createSuspects(latchkey, page, { domain, signup: procedures.find(({ operation }) => operation === 'signup') })
  const leaks: string[] = []
  for (const procedure of procedures) {
    const browser = () => createTestBrowser(page, procedure.needsLogin ? cookie : '')
    const ask = async (email: string) => {
      const response = await browser().post(`${page.url}/${procedure.path}`, procedure.inputFor(email))
      return await seeAnswer(response, email, options.mask)
    }
    leaks.push(...(await findLeaks(procedure, await suspects(), ask)))
  }
  if (leaks.length === 0) return
  throw new AssertionError({ message: [HEADLINE, ...leaks, ADVICE].join('\n'), stackStartFn: assertNoEnumeration })
}

const HEADLINE = 'Latchkey: answers tell who has an account (EN-1).'
const ADVICE = "Look at your hooks, errorFormatter and middleware. With accountPrivacy: 'friendly' our own texts tell, and are meant to."

async function serve<Profile>(router: AnyTRPCRouter, { latchkey, createContext }: EnumerationOptions<Profile>) {
  return await listen(express().use(createExpressMiddleware({ router, createContext: createContext ?? latchkey.createAuthContext })))
}

/** Every question twice: what is said again may differ from what is said at first. Of each state the first difference is told. */
async function findLeaks(procedure: AddressProcedure, suspects: Suspects, ask: (email: string) => Promise<SeenAnswer>): Promise<string[]> {
  const leaks = new Map<string, string[]>()
  for (const time of ['at first', 'the second time']) {
    const usual = await ask(suspects.unknown)
    refuseEmptyProof(procedure, usual)
    const noise = findNoise(procedure, usual, await ask(suspects.anotherUnknown))
    for (const state of STATES) {
      const answer = await ask(suspects[state])
      const parts = differingParts(usual, answer).filter((part) => !noise.has(part) || !answer.has(part))
      if (parts.length === 0 || leaks.has(state)) continue
      const title = `  ${procedure.path}, ${time}, of an unknown → of an account that is ${state}:`
      leaks.set(state, [title, ...parts.map((part) => `    ${showDifference(part, usual, answer)}`)])
    }
  }
  return [...leaks.values()].flat()
}

/** What refuses its input looks at no address, and so proves nothing. */
function refuseEmptyProof({ path, operation }: AddressProcedure, answer: SeenAnswer): void {
  const body = answer.get('body') ?? ''
  const isRefused = operation === null ? answer.get('status') === '400' : body.includes('"message":"invalid_input"')
  if (!isRefused) return
  const says = decodeURIComponent(answer.get('header latchkey-error') ?? '') || clip(body)
  throw new Error(`assertNoEnumeration: ${path} refuses the input it is asked with; give another in \`inputs\`. It says ${says}`)
}

/** Headers that differ between two addresses of which nothing is known, such as the number of a request. */
function findNoise({ path }: AddressProcedure, one: SeenAnswer, other: SeenAnswer): ReadonlySet<string> {
  const parts = differingParts(one, other)
  const wrong = parts.find((part) => !part.startsWith('header '))
  if (wrong === undefined) return new Set(parts)
  const says = showDifference(wrong, one, other)
  throw new Error(
    `assertNoEnumeration: ${path} answers differently about two unknown addresses, too; take out what is random with \`mask\`: ${says}`,
  )
}
