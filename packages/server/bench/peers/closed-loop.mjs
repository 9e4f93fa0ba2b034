import autocannon from 'autocannon'

// The load comes from a process of its own. One message is one job: `requests` are dealt out to the connections, each of which sends its own in turn.
process.on('message', async ({ requests, connections, seconds }) => {
  const [first] = requests
  const { origin } = new URL(first.url)
  const statuses = {}
  const result = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    timeout: 60,
    setupClient: dealOut(requests, connections, statuses),
  })
  const { p50, p99 } = result.latency
  if (result.errors > 0) statuses[0] = result.errors
  process.send({ perSecond: result.requests.total / result.duration, count: result.requests.total, p50, p99, statuses })
})
process.send('ready')

function dealOut(requests, connections, statuses) {
  let next = 0
  return (client) => {
    const own = requests.length < connections ? requests : requests.filter((_, index) => index % connections === next)
    next += 1
    client.setRequests(own.map(toAutocannon))
    client.on('response', (status) => (statuses[status] = (statuses[status] ?? 0) + 1))
  }
}

function toAutocannon({ url, method = 'GET', headers = {}, body }) {
  const { pathname, search } = new URL(url)
  return { path: pathname + search, method, headers, ...(body !== undefined && { body }) }
}
