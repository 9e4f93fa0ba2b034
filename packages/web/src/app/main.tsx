import '../styles/app.css'
import { Router } from '@solidjs/router'
import { render } from 'solid-js/web'
import { createAuth } from '../index.ts'
import { AuthProvider } from '../solid.tsx'
import { ROUTES } from './routes.tsx'
import { Shell } from './shell.tsx'

const auth = createAuth({ url: '/trpc' })
// First of all: it takes the key of a mailed link out of the URL before the router or anything else can read it (SU-10); later links too.
void auth.handleEmailLink()

const root = document.getElementById('app')
if (!root) throw new Error('The page has no #app')
render(
  () => (
    <AuthProvider auth={auth}>
      <Router root={Shell}>{ROUTES}</Router>
    </AuthProvider>
  ),
  root,
)
