import type { Api, Settings, User } from '@latchkey/shared/contract'
import { Show, type JSX } from 'solid-js'
import { DialogFrame } from '../dialogs/dialog-frame.tsx'
import { FlowView } from '../dialogs/flow-view.tsx'
import type { FlowHost } from '../flows/create-flow-host.ts'
import { pickWords } from '../text/text.ts'

export interface DialogHostProps {
  readonly api: Api
  readonly settings: Settings
  readonly user: User | null
  readonly host: FlowHost
  readonly opener: Element | null
}

/** The dialog of whatever flow is open. */
export function DialogHost(props: DialogHostProps): JSX.Element {
  return (
    <Show when={props.host.current()} keyed>
      {(opened) => (
        <DialogFrame shown={opened.flow()} allowCancel={opened.allowCancel} opener={props.opener} onCancel={() => props.host.cancel()}>
          <FlowView
            flow={opened.flow()}
            steps={opened.steps}
            allowCancel={opened.allowCancel}
            place="dialog"
            api={props.api}
            settings={props.settings}
            words={pickWords(props.settings)}
            user={props.user}
          />
        </DialogFrame>
      )}
    </Show>
  )
}
