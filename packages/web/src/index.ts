export { createAuth } from './embed/create-auth.tsx'
export type { AccountSection, Auth, AuthEvents, AuthOptions, LoginFormOptions, MountOptions, PageView } from './embed/auth.ts'
