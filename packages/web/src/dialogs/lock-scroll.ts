/** Keeps the page behind a dialog where it is, also where a scrollbar takes up room that would be free without it; returns how to let it go. */
export function lockScroll(): () => void {
  const { style, clientWidth } = document.documentElement
  const { overflow, scrollbarGutter } = style
  const { scrollX, scrollY, innerWidth } = window
  style.overflow = 'hidden'
  if (innerWidth > clientWidth) style.scrollbarGutter = 'stable'
  return () => {
    Object.assign(style, { overflow, scrollbarGutter })
    window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' })
  }
}
