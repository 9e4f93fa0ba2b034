import css from '../styles/latchkey.css?inline'

const adopted = new WeakSet<Document>()

/** Gives a page our styles, once: as a constructed sheet, which a strict content security policy allows, and in a layer, so that any rule of the page wins. */
export function adoptStyles(page: Document): void {
  if (adopted.has(page)) return
  adopted.add(page)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  page.adoptedStyleSheets.push(sheet)
}
