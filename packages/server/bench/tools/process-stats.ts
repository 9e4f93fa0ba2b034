import { existsSync, readFileSync } from 'node:fs'

/** What Linux counts in (USER_HZ), on every machine of today. */
const TICKS_PER_SECOND = 100

/** CPU time of a process and all its threads so far, in milliseconds; NaN where there is no /proc. */
export function readCpuMs(pid: number): number {
  // After the name, which may hold anything, in parentheses; fields 14 and 15 of proc(5).
  const fields = read(pid, 'stat').split(') ').at(-1)?.split(' ') ?? []
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND
}

/** What a process holds in memory, in megabytes; NaN where there is no /proc. */
export function readMemoryMb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(read(pid, 'status'))?.[1]) / 1024
}

function read(pid: number, file: string): string {
  const path = `/proc/${pid}/${file}`
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}
