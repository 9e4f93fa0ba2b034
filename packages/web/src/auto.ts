import { defineAuthElements } from './elements/define-auth-elements.ts'
import { createAuth } from './embed/create-auth.tsx'
import { findServer } from './embed/find-server.ts'

/*
 * All that a page needs, by one script tag: `<script src="https://accounts.example.com/embed/latchkey.js"></script>`. The server is where the script came from, unless
 * `data-url` names another; `latchkey` is the `Auth`. Where there is no browser it does nothing.
 */
if (typeof document !== 'undefined' && !('latchkey' in window)) {
  const auth = createAuth(findServer(document))
  Object.assign(window, { latchkey: auth })
  void auth.handleEmailLink()
  defineAuthElements(auth)
}
