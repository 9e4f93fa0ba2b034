import * as z from 'zod/mini'

/** An operation that changes nothing. tRPC puts its input into the URL, so it takes no key, code or password. */
export const query = <I, O>(input: I, output: O) => ({ kind: 'query', input, output }) as const
/** An operation that may change something. */
export const mutation = <I, O>(input: I, output: O) => ({ kind: 'mutation', input, output }) as const

/** The input of an operation that takes none. */
export const noInput = z.optional(z.strictObject({}))
/** The output of an operation that has none. */
export const nothing = z.null()
