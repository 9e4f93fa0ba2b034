import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BSON, MongoClient } from 'mongodb'
import { describe, expect, test } from 'vitest'
import { startFakePostmark, type FakePostmark } from './testing/fake-postmark.ts'
import { startMarkedJourney } from './testing/marked-journey.ts'
import { hasMongo, nameMongoDatabase } from './testing/mongo-databases.ts'
import { spawnServer, waitFor } from './testing/spawn-server.ts'

const PEPPER = 'a marked pepper of more than thirty-two characters'
const METRICS_TOKEN = 'a-marked-token-for-the-metrics'
const POSTMARK_TOKEN = '8f3c2b1a-marked-token-of-postmark'
/** What of a mail may hold what its owner needs; all else of it may be seen and kept by anybody on its way. */
const BODIES = ['TextBody', 'HtmlBody']

/** Goes through all flows in a process of its own and tells what is left of it: in the database, the log, the figures, the answers, the mails. */
async function sweep(env: Record<string, string>, dump: () => Promise<Buffer>) {
  await using postmark = await startFakePostmark()
  await using server = await spawnServer({
    ...env,
    LOG_LEVEL: 'trace',
    MAIL_COOLDOWN: '1s',
    PASSWORD_PEPPER: PEPPER,
    METRICS_TOKEN,
    POSTMARK_SERVER_TOKEN: POSTMARK_TOKEN,
    POSTMARK_API_URL: postmark.url,
    MAIL_FROM: 'Latchkey <hello@x.test>',
  })
  const journey = await startMarkedJourney(server, async (address, purpose) => {
    const sent = postmark.requests.findLast(({ body }) => body['To'] === address && body['Tag'] === purpose)
    return sent && { text: String(sent.body['TextBody']) }
  })
  const figures = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
  const before = await dump()
  await journey.deleteAccount()
  await waitFor(async () => postmark.requests.some(({ body }) => body['Tag'] === 'account_deleted'), 20_000)
  const seen = {
    metrics: await figures.text(),
    answers: journey.answers.join('\n'),
    heads: readHeads(postmark),
    bodies: readBodies(postmark),
  }
  await server.stop()
  return { journey, before, after: await dump(), log: server.output(), ...seen }
}

function readHeads({ requests }: FakePostmark): string {
  const heads = requests.map(({ path, headers, body }) => {
    const fields = Object.entries(body).filter(([field]) => !BODIES.includes(field))
    // How the provider knows us.
    const { 'x-postmark-server-token': _token, ...others } = headers
    return [path, others, fields]
  })
  return JSON.stringify(heads)
}

function readBodies({ requests }: FakePostmark): string {
  return requests.flatMap(({ body }) => BODIES.map((field) => String(body[field]))).join('\n')
}

function expectNoneOf(secrets: Iterable<string>, text: string | Buffer, where: string): void {
  const found = [...secrets].filter((secret) => text.includes(secret))
  expect([where, found]).toEqual([where, []])
}

async function expectNothingLeft(env: Record<string, string>, dump: () => Promise<Buffer>): Promise<void> {
  const swept = await sweep(env, dump)
  const { secrets, addresses } = swept.journey
  const ours = [PEPPER, METRICS_TOKEN, POSTMARK_TOKEN]
  // The number of an account stands in its cookie and its undo links, and is no secret.
  const isNumber = (secret: string) => secret.length === 22 && swept.before.includes(secret)
  const kept = [...secrets].filter((secret) => !isNumber(secret))
  expect(kept.length).toBeGreaterThan(30)
  expectNoneOf([...kept, ...ours], swept.before, 'the database')
  expectNoneOf([...secrets, ...ours, ...addresses.map((address) => address.toLowerCase())], swept.after, 'the database after deleting')
  expectNoneOf([...secrets, ...ours, ...addresses, ...addresses.map((address) => address.toLowerCase())], swept.log, 'the log')
  // Six digits stand in many a figure by accident.
  const words = [...secrets].filter((secret) => !/^\d{6}$/.test(secret))
  expectNoneOf([...words, ...ours, ...addresses], swept.metrics, 'the figures')
  expectNoneOf([...kept, ...ours], swept.answers, 'an answer')
  expectNoneOf([...secrets, ...ours], swept.heads, 'the head of a mail')
  const isMailed = (secret: string) => /^[\w-]{43}$|^[\w-]{22}\.[\w-]{43}$|^\d{6}$/.test(secret)
  expectNoneOf([...kept.filter((secret) => !isMailed(secret)), ...ours], swept.bodies, 'a mail')
}

describe('after a way through all flows nothing secret is anywhere but where its owner has it', () => {
  test('[sqlite] not in a byte of the database, the log, the figures, the answers or the heads of mails (SU-5, SE-1, SE-2, PW-6, LG-1, CF-3, IN-5, PR-1)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'latchkey-sweep-'))
    const dump = async () => Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))))
    await expectNothingLeft({ DATA_DIR: folder }, dump)
    rmSync(folder, { recursive: true })
  }, 60_000)

  describe.skipIf(!hasMongo)('[mongo]', () => {
    const uri = nameMongoDatabase()
    test('not in a field of any collection, the log, the figures, the answers or the heads of mails (SU-5, SE-1, SE-2, PW-6, LG-1, CF-3, IN-5, PR-1)', async () => {
      const client = new MongoClient(uri)
      const dump = async () => {
        const collections = await client.db().listCollections().toArray()
        const documents = await Promise.all(collections.map(({ name }) => client.db().collection(name).find().toArray()))
        return Buffer.from(
          documents
            .flat()
            .map((document) => BSON.EJSON.stringify(document))
            .join('\n'),
        )
      }
      const folder = mkdtempSync(join(tmpdir(), 'latchkey-sweep-'))
      await expectNothingLeft({ DATA_DIR: folder, MONGODB_URI: uri }, dump)
      expect(readdirSync(folder)).toEqual([])
      rmSync(folder, { recursive: true })
      await client.close()
    }, 120_000)
  })
})
