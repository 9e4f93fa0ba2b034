import { expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import * as otherViews from '../dialogs/other-views.tsx'
import { showFlow } from '../testing/show-flow.tsx'
import * as forms from './forms.tsx'
import { createFormsLoader } from './load-forms.ts'
import * as pageForms from './page-forms.tsx'

type File = 'forms' | 'page forms' | 'other views'

/** A loader one of whose files arrives only after so many failures. */
function loaderThatFails(times: number, failing: File = 'forms') {
  const happened: string[] = []
  const bring = <Code,>(file: File, code: Code) => {
    happened.push(file)
    const tries = happened.filter((what) => what === file).length
    return file === failing && tries <= times ? Promise.reject(new TypeError('404')) : Promise.resolve(code)
  }
  const loader = createFormsLoader(() => undefined, {
    importForms: () => bring('forms', forms),
    importPageForms: () => bring('page forms', pageForms),
    importOtherViews: () => bring('other views', otherViews),
    reload: () => happened.push('reload'),
  })
  return { loader, happened }
}

test('the forms are fetched once, however often they are needed (UX-70)', async () => {
  const { loader, happened } = loaderThatFails(0)
  loader.preload({ view: 'login' })
  expect([await loader.load({ view: 'login' }), await loader.load({ view: 'login' })]).toEqual([true, true])
  expect([loader.forms(), happened]).toEqual([forms, ['forms']])
})

test('what is fetched ahead of time is rehearsed, once; what somebody waits for is not (UX-70)', async () => {
  const rehearsals: string[] = []
  const rehearsed = { ...forms, rehearse: () => void rehearsals.push('login') }
  const [imports, reload] = [
    { importPageForms: () => Promise.resolve(pageForms), importOtherViews: () => Promise.resolve(otherViews) },
    () => {},
  ]
  const loader = createFormsLoader(() => undefined, { ...imports, importForms: () => Promise.resolve(rehearsed), reload })
  await loader.load({ view: 'login' })
  expect(rehearsals).toEqual([])
  loader.preload({ view: 'login' })
  loader.preload({ view: 'signup' })
  await vi.waitFor(() => expect(loader.otherViews()).toBe(otherViews))
  expect(rehearsals).toEqual(['login'])
})

test('a rehearsal leaves nothing on the page, and the ids free (UX-70)', async () => {
  const before = document.body.innerHTML
  forms.rehearse()
  expect(document.body.innerHTML).toBe(before)
  showFlow({ view: 'login', email: '' })
  await expect.element(page.getByLabelText('Email')).toHaveAttribute('id', 'latchkey-login-email')
})

test('a login needs one file, and the other views follow when it has been there for a moment (UX-70)', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { loader, happened } = loaderThatFails(0)
  await loader.load({ view: 'login' })
  expect([happened, loader.otherViews()]).toEqual([['forms'], undefined])
  await vi.advanceTimersByTimeAsync(1000)
  expect([happened, loader.otherViews()]).toEqual([['forms', 'other views'], otherViews])
  expect(loader.bring('signup', () => true)).toBeUndefined()
})

test('any other view is fetched along with the forms, one of a page with what pages need', async () => {
  const { loader, happened } = loaderThatFails(0)
  await loader.load({ view: 'signup', onPage: true })
  expect(happened).toEqual(['forms', 'page forms', 'other views'])
})

test('a failed fetch is tried again at once, and again at the next call (UX-22)', async () => {
  const { loader, happened } = loaderThatFails(1)
  expect(await loader.load({ view: 'login' })).toBe(true)
  expect(happened).toEqual(['forms', 'forms'])
})

test('forms that can’t be had are told in one plain dialog; closing it answers no, and the next call tries anew (UX-22)', async () => {
  const { loader, happened } = loaderThatFails(2)
  const both = Promise.all([loader.load({ view: 'login' }), loader.load({ view: 'login' })])
  await expect.element(page.getByRole('alert')).toMatchTextContent(/^This form could not be loaded\./)
  expect(document.querySelectorAll('dialog').length).toBe(1)
  await userEvent.click(page.getByRole('button', { name: 'Close' }))
  expect(await both).toEqual([false, false])
  expect(document.querySelectorAll('dialog').length).toBe(0)
  expect(await loader.load({ view: 'login' })).toBe(true)
  expect(happened).not.toContain('reload')
})

test('another view that can’t be had is told to whoever still waits for it, and fetched at the next try (UX-22)', async () => {
  const { loader } = loaderThatFails(4, 'other views')
  await loader.load({ view: 'login' })
  expect(await loader.bring('forgot', () => false)).toBe(false)
  expect(document.querySelectorAll('dialog').length).toBe(0)
  const brought = loader.bring('forgot', () => true)
  await userEvent.click(page.getByRole('button', { name: 'Close' }))
  expect(await brought).toBe(false)
  expect(await loader.bring('forgot', () => true)).toBe(true)
})

test('the page is only loaded anew when somebody says so, and what it needs then is put back first', async () => {
  const { loader, happened } = loaderThatFails(9)
  const loading = loader.load({ view: 'login', beforeReload: () => happened.push('link put back') })
  await userEvent.click(page.getByRole('button', { name: 'Reload the page' }))
  expect(await loading).toBe(false)
  expect(happened.slice(-2)).toEqual(['link put back', 'reload'])
})
