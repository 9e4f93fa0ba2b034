/** Listens on the port that the first argument names, and tells the bench. */
export function ready(server) {
  server.listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.('ready'))
}

/** Where a peer may keep its database; only the bench's temporary folder. */
export const folder = process.argv[3] ?? '.'
