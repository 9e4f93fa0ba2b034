import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Serves something on a free port of the loopback interface. Closes itself: `await using server = await listen(app)`. */
export async function listen(app: RequestListener) {
  const http = createServer(app)
  const url = await new Promise<string>((resolve) => {
    http.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(http.address() as AddressInfo).port}`))
  })
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}
