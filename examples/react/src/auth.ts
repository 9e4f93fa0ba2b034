import { createAuth } from '@latchkey/web'

/** Outside of every component: one for the page, however often components come and go. */
export const auth = createAuth()

// Before anything renders: whoever comes by the link of a mail gets its dialog, and no router sees the key.
void auth.handleEmailLink()
