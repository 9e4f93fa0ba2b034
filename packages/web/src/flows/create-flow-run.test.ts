import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import { ADA } from '../testing/fake-api.ts'
import { createFlowRun } from './create-flow-run.ts'
import type { Flow, FlowView } from './flow.ts'

const LOGIN: Flow = { view: 'login', email: 'ada@x.test' }
const FORGOT: Flow = { view: 'forgot', email: 'ada@x.test' }
const SIGNUP: Flow = { view: 'signup', email: 'ada@x.test' }

/** A login whose other views come when the test says so. */
function startLogin({ isKept = true } = {}) {
  const brought: { readonly view: FlowView; readonly isAwaited: () => boolean; readonly arrive: (isHere: boolean) => Promise<void> }[] = []
  const log: string[] = []
  const run = createRoot(() =>
    createFlowRun({
      first: LOGIN,
      bring: (view, isAwaited) => {
        if (view === 'login') return undefined
        const { promise, resolve } = Promise.withResolvers<boolean>()
        const arrive = async (isHere: boolean) => {
          resolve(isHere)
          await promise
        }
        brought.push({ view, isAwaited, arrive })
        return promise
      },
      isKept: () => Promise.resolve(isKept),
      onLogin: () => log.push('login'),
      onUserChanged: () => {},
      onEnd: (user) => log.push(`end with ${user?.name ?? 'nobody'}`),
      noteSuccess: () => log.push(`success, then ${run.flow().view}`),
    }),
  )
  return { run, brought, log }
}

test('a view that is on its way leaves the one before where it is until it is here (UX-35)', async () => {
  const { run, brought } = startLogin()
  run.steps.go(FORGOT)
  expect([run.flow(), run.isLeaving()]).toEqual([LOGIN, true])
  await brought[0]?.arrive(true)
  expect([run.flow(), run.isLeaving()]).toEqual([FORGOT, false])
})

test('whoever has gone elsewhere meanwhile is not moved by what comes late', async () => {
  const { run, brought } = startLogin()
  run.steps.go(FORGOT)
  run.steps.go(SIGNUP)
  expect(brought.map(({ isAwaited }) => isAwaited())).toEqual([false, true])
  await brought[1]?.arrive(true)
  await brought[0]?.arrive(true)
  expect(run.flow()).toEqual(SIGNUP)
})

test('nor is whoever has logged in or closed the form by then', async () => {
  const { run, brought, log } = startLogin()
  run.steps.go(FORGOT)
  run.steps.close()
  expect([run.isLeaving(), brought[0]?.isAwaited()]).toEqual([false, false])
  await brought[0]?.arrive(true)
  expect([run.flow(), log]).toEqual([LOGIN, ['end with nobody']])
})

test('a view that can’t be had leaves everything as it was (UX-22)', async () => {
  const { run, brought } = startLogin()
  run.steps.go(FORGOT)
  await brought[0]?.arrive(false)
  expect([run.flow(), run.isLeaving()]).toEqual([LOGIN, false])
})

test('a form that has done its work says so when the next one is here', async () => {
  const { run, brought, log } = startLogin()
  run.steps.advance(FORGOT)
  expect(log).toEqual([])
  await brought[0]?.arrive(true)
  expect(log).toEqual(['success, then forgot'])
})

test('a login that was not kept and whose message can’t be had begins anew: its form has been sent (UX-22)', async () => {
  const { run, brought } = startLogin({ isKept: false })
  run.steps.loggedIn(ADA)
  await expect.poll(() => brought.map(({ view }) => view)).toEqual(['message'])
  await brought[0]?.arrive(false)
  expect([run.flow(), run.flow() === LOGIN]).toEqual([{ view: 'login', email: ADA.email }, false])
})
