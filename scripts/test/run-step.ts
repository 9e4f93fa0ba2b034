import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT, toolEnvironment } from '../repository.ts'
import type { Tally } from './tally.ts'

/** One thing to run that passes or fails as a whole. */
export interface Step {
  readonly name: string
  readonly command: readonly [program: string, ...args: string[]]
  /** Relative to the repository. */
  readonly folder?: string
}

/** Runs a step, silently if it passes; what it wrote is shown if it fails. */
export async function runStep({ name, command: [program, ...args], folder = '.' }: Step): Promise<Tally> {
  const startedAt = performance.now()
  const { exitCode, output } = await capture(program, args, join(ROOT, folder))
  const passed = exitCode === 0
  console.log(`${passed ? '✓' : '✗'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`)
  if (!passed) console.log(`${output.trimEnd()}\n`)
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }
}

/** Runs a program that writes straight to the terminal, and gives its exit code. */
export async function runInTerminal(program: string, args: readonly string[]): Promise<number> {
  const child = spawn(program, args, { cwd: ROOT, env: toolEnvironment(), stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

async function capture(program: string, args: readonly string[], cwd: string): Promise<{ exitCode: number; output: string }> {
  const child = spawn(program, args, { cwd, env: toolEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const collect = (chunk: Buffer): void => void (output += chunk.toString())
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ exitCode: 1, output: `${output}${error.message}` }))
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output }))
  })
}
