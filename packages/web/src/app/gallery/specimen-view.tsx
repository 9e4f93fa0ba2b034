import { createSignal, onMount, Show, untrack, type JSX } from 'solid-js'
import { DialogFrame } from '../../dialogs/dialog-frame.tsx'
import { FlowView } from '../../dialogs/flow-view.tsx'
import * as otherViews from '../../dialogs/other-views.tsx'
import type { Settings } from '@latchkey/shared/contract'
import { en } from '../../text/en.ts'
import type { PickWords } from '../../text/text.ts'
import { DEFAULT_SETTINGS } from '../../embed/load-settings.ts'
import { createMadeUpApi } from './made-up.ts'
import type { Specimen } from './specimen.ts'

interface SpecimenViewProps {
  readonly specimen: Specimen
  readonly place: 'dialog' | 'page'
  /** Goes on to other views when its buttons are pressed; in the overview it stays as it is. */
  readonly isLive: boolean
  readonly pickWordsFor: (settings: Settings) => PickWords
}

/** One form, brought into its state. */
export function SpecimenView(props: SpecimenViewProps): JSX.Element {
  const { specimen, isLive, pickWordsFor } = untrack(() => props)
  const settings = { ...DEFAULT_SETTINGS, ...specimen.settings }
  const pickWords = pickWordsFor(settings)
  const words = pickWords(en)
  const [flow, setFlow] = createSignal(specimen.flow)
  const go = isLive ? (next: Specimen['flow']) => void setFlow(next) : () => {}
  let root: HTMLDivElement | undefined

  onMount(() => root && specimen.act?.(root, words))
  const view = () => (
    <div class="specimen" ref={root}>
      <FlowView
        flow={flow()}
        api={createMadeUpApi(specimen.api)}
        settings={settings}
        pickWords={pickWords}
        otherViews={otherViews}
        steps={{ go, advance: go, prepare: () => {}, loggedIn: () => {}, userChanged: () => {}, close: () => go(specimen.flow) }}
        user={specimen.user ?? null}
        allowCancel={props.place === 'dialog'}
        place={props.place}
      />
    </div>
  )
  return (
    <Show when={isLive && props.place === 'dialog'} fallback={view()}>
      <DialogFrame shown={flow()} language={words.language} allowCancel={false} opener={null} onCancel={() => {}}>
        {view()}
      </DialogFrame>
    </Show>
  )
}
