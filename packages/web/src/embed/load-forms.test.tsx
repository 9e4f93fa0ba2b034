import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import * as forms from './forms.tsx'
import { createFormsLoader } from './load-forms.ts'

/** A loader whose file arrives only after so many failures. */
function loaderThatFails(times: number) {
  const happened: string[] = []
  const loader = createFormsLoader(() => undefined, {
    importForms: () => {
      happened.push('import')
      return happened.filter((what) => what === 'import').length > times ? Promise.resolve(forms) : Promise.reject(new TypeError('404'))
    },
    reload: () => happened.push('reload'),
  })
  return { loader, happened }
}

test('the forms are fetched once, however often they are needed (UX-70)', async () => {
  const { loader, happened } = loaderThatFails(0)
  loader.preload()
  expect([await loader.load(), await loader.load()]).toEqual([forms, forms])
  expect(happened).toEqual(['import'])
})

test('a failed fetch is tried again at once, and again at the next call (UX-22)', async () => {
  const { loader, happened } = loaderThatFails(1)
  expect(await loader.load()).toBe(forms)
  expect(happened).toEqual(['import', 'import'])
})

test('forms that can’t be had are told in one plain dialog; closing it answers null, and the next call tries anew (UX-22)', async () => {
  const { loader, happened } = loaderThatFails(2)
  const both = Promise.all([loader.load(), loader.load()])
  await expect.element(page.getByRole('alert')).toMatchTextContent(/^This form could not be loaded\./)
  expect(document.querySelectorAll('dialog').length).toBe(1)
  await userEvent.click(page.getByRole('button', { name: 'Close' }))
  expect(await both).toEqual([null, null])
  expect(document.querySelectorAll('dialog').length).toBe(0)
  expect(await loader.load()).toBe(forms)
  expect(happened).not.toContain('reload')
})

test('the page is only loaded anew when somebody says so, and what it needs then is put back first', async () => {
  const { loader, happened } = loaderThatFails(9)
  const loading = loader.load(() => happened.push('link put back'))
  await userEvent.click(page.getByRole('button', { name: 'Reload the page' }))
  expect(await loading).toBeNull()
  expect(happened.slice(-2)).toEqual(['link put back', 'reload'])
})
