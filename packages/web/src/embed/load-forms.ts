import { createSignal, type Accessor } from 'solid-js'
import type * as OtherViews from '../dialogs/other-views.tsx'
import type { BringView } from '../flows/create-flow-run.ts'
import type { FlowView } from '../flows/flow.ts'
import { unloaded } from '../text/en-unloaded.ts'
import type { Language } from '../text/text.ts'
import type * as Forms from './forms.tsx'
import { offerReload } from './offer-reload.ts'
import type * as PageForms from './page-forms.tsx'

/** What is to be shown. */
interface Wanted {
  readonly view: FlowView
  /** As a part of the page, not in a dialog. */
  readonly onPage?: boolean
  /** Called if somebody chooses to load the page anew, because of a form that can't be had. */
  readonly beforeReload?: (() => void) | undefined
  /** Whether it is still wanted, and so worth a word that it can't be had. */
  readonly isAwaited?: () => boolean
}

/** Fetches what draws: the dialog with the login first, and all other views when that is on the screen, or when somebody needs one. */
export interface FormsLoader {
  readonly forms: Accessor<typeof Forms | undefined>
  readonly pageForms: Accessor<typeof PageForms | undefined>
  readonly otherViews: Accessor<typeof OtherViews | undefined>
  /** Fetches it before anybody asks for it, and tries it out; if that fails nobody hears of it. */
  readonly preload: (wanted: Wanted) => void
  /** Resolves to whether it can be shown; if not, whoever asked has been told so by then. */
  readonly load: (wanted: Wanted) => Promise<boolean>
  readonly bring: BringView
}

interface LoaderDeps {
  readonly importForms: () => Promise<typeof Forms>
  readonly importPageForms: () => Promise<typeof PageForms>
  readonly importOtherViews: () => Promise<typeof OtherViews>
  readonly reload: () => void
}

const BROWSER: LoaderDeps = {
  importForms: () => import('./forms.tsx'),
  importPageForms: () => import('./page-forms.tsx'),
  importOtherViews: () => import('../dialogs/other-views.tsx'),
  reload: () => window.location.reload(),
}

/** Until then the login that somebody waits for has the connection for itself. */
const OTHERS_FOLLOW_AFTER_MS = 1000

/**
 * Fetches the code of the forms, which is most of all, when somebody needs it. After a deploy the file that this page knows of may be gone: then only a new load of
 * the page helps, and that is for the person to decide, who may have typed something elsewhere on it.
 */
export function createFormsLoader(language: () => Language | undefined, deps: LoaderDeps = BROWSER): FormsLoader {
  const [forms, pageForms, others] = [createPart(deps.importForms), createPart(deps.importPageForms), createPart(deps.importOtherViews)]
  const fetchAll = async ({ view, onPage }: Wanted) => {
    const parts = [forms, ...(onPage ? [pageForms] : []), ...(view === 'login' ? [] : [others])]
    return (await Promise.all(parts.map(({ fetch }) => fetch()))).every(Boolean)
  }
  let isRehearsed = false
  const preload = async (wanted: Wanted) => {
    const isHere = await fetchAll(wanted)
    if (!isHere || isRehearsed) return
    isRehearsed = true
    forms.code()?.rehearse()
  }
  let offer: Promise<boolean> | undefined
  const tell = async ({ beforeReload, isAwaited = () => true }: Wanted) => {
    if (!isAwaited()) return
    offer ??= offerReload(language()?.unloaded ?? unloaded, language()?.words.language).finally(() => (offer = undefined))
    if (!(await offer)) return
    beforeReload?.()
    deps.reload()
  }
  const load = async (wanted: Wanted) => {
    // Once more at once: a connection that has just dropped is the usual reason.
    const isHere = (await fetchAll(wanted)) || (await fetchAll(wanted))
    if (isHere) setTimeout(() => void others.fetch(), OTHERS_FOLLOW_AFTER_MS)
    else await tell(wanted)
    return isHere
  }
  return {
    forms: forms.code,
    pageForms: pageForms.code,
    otherViews: others.code,
    preload: (wanted) => void preload(wanted),
    load,
    bring: (view, isAwaited) => (view === 'login' || others.code() ? undefined : load({ view, isAwaited })),
  }
}

/** Code that is fetched once, however often it is needed; resolves to whether it is here. A fetch that failed counts as none. */
function createPart<Code>(bring: () => Promise<Code>) {
  const [code, setCode] = createSignal<Code>()
  let fetching: Promise<boolean> | undefined
  const fetchOnce = async () => {
    try {
      const brought = await bring()
      setCode(() => brought)
      return true
    } catch {
      fetching = undefined
      return false
    }
  }
  return { code, fetch: () => (fetching ??= fetchOnce()) }
}
