import bcrypt from 'bcrypt'

// How many hashes a second this machine can do at all: as many at once as Latchkey has slots.
const [, , cost, slots, seconds] = process.argv.map(Number)
const hash = await bcrypt.hash('a fine long password', cost)
const end = performance.now() + seconds * 1000
const start = performance.now()
let count = 0
async function work() {
  while (performance.now() < end) {
    await bcrypt.compare('a fine long password', hash)
    count += 1
  }
}
await Promise.all(Array.from({ length: slots }, work))
process.send?.({ perSecond: (count / (performance.now() - start)) * 1000 })
