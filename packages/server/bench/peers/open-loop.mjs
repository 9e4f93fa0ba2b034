import { execFileSync } from 'node:child_process'
import { openConnections, toBytes } from './connections.mjs'

let warned = false

// An open loop: requests are sent when they are due, whether or not earlier ones were answered, and their time counts from then on. One message is one job.
process.on('message', async ({ requests, perSecond, warmUpSeconds, seconds, stepsAhead }) => {
  setPolicy(stepsAhead)
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

/**
 * The clients are on other machines: a core that is busy here must not make one late whose times are what is measured. Only root may (chrt(1)); everybody else measures some of its
 * waits with the server's. But one that steps ahead takes the core from the server in the middle of its work whenever it is sent an answer, which no other machine can.
 */
function setPolicy(stepsAhead) {
  const policy = stepsAhead ? ['--fifo', '--pid', '1'] : ['--other', '--pid', '0']
  try {
    execFileSync('chrt', [...policy, String(process.pid)], { stdio: 'ignore' })
  } catch {
    if (!stepsAhead || warned) return
    warned = true
    console.error('The load may not step ahead of the server (chrt): times of an open loop hold waits of its own.')
  }
}

function summarize(times) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.floor((sorted.length - 1) * share)]
  return { count: sorted.length, p50: at(0.5), p99: at(0.99) }
}
