import { pino, type Logger } from 'pino'

/** Bytes that wait for a full disk to have room again; what is more is dropped. */
const WAITING_MAX_BYTES = 1_000_000
const STDOUT = 1

/** The log: one JSON line each. A disk that is full or a reader that has gone costs its lines and nothing else. */
export function openLog(level: string, fd = STDOUT): Logger {
  const destination = pino.destination({ dest: fd, sync: true, maxLength: WAITING_MAX_BYTES })
  // Else it would be an uncaught exception, which is logged, which fails, and so on.
  destination.on('error', () => {})
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
}
