import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const CACHE = join(import.meta.dirname, '../../../../.cache')
const PACKAGE = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium')

/** Text is equally wide on every machine: in the font that came along. The machine's own fonts, if any, help out with what it lacks. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <alias binding="strong"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="strong"><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="strong"><family>monospace</family><prefer><family>DejaVu Sans Mono</family><family>Liberation Mono</family></prefer></alias>
</fontconfig>
`

/** A Chromium that came with `pnpm install`, and the environment that it needs on a machine without its libraries or any font. */
export interface BundledChromium {
  readonly executablePath: string
  readonly env: Record<string, string>
}

/** Unpacks the Chromium inside the npm package, once for each version; null where that package does not run (it is made for Linux on x64). */
export async function unpackChromium(): Promise<BundledChromium | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const { version } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }
  const folder = join(CACHE, `chromium-${version}`)
  if (!existsSync(folder)) await unpackInto(folder)
  return { executablePath: join(folder, 'chromium'), env: environment(folder) }
}

/** The package unpacks into the folder for temporary files and takes half-written ones for whole: hence a folder of its own, renamed when complete. */
async function unpackInto(folder: string): Promise<void> {
  await mkdir(CACHE, { recursive: true })
  const fresh = await mkdtemp(`${folder}-`)
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`
  const asOnLambda = { AWS_EXECUTION_ENV: 'nodejs24.x' } // only there does it unpack the libraries too
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    env: { ...process.env, ...asOnLambda, TMPDIR: fresh },
  })
  await writeFile(join(fresh, 'fonts/fonts.conf'), FONTS)
  await rename(fresh, folder).catch(async (error: unknown) => {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw error // else somebody was faster, and that is fine
  })
}

function environment(folder: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return {
    ...Object.fromEntries(inherited),
    LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
    FONTCONFIG_FILE: join(folder, 'fonts/fonts.conf'),
  }
}
