import type * as z from 'zod/mini'
import type { procedures } from './procedures.ts'

/** All operations with their schemas. */
type Procedures = typeof procedures

/** What goes into an operation. */
export type Input<Name extends keyof Procedures> = z.output<Procedures[Name]['input']>
/** What comes out of it. */
export type Output<Name extends keyof Procedures> = z.output<Procedures[Name]['output']>

/**
 * Every operation as a plain async function that returns its data or throws an `AuthError`.
 * The server implements it for each request, the browser implements it over tRPC, a dialog takes it as a prop, a test passes an object.
 */
export type Api = {
  readonly [Name in keyof Procedures]: undefined extends Input<Name>
    ? (input?: Input<Name>) => Promise<Output<Name>>
    : (input: Input<Name>) => Promise<Output<Name>>
}
