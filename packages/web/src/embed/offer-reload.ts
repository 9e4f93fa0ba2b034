import type { LanguageTag } from '../text/language-tag.ts'
import type { Language } from '../text/text.ts'

const ENGLISH: LanguageTag = { tag: 'en', dir: 'ltr' }

/** Says that the forms could not be loaded, with nothing but the browser's own means. Resolves to whether to reload the page. */
export function offerReload(unloaded: Language['unloaded'], { tag, dir } = ENGLISH): Promise<boolean> {
  const dialog = document.createElement('dialog')
  dialog.dataset['latchkeyPart'] = 'dialog'
  dialog.lang = tag
  dialog.dir = dir
  dialog.ariaLabel = unloaded.title
  const text = document.createElement('p')
  text.role = 'alert'
  text.textContent = `${unloaded.title}. ${unloaded.text}`
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const button = (label: string, answer: string) => {
    const element = document.createElement('button')
    element.textContent = label
    element.addEventListener('click', () => dialog.close(answer))
    return element
  }
  dialog.addEventListener('close', () => {
    dialog.remove()
    resolve(dialog.returnValue === 'reload')
  })
  dialog.append(text, button(unloaded.reload, 'reload'), ' ', button(unloaded.close, ''))
  document.body.append(dialog)
  dialog.showModal()
  return promise
}
