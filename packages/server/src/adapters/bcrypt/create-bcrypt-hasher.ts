import type { PasswordHash } from '../../domain/account.ts'
import { isSameHash } from '../../domain/secret-hash.ts'
import type { PasswordHasher } from '../../ports/password-hasher.ts'
import { bcryptWithWorkOf, COST_MIN, parseBcryptHash, spendBcrypt, type BcryptHash } from './bcrypt-hash.ts'
import { HASH_NICE, lowerHashThreads } from './hash-threads.ts'
import { isLegacyHash, verifyLegacyHash } from './legacy-hash.ts'
import { createPrehashKeys, prehash, type PrehashKey } from './prehash.ts'
import { createSaltMaker } from './salt-maker.ts'
import { hashSlots } from './thread-pool.ts'
import { createWorkQueue, type WorkQueueLimits } from './work-queue.ts'

export interface BcryptHasherOptions {
  readonly cost: number
  /** The first is mixed into new hashes, hashes with the others still work. None: hashes without a pepper. */
  readonly peppers: readonly string[]
  /** How many hashes at once; as many as there are cores and threads for them if not given. */
  readonly slots?: number
  readonly maxWaiting?: WorkQueueLimits['maxWaiting']
  /** How far the threads that hash step back, on Linux; as in a host's process if not given. */
  readonly nice?: number
}

/** A bcrypt hash whose pepper is known. */
type KnownHash = BcryptHash & { readonly key: PrehashKey }

/** Whoever waits for more than eight hash times is better told to come back. */
const VERIFIES_PER_SLOT = 4
const HASHES_PER_SLOT = 32
const WAIT_MS = 8_000

/** Hashes passwords with bcrypt `$2b$` over a keyed pre-hash, and still verifies what was imported from elsewhere. */
export function createBcryptHasher(options: BcryptHasherOptions): PasswordHasher {
  const { cost, peppers, slots = hashSlots(), nice = HASH_NICE.guest } = options
  const { maxWaiting = { verify: slots * VERIFIES_PER_SLOT, hash: slots * HASHES_PER_SLOT } } = options
  const queue = createWorkQueue({ slots, maxWaiting, waitMs: WAIT_MS })
  const keys = createPrehashKeys(peppers)
  const [currentKey] = keys
  const makeSalt = createSaltMaker(cost, peppers[0])

  const parse = ({ hash, keyId }: PasswordHash): KnownHash | null => {
    const key = keys.find((candidate) => candidate.keyId === keyId)
    const parsed = key ? parseBcryptHash(hash) : null
    return key && parsed ? { ...parsed, key } : null
  }
  // Nor a dearer one: at each login its time would tell that the account is there.
  const isCurrent = (known: KnownHash | null): known is KnownHash => known !== null && known.cost === cost && known.key === currentKey

  /** How an import hashed cuts the password and knows no pepper. So cheap, it leaves a login the time for a second hash of its salt. */
  const leavesTime = ({ key, cost: own }: KnownHash) => key.secret === null && own < cost
  /** Shares salt, cost and pepper of `model`, even if they are no longer the present ones: the next login makes a hash anew. Not for what an owner chooses, who may not log in for long. */
  const settingsLike = (model: KnownHash, isDecoy: boolean): Pick<KnownHash, 'salt' | 'cost' | 'key'> | null => {
    if (leavesTime(model)) return { ...model, key: currentKey }
    return model.key.secret !== null || isDecoy ? model : null
  }
  const makeHash = async (password: string, like?: PasswordHash | string, isDecoy = false): Promise<PasswordHash> => {
    const model = typeof like === 'object' ? parse(like) : null
    const ownSettings = () => ({ salt: makeSalt(typeof like === 'string' ? like : null), cost, key: currentKey })
    const settings = (model && settingsLike(model, isDecoy)) ?? ownSettings()
    const [hash = ''] = await bcryptWithWorkOf(cost, [prehash(password, settings.key)], settings)
    return { hash, keyId: settings.key.keyId }
  }
  const isAlike = (a: KnownHash | null, b: KnownHash | null) =>
    a !== null && a.salt === b?.salt && (a.key === b.key || leavesTime(a) || leavesTime(b))
  const findMatch = async (password: string, candidates: readonly PasswordHash[]) => {
    const check = createCheck(password, candidates, { cost, parse, currentKey })
    let match: PasswordHash | null = null
    for (const candidate of candidates) {
      const fits = await check(candidate)
      // No early end: which candidate fits must not show in the time.
      if (fits) match ??= candidate
    }
    if (candidates.length === 0) await spendBcrypt(cost, prehash(password, currentKey))
    return { match, outdated: match !== null && !isCurrent(parse(match)) }
  }
  // Threads are there as soon as one of them has hashed something.
  let prepared: Promise<unknown> | undefined
  const prepare = () => (prepared ??= spendBcrypt(COST_MIN, '').then(() => lowerHashThreads(nice)))
  const run: typeof queue.run = (kind, work) =>
    queue.run(kind, async () => {
      await prepare()
      return await work()
    })
  return {
    refuseIfFull: queue.refuseIfFull,
    hash: (password, like, isDecoy) => run('hash', () => makeHash(password, like, isDecoy)),
    isAlike: (a, b) => isAlike(parse(a), parse(b)),
    isWhole: (password) => parse(password)?.key.secret !== null,
    isCurrent: (password) => isCurrent(parse(password)),
    isDearer: (password) => (parse(password)?.cost ?? cost) > cost,
    canVerify: (password) => parse(password) !== null || isLegacyHash(password),
    verify: (password, candidates) => run('verify', () => findMatch(password, candidates)),
  }
}

interface CheckDeps {
  readonly cost: number
  readonly currentKey: PrehashKey
  readonly parse: (candidate: PasswordHash) => KnownHash | null
}

/** Compares one password with candidate after candidate. Those that share a salt and a pepper cost one hash together; so do all that can't match or were imported, and nothing if there are others. */
function createCheck(
  password: string,
  candidates: readonly PasswordHash[],
  { cost, currentKey, parse }: CheckDeps,
): (candidate: PasswordHash) => Promise<boolean> {
  const done = new Map<string, Promise<readonly string[]>>()
  const once = (name: string, make: () => Promise<readonly string[]>): Promise<readonly string[]> => {
    const made = done.get(name) ?? make()
    done.set(name, made)
    return made
  }
  const all = candidates.map(parse).filter((known) => known !== null)
  /** By each key with which somebody hashed with this salt: an import, and who tried to sign up there. */
  const hashLike = async ({ salt, cost: own, key }: KnownHash): Promise<string> => {
    const keys = [...new Set(all.filter((other) => other.salt === salt).map((other) => other.key))]
    const inputs = keys.map((each) => prehash(password, each))
    return (await once(salt, () => bcryptWithWorkOf(cost, inputs, { salt, cost: own })))[keys.indexOf(key)] ?? ''
  }
  return async (candidate) => {
    const known = parse(candidate)
    if (known) return isSameHash(await hashLike(known), known.hash)
    // Beside the imported format, not after it, so that it takes the time of one bcrypt hash and of nothing else.
    const [first] = all
    const spent = first ? hashLike(first) : once('nothing', async () => [await spendBcrypt(cost, prehash(password, currentKey))])
    const [fits] = await Promise.all([verifyLegacyHash(password, candidate), spent])
    return fits
  }
}
