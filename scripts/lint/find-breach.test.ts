import { describe, expect, test } from 'vitest'
import { findBreach } from './find-breach.ts'

const server = 'packages/server/src'
const web = 'packages/web/src'

describe('what the architecture allows', () => {
  test.each([
    [`${server}/domain/session.ts`, './account.ts'],
    [`${server}/domain/secret-hash.ts`, 'node:crypto'],
    [`${server}/ports/account-store.ts`, '../domain/account.ts'],
    [`${server}/services/sign-up.ts`, '../ports/account-store.ts'],
    [`${server}/adapters/mongo/account-store.ts`, 'mongodb'],
    [`${server}/adapters/postmark/postmark-mailer.ts`, 'postmark'],
    [`${server}/http/create-http-app.ts`, '@latchkey/shared/contract'],
    [`${server}/main.ts`, './adapters/mongo/account-store.ts'],
    [`${server}/cli/disable-account.ts`, '../adapters/mongo/account-store.ts'],
    [`${server}/services/sign-up.test.ts`, '../adapters/sqlite/account-store.ts'],
    [`${server}/testing/test-services.ts`, '../adapters/sqlite/account-store.ts'],
    [`${web}/dialogs/log-in-dialog.tsx`, '../forms/log-in-form.tsx'],
    [`${web}/flows/flow.ts`, 'solid-js/store'],
    [`${web}/app/app.tsx`, '@solidjs/router'],
    ['packages/shared/src/contract/procedures.ts', '../credentials.ts'],
    ['scripts/test.ts', '../packages/server/src/main.ts'],
  ])('%s may import %s', (file, specifier) => {
    expect(findBreach({ file, specifier, typeOnly: false })).toBeNull()
  })

  test.each([
    [`${web}/dialogs/log-in-dialog.tsx`, '@latchkey/shared/contract'],
    [`${web}/dialogs/log-in-dialog.tsx`, '../flows/flow.ts'],
    [`${server}/mails/render-mail.ts`, '../ports/mailer.ts'],
  ])('%s may import %s as a type only', (file, specifier) => {
    expect(findBreach({ file, specifier, typeOnly: true })).toBeNull()
    expect(findBreach({ file, specifier, typeOnly: false })).toContain('only as a type')
  })
})

describe('what the architecture forbids', () => {
  test.each([
    ['packages/shared/src/credentials.ts', './contract/api.ts'],
    ['packages/shared/src/credentials.ts', '@trpc/server'],
    ['packages/shared/src/credentials.ts', 'zod'],
    ['packages/shared/src/email-link.ts', '@latchkey/server'],
    [`${server}/domain/account.ts`, '../ports/clock.ts'],
    [`${server}/domain/account.ts`, 'node:fs'],
    [`${server}/ports/account-store.ts`, '../services/sign-up.ts'],
    [`${server}/services/sign-up.ts`, '../adapters/mongo/account-store.ts'],
    [`${server}/services/sign-up.ts`, '../http/operations.ts'],
    [`${server}/services/sign-up.ts`, '../config.ts'],
    [`${server}/services/sign-up.ts`, 'express'],
    [`${server}/services/nested/deep/sign-up.ts`, '../../../adapters/mongo/account-store.ts'],
    [`${server}/adapters/sqlite/account-store.ts`, 'mongodb'],
    [`${server}/adapters/sqlite/account-store.ts`, '../mongo/account-store.ts'],
    [`${server}/adapters/mongo/account-store.ts`, 'postmark'],
    [`${server}/adapters/mongo/account-store.ts`, '../../services/sign-up.ts'],
    [`${server}/adapters/postmark/postmark-mailer.ts`, 'mongodb'],
    [`${server}/http/create-http-app.ts`, '../adapters/mongo/account-store.ts'],
    [`${server}/http/create-http-app.ts`, 'mongodb'],
    [`${server}/main.ts`, 'mongodb'],
    [`${server}/main.ts`, '../../web/src/index.ts'],
    [`${server}/services/sign-up.test.ts`, '../../../web/src/index.ts'],
    [`${web}/flows/flow.ts`, '../dialogs/log-in-dialog.tsx'],
    [`${web}/forms/log-in-form.tsx`, '../client/create-api-client.ts'],
    [`${web}/dialogs/log-in-dialog.tsx`, '../client/create-api-client.ts'],
    [`${web}/dialogs/log-in-dialog.tsx`, '@trpc/client'],
    [`${web}/text/en.ts`, '../forms/log-in-form.tsx'],
    [`${web}/app/app.tsx`, '@latchkey/server'],
    [`${web}/embed/create-auth.ts`, '../../../server/src/index.ts'],
  ])('%s must not import %s', (file, specifier) => {
    expect(findBreach({ file, specifier, typeOnly: false })).toContain(
      file.startsWith('packages/') ? file.split('/').slice(0, 2).join('/') : file,
    )
  })

  test('a type is no way around a forbidden layer', () => {
    expect(findBreach({ file: `${server}/services/sign-up.ts`, specifier: '../http/operations.ts', typeOnly: true })).not.toBeNull()
  })
})
