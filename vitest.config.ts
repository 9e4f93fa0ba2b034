import { globSync } from 'node:fs'
import { playwright } from '@vitest/browser-playwright'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'
import { browserLaunchOptions } from './packages/web/e2e/support/launch-browser.ts'

/*
 * `vitest run --project server` runs one of these; `pnpm test` runs all.
 *
 * A component test (`packages/web/src/…/log-in-dialog.test.tsx`) runs inside a real Chromium, without jsdom:
 *
 *   import { expect, test } from 'vitest'
 *   import { page, userEvent } from 'vitest/browser'
 *   import { mount } from '../testing/mount.ts'
 *
 *   test('a wrong password keeps what was typed (LI-1)', async () => {
 *     mount(() => <LogInDialog api={api} />)                                    // gone again when the test ends
 *     await userEvent.fill(page.getByLabelText('Email'), 'ann@example.com')     // real input events
 *     await userEvent.click(page.getByRole('button', { name: 'Log in' }))
 *     await expect.element(page.getByRole('alert')).toHaveTextContent('…')      // waits until it holds
 *   })
 */
const localhost = '127.0.0.1'

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 20_000, // for a busy machine: a test that hangs is worth the wait, one that is slow is no failure
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'scripts', include: ['scripts/**/*.test.ts'] } },
      { extends: true, test: { name: 'shared', include: ['packages/shared/src/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['packages/server/{src,bench}/**/*.test.ts'],
          globalSetup: globSync('packages/server/src/testing/*.setup.ts', { cwd: import.meta.dirname }), // such as the search for a MongoDB
        },
      },
      { extends: true, test: { name: 'web', include: ['packages/web/src/**/*.test.ts'] } },
      { extends: true, test: { name: 'e2e', include: ['packages/web/e2e/**/*.test.ts'], testTimeout: 60_000 } },
      {
        extends: true,
        plugins: [solid({ solid: { delegateEvents: false } })],
        root: 'packages/web',
        // Named here, since a dependency that is found during a run reloads the page under the tests.
        optimizeDeps: {
          include: ['axe-core', 'solid-js', 'solid-js/web', 'solid-js/store'],
        },
        server: { host: localhost },
        test: {
          name: 'component',
          environment: 'node', // said again for the Solid plugin, which would take jsdom
          include: ['src/**/*.test.tsx'],
          api: { host: localhost },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 1280, height: 800 },
            provider: playwright({ launchOptions: await browserLaunchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
