import { openConnections, toBytes } from './connections.mjs'

/** For so long nothing counts: a generator that has just started is late itself, by more than what is measured. */
const WARM_UP_SECONDS = 1

// An open loop: requests are sent when they are due, whether or not earlier ones were answered, and their time counts from then on. One message is one job.
process.on('message', async ({ requests, perSecond, seconds }) => {
  const connections = openConnections()
  const sends = requests.map(toBytes)
  const uncounted = perSecond * WARM_UP_SECONDS
  const total = uncounted + perSecond * seconds
  const start = performance.now()
  const times = {}
  let sent = 0
  let answered = 0
  await new Promise((resolve) => {
    const timer = setInterval(() => {
      for (; sent < total && performance.now() >= start + (sent * 1000) / perSecond; sent += 1) {
        const due = start + (sent * 1000) / perSecond
        const counts = sent >= uncounted
        connections.send(sends[sent % sends.length], (status) => {
          if (counts) (times[status] ??= []).push(performance.now() - due)
          answered += 1
          if (answered === total) resolve()
        })
      }
      if (sent === total) clearInterval(timer)
    }, 1)
  })
  connections.close()
  process.send(Object.fromEntries(Object.entries(times).map(([status, list]) => [status, summarize(list)])))
})
process.send('ready')

function summarize(times) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.floor((sorted.length - 1) * share)]
  return { count: sorted.length, p50: at(0.5), p99: at(0.99) }
}
