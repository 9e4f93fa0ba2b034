export { authRetryLink } from './client/auth-retry-link.ts'
