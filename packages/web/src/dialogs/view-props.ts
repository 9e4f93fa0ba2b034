import type { Api, Settings, User } from '@latchkey/shared/contract'
import type { Flow, FlowOf, FlowSteps, FlowView } from '../flows/flow.ts'
import type { LoginWords, PickWords, Words } from '../text/text.ts'
import type * as OtherViews from './other-views.tsx'
import type { Shown } from './shown.ts'

/** What every view gets, whatever it shows. */
interface ViewSurroundings {
  readonly api: Api
  readonly settings: Settings
  readonly steps: FlowSteps
  /** Another view is on its way, and will come in the place of this one. */
  readonly isLeaving?: boolean | undefined
  /** Who is logged in, when a link from a mail is opened. */
  readonly user: User | null
  /** Whether there is a way out; a page has none. */
  readonly allowCancel: boolean
  readonly place: 'dialog' | 'page' | 'panel'
  readonly onShown?: ((shown: Shown) => void) | undefined
}

/** The same with words: the login has only its own. */
export interface ViewContext<SomeWords = Words> extends ViewSurroundings {
  readonly words: SomeWords
}

/** A view lives as long as its flow, so what it gets stays the same all the while, except `user` and `isLeaving`. */
export interface ViewProps<View extends FlowView, SomeWords = Words> extends ViewContext<SomeWords> {
  readonly flow: FlowOf<View>
}

/** What the parts that all views share need of a view. */
export type AnyViewProps = ViewContext<LoginWords> & { readonly flow: Flow }

export interface FlowViewProps extends ViewSurroundings {
  readonly flow: Flow
  readonly pickWords: PickWords
  /** All views but the login; undefined until they are fetched, and until then there is no other flow than a login. */
  readonly otherViews: typeof OtherViews | undefined
}
