import type { Api, Settings, User } from '@latchkey/shared/contract'
import { createMemo, Show, type Accessor, type JSX } from 'solid-js'
import { DialogFrame } from '../dialogs/dialog-frame.tsx'
import { FlowView } from '../dialogs/flow-view.tsx'
import type { FlowHost } from '../flows/create-flow-host.ts'
import { loginWords } from '../text/en-login.ts'
import { createPickWords } from '../text/text.ts'
import type { Languages } from './create-languages.ts'
import type { FormsLoader } from './load-forms.ts'

export interface DialogHostProps {
  readonly api: Api
  readonly loader: FormsLoader
  readonly settings: Settings
  readonly user: Accessor<User | null>
  readonly languages: Languages
  readonly host: FlowHost
  readonly opener: Element | null
}

/** The dialog of whatever flow is open. */
export function DialogHost(props: DialogHostProps): JSX.Element {
  const pickWords = createMemo(() => createPickWords(props.settings, props.languages.language(), props.languages.own))
  return (
    <Show when={props.host.current()} keyed>
      {(opened) => (
        <DialogFrame
          shown={opened.flow()}
          language={pickWords()(loginWords).language}
          allowCancel={opened.allowCancel}
          opener={props.opener}
          onCancel={() => props.host.cancel()}
        >
          <FlowView
            flow={opened.flow()}
            isLeaving={opened.isLeaving()}
            steps={opened.steps}
            allowCancel={opened.allowCancel}
            place="dialog"
            api={props.api}
            settings={props.settings}
            pickWords={pickWords()}
            otherViews={props.loader.otherViews()}
            user={props.user()}
          />
        </DialogFrame>
      )}
    </Show>
  )
}
