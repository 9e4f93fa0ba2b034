import { AuthProvider } from '@latchkey/web/solid'
import { render } from 'solid-js/web'
import { App } from './app.tsx'
import { auth } from './auth.ts'

const root = document.querySelector('#root')
if (root) {
  render(
    () => (
      <AuthProvider auth={auth}>
        <App />
      </AuthProvider>
    ),
    root,
  )
}
