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
export type { Language, OwnWords, Words } from './text/text.ts'
