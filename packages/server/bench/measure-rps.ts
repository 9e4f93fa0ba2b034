import { Agent, get } from 'node:http'

/** One request that is sent again and again. */
export interface BenchRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** Sends so many requests over so many connections, each as soon as the last was answered. Requests a second. */
export async function measureRps(request: BenchRequest, load: { requests: number; connections: number }): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections })
  let left = load.requests
  const work = async () => {
    while (left > 0) {
      left -= 1
      await send(request, agent)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: load.connections }, work))
  const seconds = (performance.now() - start) / 1000
  agent.destroy()
  return load.requests / seconds
}

function send({ url, headers }: BenchRequest, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
      response.resume().once('end', resolve)
    }).once('error', reject)
  })
}
