import { execFileSync } from 'node:child_process'
import { openConnections, toBytes } from './connections.mjs'

stepAhead()

// An open loop: requests are sent when they are due, whether or not earlier ones were answered, and their time counts from then on. One message is one job.
process.on('message', async ({ requests, perSecond, warmUpSeconds, seconds }) => {
  const connections = openConnections()
  const sends = requests.map(toBytes)
  const uncounted = perSecond * warmUpSeconds
  const total = uncounted + perSecond * seconds
  const start = performance.now()
  const times = {}
  let sent = 0
  let answered = 0
  const dueAt = (request) => start + (request * 1000) / perSecond
  await new Promise((resolve) => {
    const sendDue = () => {
      for (; sent < total && performance.now() >= dueAt(sent); sent += 1) {
        const [due, counts] = [dueAt(sent), sent >= uncounted]
        connections.send(sends[sent % sends.length], (status) => {
          if (counts) (times[status] ??= []).push(performance.now() - due)
          answered += 1
          if (answered === total) resolve()
        })
      }
      if (sent < total) setTimeout(sendDue, Math.max(1, dueAt(sent) - performance.now()))
    }
    sendDue()
  })
  connections.close()
  process.send(Object.fromEntries(Object.entries(times).map(([status, list]) => [status, summarize(list)])))
})
process.send('ready')

/** It stands for clients on other machines: a core that is busy here must not make it late. Only root may (chrt(1)); everybody else measures some of its waits with the server's. */
function stepAhead() {
  try {
    execFileSync('chrt', ['--fifo', '--pid', '1', String(process.pid)], { stdio: 'ignore' })
  } catch {
    console.error('The load may not step ahead of the server (chrt): times of an open loop hold waits of its own.')
  }
}

function summarize(times) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.floor((sorted.length - 1) * share)]
  return { count: sorted.length, p50: at(0.5), p99: at(0.99) }
}
