import { AuthError } from '@latchkey/shared'
import { procedures, toAuthError, withMinLength } from '@latchkey/shared/contract'
import { callTRPCProcedure, TRPCError, type AnyTRPCRouter } from '@trpc/server'
import type { Request, Response } from 'express'
import { ApiCall } from './api-call.ts'
import type { Operations } from './operations.ts'
import type { RunCall } from './trpc-handler.ts'

/** A row of the contract, and what does it. */
interface Procedure {
  readonly row: (typeof procedures)[keyof typeof procedures]
  readonly operation: (input: unknown, call: ApiCall) => Promise<unknown>
}

/**
 * Runs `auth.*` straight from the table of the contract, as `appRouter` does by tRPC's middleware: the input is checked, the operation called, the output checked
 * (docs/decisions/0005).
 */
export function runByContract(operations: Operations): RunCall {
  const table = new Map<string, Procedure>()
  for (const [name, row] of Object.entries(procedures))
    table.set(`auth.${name}`, { row, operation: Reflect.get(operations, name) as Procedure['operation'] })
  const format = createFormat()
  return async ({ path, type, readInput }, request, response) => {
    const procedure = table.get(path)
    const given = await readInput()
    if (procedure?.row.kind !== type) throw new AuthError('not_found')
    const input = procedure.row.input.safeParse(given)
    const call = new ApiCall(request, response)
    if (input.success) return format(procedure, await procedure.operation(input.data, call))
    const refusal = toAuthError(new TRPCError({ code: 'BAD_REQUEST', cause: input.error }))
    throw await withMinLength(refusal, { settings: () => operations.settings(undefined, call) })
  }
}

/** Runs the procedures of any tRPC router. */
export function runByRouter(router: AnyTRPCRouter, createContext: (request: Request, response: Response) => object): RunCall {
  return async ({ path, type, readInput }, request, response) => {
    const input = await readInput()
    const ctx = createContext(request, response)
    const data: unknown = await callTRPCProcedure({
      router,
      path,
      type,
      ctx,
      getRawInput: async () => input,
      signal: undefined,
      batchIndex: 0,
    })
    return formatAnswer(data)
  }
}

/** Checks results and writes them. One that is frozen is what it was, so it is done once: that is the user of a session read. */
function createFormat(): (procedure: Procedure, result: unknown) => string {
  const texts = new WeakMap<object, string>()
  return ({ row: { output } }, result) => {
    if (typeof result !== 'object' || result === null || !Object.isFrozen(result)) return formatAnswer(output.parse(result))
    const known = texts.get(result)
    if (known !== undefined) return known
    const text = formatAnswer(output.parse(result))
    texts.set(result, text)
    return text
  }
}

function formatAnswer(data: unknown): string {
  return JSON.stringify({ result: { data } })
}
