import { setTimeout as wait } from 'node:timers/promises'
import type { Caller } from '../services/caller.ts'
import type { Services } from '../services/index.ts'
import { createTestServices, type TestGround } from './test-services.ts'

/** Something that a user asks the server to do: plain data, so that another process can do it. */
export interface Deed {
  readonly name: keyof Services
  /** Left out where the operation takes none. */
  readonly input?: unknown
  readonly caller: Caller
}

/** Does it as the server would, and then sends the mails that are due. `onAnswer` is called when the user hears that it is done. */
export async function doDeed(ground: TestGround, { name, input, caller }: Deed, onAnswer: () => void): Promise<void> {
  const app = createTestServices({ ground, env: { MAIL_COOLDOWN: '1s' } })
  const operation = app.services[name] as (...given: unknown[]) => Promise<unknown>
  await (input === undefined ? operation(caller) : operation(input, caller))
  onAnswer()
  await wait(0)
  await app.deliver()
}
