import { glob, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { promisify } from 'node:util'

const COPIES = [
  { ending: '.br', compress: promisify(brotliCompress), options: { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } } },
  { ending: '.gz', compress: promisify(gzip), options: { level: 9 } },
] as const

/** Leaves a `.br` and a `.gz` beside every script and style sheet below the folder, for the server to send as they are. */
export async function compressFiles(folder: string): Promise<void> {
  for await (const name of glob('**/*.{js,css}', { cwd: folder })) {
    const file = join(folder, name)
    const content = await readFile(file)
    for (const { ending, compress, options } of COPIES) await writeFile(file + ending, await compress(content, options))
  }
}
