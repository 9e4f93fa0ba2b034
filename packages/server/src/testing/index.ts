export { findFreePort, spawnServer, waitFor } from './spawn-server.ts'
export { codeOf, linkOf } from './read-mail.ts'
