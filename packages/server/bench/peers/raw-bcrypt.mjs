import bcrypt from 'bcrypt'

// How many hashes a second this machine can do at all: as many at once as Latchkey has slots.
const [, , cost, slots, seconds] = process.argv.map(Number)
const hash = await bcrypt.hash('a fine long password', cost)
const end = performance.now() + seconds * 1000
let count = 0
async function work() {
  for (;;) {
    await bcrypt.compare('a fine long password', hash)
    // As with the servers: what is under way at the end does not count.
    if (performance.now() > end) return
    count += 1
  }
}
await Promise.all(Array.from({ length: slots }, work))
process.send?.({ perSecond: count / seconds })
