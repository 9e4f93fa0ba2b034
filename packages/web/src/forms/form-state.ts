/** Waiting for somebody, at work, refused, done. */
export type FormState = 'idle' | 'busy' | 'error' | 'done'
