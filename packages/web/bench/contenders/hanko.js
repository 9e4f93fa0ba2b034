import { register } from '@teamhanko/hanko-elements'
import { contend } from './contend.js'

await register(location.origin)
contend(() => {
  const dialog = document.body.appendChild(document.createElement('dialog'))
  dialog.append(document.createElement('hanko-auth'))
  dialog.showModal()
})
