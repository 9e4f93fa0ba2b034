/** Keeps the page behind a dialog where it is; returns how to let it go. */
export function lockScroll(): () => void {
  const root = document.documentElement
  const { overflow } = root.style
  const { scrollX, scrollY } = window
  root.style.overflow = 'hidden'
  return () => {
    root.style.overflow = overflow
    if (window.scrollX !== scrollX || window.scrollY !== scrollY) window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' })
  }
}
