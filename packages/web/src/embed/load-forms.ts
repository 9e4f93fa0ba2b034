import { unloaded } from '../text/en-unloaded.ts'
import type { Language } from '../text/text.ts'
import { offerReload } from './offer-reload.ts'
import type * as Forms from './forms.tsx'

type FormsCode = typeof Forms

export interface FormsLoader {
  /** Fetches the code of the forms before anybody asks for one; if that fails nobody hears of it. */
  readonly preload: () => void
  /** The code of the forms, or null when it can't be had: somebody has been told so by then. `beforeReload` is called if they choose to load the page anew. */
  readonly load: (beforeReload?: () => void) => Promise<FormsCode | null>
}

interface LoaderDeps {
  readonly importForms: () => Promise<FormsCode>
  readonly reload: () => void
}

const BROWSER: LoaderDeps = { importForms: () => import('./forms.tsx'), reload: () => window.location.reload() }

/**
 * Fetches the forms, which are most of the code, when somebody needs them. After a deploy the file that this page knows of may be gone: then only a new load of the
 * page helps, and that is for the person to decide, who may have typed something elsewhere on it.
 */
export function createFormsLoader(language: () => Language | undefined, { importForms, reload }: LoaderDeps = BROWSER): FormsLoader {
  let loading: Promise<FormsCode> | undefined
  const fetchForms = () =>
    (loading ??= importForms().catch((error: unknown) => {
      loading = undefined
      throw error
    }))
  let offer: Promise<boolean> | undefined
  return {
    preload: () => void fetchForms().catch(() => {}),
    load: async (beforeReload) => {
      // Once more at once: a connection that has just dropped is the usual reason.
      const forms = await fetchForms()
        .catch(fetchForms)
        .catch(() => null)
      if (forms) return forms
      offer ??= offerReload(language()?.unloaded ?? unloaded, language()?.words.language).finally(() => (offer = undefined))
      if (await offer) {
        beforeReload?.()
        reload()
      }
      return null
    },
  }
}
