import { createRoot } from 'react-dom/client'
import { contend } from './contend.js'

/** Draws a login form of React into a native dialog, when it is asked for. */
export function contendWith(Form) {
  contend(() => {
    const dialog = document.body.appendChild(document.createElement('dialog'))
    dialog.showModal()
    createRoot(dialog).render(<Form />)
  })
}
