import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnServer } from '../packages/server/src/testing/spawn-server.ts'
import { launchBrowser } from '../packages/web/e2e/support/launch-browser.ts'
import { pictureMails } from '../packages/web/e2e/support/picture-mails.ts'

/** `node scripts/picture-mails.ts`: takes the pictures of all mails that docs/guides/mails.md shows. */
const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-pictures-'))
const server = await spawnServer({ DATA_DIR: dataDir, PUBLIC_BASE_URL: 'https://app.example.com' })
const browser = await launchBrowser()
const folder = join(import.meta.dirname, '../docs/images/mails')
const { names } = await pictureMails(browser, server.url, folder)
// One from right to left shows how they all look.
await pictureMails(browser, server.url, join(dataDir, 'ar'), 'ar')
for (const look of ['600-light', '320-dark'])
  copyFileSync(join(dataDir, `ar/new_device-${look}.png`), join(folder, `new_device-${look}-ar.png`))
await browser.close()
await server.stop()
rmSync(dataDir, { recursive: true })
console.log(`${names.length} mails, ${names.length * 4} pictures`)
