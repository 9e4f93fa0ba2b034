import '../styles/app.css'
import '../styles/home.css'
import { Router } from '@solidjs/router'
import { render } from 'solid-js/web'
import { createAuth } from '../index.ts'
import { AuthProvider } from '../solid.tsx'
import { createFlashes } from './flashes.ts'
import { ROUTES } from './routes.tsx'
import { Shell } from './shell.tsx'

const auth = createAuth()
// First of all: it takes the key of a mailed link out of the URL before the router or anything else can read it (SU-10).
void auth.handleEmailLink()
// The same for a link that is pasted into a page which is open already: that does not load it anew.
addEventListener('hashchange', () => void auth.handleEmailLink())
const flashes = createFlashes()

const root = document.getElementById('app')
if (!root) throw new Error('The page has no #app')
render(
  () => (
    <AuthProvider auth={auth}>
      <Router root={(props) => <Shell {...props} auth={auth} flashes={flashes} />}>{ROUTES}</Router>
    </AuthProvider>
  ),
  root,
)
