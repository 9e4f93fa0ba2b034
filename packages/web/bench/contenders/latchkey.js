import { createAuth } from '@latchkey/web'
import { contend } from './contend.js'

const auth = createAuth({ url: '/trpc' })
contend(() => auth.loginWithForm())
document.querySelector('#open').addEventListener('pointerenter', () => auth.preload())
