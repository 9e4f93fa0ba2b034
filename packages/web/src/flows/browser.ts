/** What the flows need of a browser window. Tests bring their own. */
export interface Browser {
  readonly readHash: () => string
  /** Replaces the hash without a new entry in the history; the state that a router keeps there stays. */
  readonly writeHash: (hash: string) => void
  /** Tells the browser that a form has done its work, so that it offers to save the password. */
  readonly noteSuccess: () => void
}

/** The real window. */
export function createBrowser(): Browser {
  const { history, location } = window
  return {
    readHash: () => location.hash,
    writeHash: (hash) => history.replaceState(history.state, '', location.pathname + location.search + hash),
    noteSuccess: () => history.replaceState(history.state, '', location.href),
  }
}
