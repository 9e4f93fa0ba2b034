import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

const production = {
  NODE_ENV: 'production',
  PUBLIC_BASE_URL: 'https://app.example.com',
  POSTMARK_SERVER_TOKEN: 'token',
  MAIL_FROM: 'hello@example.com',
}

function problemsOf(env: Record<string, string>): readonly string[] {
  const result = readConfig(env)
  return 'problems' in result ? result.problems : []
}

function configOf(env: Record<string, string>) {
  const result = readConfig(env)
  if ('problems' in result) throw new Error(result.problems.join('\n'))
  return result
}

describe('the settings (CF-1, UX-74)', () => {
  test('have defaults with which a developer can begin at once', () => {
    const { config } = configOf({})
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      http: { publicBaseUrl: 'http://localhost:3000' },
      dataDir: '.data',
      bcryptCost: 12,
    })
    expect(config.policy).toMatchObject({
      confirmation: 'required',
      privacy: 'private',
      passwordMinLength: 8,
      loginWith: ['email'],
      signup: 'open',
    })
  })

  test('are accepted in production when they are complete', () => {
    expect(configOf(production).config).toMatchObject({ http: { isProduction: true, trustedOrigins: ['https://app.example.com'] } })
    const smtp = { ...production, POSTMARK_SERVER_TOKEN: '', SMTP_URL: 'smtps://me:secret@smtp.example.com' }
    expect(configOf(smtp).config).toMatchObject({ postmark: undefined, smtp: { url: smtp.SMTP_URL } })
  })

  test('that are wrong are all named at once, without their values', () => {
    const problems = problemsOf({
      PORT: 'secret-port',
      CONFIRMATION: 'secret-choice',
      PASSWORD_PEPPER: 'secret-pepper',
      SESSION_IDLE: 'secret-time',
      MONGODB_URI: 'secret://uri',
    })
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      'PORT',
      'CONFIRMATION',
      'SESSION_IDLE',
      'MONGODB_URI',
      'PASSWORD_PEPPER',
    ])
    expect(problems.join('\n')).not.toContain('secret-')
  })

  test.each([
    ['a password shorter than 8 (PW-1)', { PASSWORD_MIN_LENGTH: '7' }, 'PASSWORD_MIN_LENGTH'],
    ['a folder that is a URL', { DATA_DIR: 'file:/var/lib/latchkey' }, 'DATA_DIR'],
    ['a folder that is a database elsewhere', { DATA_DIR: 'mongodb://me:secret@db/latchkey' }, 'DATA_DIR'],
    ['a hash that is too cheap', { BCRYPT_COST: '9' }, 'BCRYPT_COST'],
    ['a short pepper', { PASSWORD_PEPPER: 'x'.repeat(31) }, 'PASSWORD_PEPPER'],
    ['a public address without saying which environment this is', { HOST: '0.0.0.0' }, 'NODE_ENV'],
    ['production without an address', { ...production, PUBLIC_BASE_URL: '' }, 'PUBLIC_BASE_URL'],
    ['production over http', { ...production, PUBLIC_BASE_URL: 'http://app.example.com' }, 'PUBLIC_BASE_URL'],
    ['production without mail', { ...production, POSTMARK_SERVER_TOKEN: '' }, 'POSTMARK_SERVER_TOKEN'],
    ['two ways to send mail', { ...production, SMTP_URL: 'smtps://smtp.example.com' }, 'SMTP_URL'],
    ['a mail server that is none', { ...production, POSTMARK_SERVER_TOKEN: '', SMTP_URL: 'smtp.example.com' }, 'SMTP_URL'],
    [
      'a mail server whose URL turns checks off',
      { MAIL_FROM: 'a@x.test', SMTP_URL: 'smtp://x.test?tls.rejectUnauthorized=false' },
      'SMTP_URL',
    ],
    ['a webhook with a short password', { POSTMARK_WEBHOOK_AUTH: 'postmark:short' }, 'POSTMARK_WEBHOOK_AUTH'],
    ['a short token for the figures', { METRICS_TOKEN: 'short' }, 'METRICS_TOKEN'],
    ['mail without a sender', { ...production, MAIL_FROM: '' }, 'MAIL_FROM'],
    ['an address with a path', { NODE_ENV: 'test', PUBLIC_BASE_URL: 'https://app.example.com/login' }, 'PUBLIC_BASE_URL'],
    ['every origin', { ALLOWED_ORIGINS: '*' }, 'ALLOWED_ORIGINS'],
    ['an origin with a path', { ALLOWED_ORIGINS: 'https://a.example/x' }, 'ALLOWED_ORIGINS'],
    ['a session that is idle for longer than it lives', { SESSION_IDLE: '25h' }, 'SESSION_IDLE'],
    ['privacy that immediate login would break', { CONFIRMATION: 'limited' }, 'ACCOUNT_PRIVACY'],
    ['a mistyped environment', { NODE_ENV: 'prod' }, 'NODE_ENV'],
    ['a proxy in front of the dev mailbox, without saying which environment this is', { TRUST_PROXY: '1' }, 'NODE_ENV'],
    ['a public name without saying which environment this is', { PUBLIC_BASE_URL: 'https://app.example.com' }, 'NODE_ENV'],
    ['origins by pattern', { ALLOWED_ORIGINS: 'https://*.example.com' }, 'ALLOWED_ORIGINS'],
    ['frames by pattern', { FRAME_ANCESTORS: 'https://*' }, 'FRAME_ANCESTORS'],
    ['plain http from elsewhere in production', { ...production, ALLOWED_ORIGINS: 'http://app.example.com' }, 'ALLOWED_ORIGINS'],
    ['a token sent in the clear', { ...production, POSTMARK_API_URL: 'http://api.example.com' }, 'POSTMARK_API_URL'],
    ['a sender that is no address', { ...production, MAIL_FROM: 'nonsense' }, 'MAIL_FROM'],
    ['everybody as a proxy', { NODE_ENV: 'test', TRUST_PROXY: '0.0.0.0/0' }, 'TRUST_PROXY'],
    ['half an address as a proxy', { NODE_ENV: 'test', TRUST_PROXY: '1.2.3' }, 'TRUST_PROXY'],
    ['proxies that are none', { TRUST_PROXY: 'everybody' }, 'TRUST_PROXY'],
  ])('refuse %s', (_, env: Record<string, string>, name) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(`^${name}: `)])
  })

  test('keep the server running when only an optional one is wrong', () => {
    const { config, warnings } = configOf({ LOG_LEVEL: 'loud' })
    expect(config.logLevel).toBe('info')
    expect(warnings).toEqual([expect.stringMatching(/^LOG_LEVEL: /)])
  })

  test('allow a cheap hash for tests only', () => {
    expect(configOf({ NODE_ENV: 'test', BCRYPT_COST: '4' }).config.bcryptCost).toBe(4)
  })

  test('read times with units, in seconds without one', () => {
    const { sessions } = configOf({ SESSION_IDLE: '90', SESSION_MAX: '2m', REMEMBER_IDLE: '1d' }).config.policy
    expect(sessions).toMatchObject({ brief: { idleMs: 90_000, maxMs: 120_000 }, remembered: { idleMs: 86_400_000 } })
  })
})
