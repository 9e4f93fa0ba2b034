export { createAuth } from './embed/create-auth.tsx'
export type { Auth, AuthEvents, AuthOptions, LoginFormOptions, MountOptions, PageView } from './embed/auth.ts'
