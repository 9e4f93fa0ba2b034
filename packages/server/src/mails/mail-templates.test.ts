import { expect, expectTypeOf, test } from 'vitest'
import type { MailContent } from './mail-content.ts'
import { createMailRenderer, type MailTemplates } from './mail-templates.ts'
import { renderMail } from './render-mail.ts'
import { MAIL_NAMES, renderSampleMails } from './sample-mails.ts'

const SITE = { siteName: 'Pixel Harbour', baseUrl: 'https://pixel.example', locale: 'en' } as const
const CONFIRM: MailContent = { purpose: 'confirm', email: 'ada@x.test', key: 'key-of-ada', code: '493018' }

test('a developer replaces the subject, the text or the layout of one mail, and builds on ours', async () => {
  const render = createMailRenderer(SITE, {
    confirm: ({ code }, ours, { siteName }) => ({
      subject: `${code ?? 'Welcome'} is your code for ${siteName}`,
      html: ours.html.replace('Thanks for signing up', 'Ahoy'),
    }),
  })
  const ours = renderMail(CONFIRM, SITE)
  const mail = await render(CONFIRM, null)
  expect(mail).toMatchObject({ subject: '493018 is your code for Pixel Harbour', text: ours.text })
  expect(mail.html).toContain('Ahoy')
  const other: MailContent = { purpose: 'already_registered', email: 'ada@x.test' }
  expect(await render(other, null)).toEqual(renderMail(other, SITE))
})

test('a subject stays one line, whatever a template makes of it (SU-12)', async () => {
  const render = createMailRenderer(
    { ...SITE, siteName: 'Evil\r\nBcc: eve@x.test' },
    { confirm: (_content, _ours, site) => ({ subject: site.siteName }) },
  )
  expect((await render(CONFIRM, null)).subject).toBe('Evil Bcc: eve@x.test')
})

test('a template may take its time, as what makes html of components does, but not for ever', async () => {
  const render = createMailRenderer(SITE, { confirm: async () => ({ text: await Promise.resolve('Ahoy') }) })
  expect(await render(CONFIRM, null)).toEqual({ ...renderMail(CONFIRM, SITE), text: 'Ahoy' })
  const never = createMailRenderer(SITE, { confirm: () => new Promise(() => {}) }, 5)
  await expect(never(CONFIRM, null)).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('what a template leaves out stays ours, and what is no text makes no mail', async () => {
  const write = (own: object) => createMailRenderer(SITE, { confirm: () => own })(CONFIRM, null)
  const ours = renderMail(CONFIRM, SITE)
  expect(await write({ subject: undefined, html: null })).toEqual(ours)
  for (const html of [7, Promise.resolve('<p>late</p>'), { __html: '' }])
    await expect(write({ html })).rejects.toThrow(new TypeError('html is no text'))
})

test('a mail speaks the language of its reader, else that of the site, and a template learns which', async () => {
  const seen: string[] = []
  const render = createMailRenderer({ ...SITE, locale: 'fr' }, { confirm: (_content, _ours, { locale }) => (seen.push(locale), {}) })
  expect((await render(CONFIRM, 'de')).subject).toBe('Bestätigen Sie Ihre E-Mail-Adresse')
  expect((await render(CONFIRM, null)).subject).toBe('Confirmez votre adresse e-mail')
  expect(seen).toEqual(['de', 'fr'])
})

test('each template knows what its mail is made of', () => {
  type ContentOf<Name extends keyof MailTemplates> = Parameters<NonNullable<MailTemplates[Name]>>[0]
  expectTypeOf<ContentOf<'confirm'>>().toEqualTypeOf<{ readonly email: string; readonly key: string; readonly code: string | null }>()
  expectTypeOf<ContentOf<'already_registered'>>().toEqualTypeOf<{ readonly email: string }>()
  expectTypeOf<{ confrim: () => object }>().not.toExtend<MailTemplates>()
})

test('there is a sample of every mail, with a subject of its own', async () => {
  const samples = await renderSampleMails(createMailRenderer(SITE), 'en')
  expect(samples.map(({ purpose }) => purpose)).toEqual(MAIL_NAMES)
  expect(new Set(samples.map(({ subject }) => subject)).size).toBe(samples.length)
})
