import {
  MongoClientClosedError,
  MongoExpiredSessionError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoSystemError,
  MongoTopologyClosedError,
} from 'mongodb'
import { StoreUnavailable } from '../../ports/account-store.ts'

/** The longest that an operation may take on the server, and here. */
export const OPERATION_MS = 3000

const UNAVAILABLE_CLASSES = [
  MongoNetworkError,
  MongoSystemError, // no server to be had
  MongoNotConnectedError,
  MongoTopologyClosedError,
  MongoClientClosedError,
  MongoExpiredSessionError,
] as const

/** The driver doesn't export these classes. */
const UNAVAILABLE_NAMES: ReadonlySet<string> = new Set(['MongoPoolClosedError', 'MongoWaitQueueTimeoutError'])

/** What Node's sockets say when the other side hangs up while the driver writes; the driver passes it on as it is. */
const HUNG_UP_CODES: ReadonlySet<unknown> = new Set([
  'EPIPE',
  'ECONNRESET',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_WRITE_AFTER_END',
])

/** Server errors that say nothing about the request (mongo/src/mongo/base/error_codes.yml): no primary, shutting down, out of time, disk full, in each other's way. */
const UNAVAILABLE_CODES: ReadonlySet<unknown> = new Set([
  1, // InternalError: a deadlock in DocumentDB, for one
  6, // HostUnreachable
  7, // HostNotFound
  50, // MaxTimeMSExpired
  64, // WriteConcernTimeout
  89, // NetworkTimeout
  91, // ShutdownInProgress
  100, // UnsatisfiableWriteConcern
  112, // WriteConflict
  133, // FailedToSatisfyReadPreference
  134, // ReadConcernMajorityNotAvailableYet
  189, // PrimarySteppedDown
  262, // ExceededTimeLimit
  9001, // SocketException
  10058, // LegacyNotPrimary
  10107, // NotWritablePrimary
  11600, // InterruptedAtShutdown
  11602, // InterruptedDueToReplStateChange
  13435, // NotPrimaryNoSecondaryOk
  13436, // NotPrimaryOrSecondary
  14031, // OutOfDiskSpace
])
export const DUPLICATE_KEY = 11_000

/** Runs one operation for at most `OPERATION_MS`. Rejects with `StoreUnavailable` if the database can't be used; a write may have happened all the same. */
export async function runOnMongo<Result>(operation: () => Promise<Result>): Promise<Result> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new StoreUnavailable(`MongoDB did not answer within ${OPERATION_MS} ms`)), OPERATION_MS)
  try {
    return await Promise.race([operation(), tooLate])
  } catch (error) {
    throw toStoreError(error)
  } finally {
    clearTimeout(timer)
  }
}

/** The error of the port that a driver's error stands for; other errors stay as they are. */
export function toStoreError(error: unknown): unknown {
  return isUnavailable(error) ? new StoreUnavailable('MongoDB can not be used', { cause: error }) : error
}

/** Tells whether the database, not the request, was the matter. What was asked may have been done or not. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (UNAVAILABLE_NAMES.has(error.name) || UNAVAILABLE_CLASSES.some((unavailable) => error instanceof unavailable)) return true
  if ('code' in error && HUNG_UP_CODES.has(error.code)) return true
  return error instanceof MongoServerError && (UNAVAILABLE_CODES.has(error.code) || error.hasErrorLabel('RetryableWriteError'))
}

export function isDuplicateKey(error: unknown): error is MongoServerError {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY
}
