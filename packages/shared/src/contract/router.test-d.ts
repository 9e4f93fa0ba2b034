import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { Api, AppRouter, Input, User } from './index.ts'

// Never run: `tsc` fails when something here compiles that must not, or does not compile that must. What a typed client of the router sees is what the dialogs call.

type Equal<One, Other> = [One, Other] extends [Other, One] ? true : false
type Inputs = inferRouterInputs<AppRouter>['auth']
type Outputs = inferRouterOutputs<AppRouter>['auth']

export const everyOperationIsInTheRouter: Equal<keyof Inputs, keyof Api> = true
export const loginGivesTheUser: Equal<Outputs['login'], User> = true
export const nobodyIsNull: Equal<Outputs['currentUser'], User | null> = true
export const inputsAreTheSchemas: Equal<Inputs['signup'], Input<'signup'>> = true

export const byCode: Inputs['resetPassword'] = { email: 'ada@x.test', code: '123456', password: 'a fine long password' }
// @ts-expect-error a key or a code has to be there
export const byNothing: Inputs['resetPassword'] = { email: 'ada@x.test', password: 'a fine long password' }
// @ts-expect-error nobody gives themselves a role
export const withRole: Inputs['signup'] = { email: 'ada@x.test', password: 'a fine long password', roles: ['admin'] }

export async function calls(api: Api): Promise<void> {
  await api.logout()
  await api.logout({ everywhere: true })
  // @ts-expect-error what an operation needs can't be left out
  await api.login()
}
