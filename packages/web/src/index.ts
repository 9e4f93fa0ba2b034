export { createAuth } from './embed/create-auth.tsx'
export type {
  AccountSection,
  Auth,
  AuthEvents,
  AuthOptions,
  LoginFormOptions,
  MountOptions,
  PageView,
  RequireUserOptions,
} from './embed/auth.ts'
