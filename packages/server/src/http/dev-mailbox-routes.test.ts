import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Script } from 'node:vm'
import express from 'express'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDevMailbox } from '../adapters/dev-mailbox/dev-mailbox.ts'
import { renderMail } from '../mails/render-mail.ts'
import { createDevMailboxRoutes } from './dev-mailbox-routes.ts'
import { createSecurityHeaders } from './security-headers.ts'

const SITE = { siteName: 'Pixel Harbour', baseUrl: 'http://localhost:3000', locale: 'en' as const }
const ADA = 'ada@example.com'

async function start() {
  let time = Date.parse('2026-11-02T10:00:00Z') - 1000
  const mailbox = createDevMailbox(null, { now: () => new Date((time += 1000)) })
  const app = express()
  app.use(createSecurityHeaders({ frameAncestors: [], isHttps: false }), createDevMailboxRoutes(mailbox))
  const http = createServer(app)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  return {
    mailbox,
    get: async (path: string) => {
      const response = await fetch(url + path)
      return { status: response.status, headers: response.headers, body: await response.text() }
    },
    close: async () => {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

let server: Awaited<ReturnType<typeof start>>
beforeEach(async () => {
  server = await start()
})
afterEach(() => server.close())

async function sendConfirm(id: string, to = ADA): Promise<void> {
  const content = renderMail({ purpose: 'confirm', email: to, key: `key-of-${id}`, code: '493018' }, SITE)
  await server.mailbox.send({ ...content, to, purpose: 'confirm', id })
}

describe('/dev/mailbox.json', () => {
  test('the newest mail comes first, with all that a test needs (UX-73)', async () => {
    await sendConfirm('one')
    await sendConfirm('two')
    const { status, headers, body } = await server.get('/dev/mailbox.json')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
    const mails = JSON.parse(body) as Array<Record<string, unknown>>
    expect(mails.map(({ id }) => id)).toEqual(['two', 'one'])
    expect(Object.keys(mails[0] ?? {}).toSorted()).toEqual(['html', 'id', 'purpose', 'sentAt', 'subject', 'text', 'to'])
    expect(mails[0]).toMatchObject({
      to: ADA,
      subject: 'Confirm your email address',
      purpose: 'confirm',
      sentAt: '2026-11-02T10:00:01.000Z',
    })
  })

  test('mails to one address can be asked for', async () => {
    await sendConfirm('one')
    await sendConfirm('two', 'bob+a@example.com')
    const idsTo = async (query: string) =>
      (JSON.parse((await server.get(`/dev/mailbox.json${query}`)).body) as Array<{ id: string }>).map(({ id }) => id)
    expect(await idsTo(`?to=${encodeURIComponent('Bob+a@Example.com')}`)).toEqual(['two'])
    expect(await idsTo('?to=nobody@example.com')).toEqual([])
    expect(await idsTo('?to=')).toEqual(['two', 'one'])
    expect(await idsTo('?to=a&to=b')).toEqual(['two', 'one'])
  })
})

describe('/dev/mailbox', () => {
  test('each mail has a link that follows it in one click, in a window of its own (UX-73)', async () => {
    await sendConfirm('one')
    await sendConfirm('two')
    const { headers, body } = await server.get('/dev/mailbox')
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    const links = [...body.matchAll(/<a[^>]*class="follow"[^>]*href="([^"]*)"[^>]*>/g)]
    expect(links.map(([, url]) => url)).toEqual([
      'http://localhost:3000/#?email=ada%40example.com&amp;confirm=key-of-two',
      'http://localhost:3000/#?email=ada%40example.com&amp;confirm=key-of-one',
    ])
    for (const [tag] of links) expect(tag).toContain('target="_blank"')
    expect(body).toContain('<b>493018</b>')
  })

  test('an empty mailbox says what to do', async () => {
    expect((await server.get('/dev/mailbox')).body).toContain('No mail yet')
    expect((await server.get('/dev/mailbox?to=%3Cb%3Ex@example.com')).body).toContain('No mail to &lt;b&gt;x@example.com yet')
  })

  test('whatever stands in a mail is text on the page (IN-6)', async () => {
    const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`
    await server.mailbox.send({ to: evil, subject: evil, text: evil, html: evil, purpose: evil, id: evil })
    const { body } = await server.get('/dev/mailbox')
    expect(body).toContain('&quot;&gt;&lt;script&gt;')
    expect(body).not.toMatch(/<script>|<img/)
    expect((await server.get(`/dev/mailbox/${encodeURIComponent(evil)}.html`)).status).toBe(200)
  })

  test('nothing on the page is inline, so it works under the headers of all pages (HD-1)', async () => {
    await sendConfirm('one')
    const { headers, body } = await server.get('/dev/mailbox')
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(body).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]* src=)|srcdoc/)
    const files = [...body.matchAll(/(?:href|src)="(\/dev\/mailbox\.\w+)"/g)].map(([, path = '']) => path)
    expect(files).toEqual(['/dev/mailbox.css', '/dev/mailbox.js'])
    expect((await server.get('/dev/mailbox.css')).headers.get('content-type')).toBe('text/css; charset=utf-8')
    const script = await server.get('/dev/mailbox.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(() => new Script(script.body)).not.toThrow()
  })

  test('the newest mails are shown, and how many there are', async () => {
    for (let count = 0; count < 51; count += 1) await sendConfirm(`mail-${count}`)
    const { body } = await server.get('/dev/mailbox')
    expect(body.match(/<article/g)).toHaveLength(50)
    expect(body).toContain('The newest 50 of 51.')
  })
})

describe('/dev/mailbox/:id.html', () => {
  test('a mail is shown as it is, in a sandbox whose links open windows of their own', async () => {
    await sendConfirm('one')
    const { status, headers, body } = await server.get('/dev/mailbox/one.html')
    expect(status).toBe(200)
    const policy = headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(/sandbox allow-popups allow-popups-to-escape-sandbox$/)
    expect(body).toContain('<head><base target="_blank">')
    expect(body).toContain('Thanks for signing up for our service.')
  })

  test('a mail that is not there is not found', async () => {
    expect((await server.get('/dev/mailbox/none.html')).status).toBe(404)
  })
})
