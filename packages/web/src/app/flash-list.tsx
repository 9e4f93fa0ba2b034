import { A } from '@solidjs/router'
import { For, Show, type JSX } from 'solid-js'
import { FlashIcon } from './flash-icon.tsx'
import type { FlashCategory, Flashes } from './flashes.ts'

/** Said in front of a message, so that its kind never hangs on its colour alone. */
const CATEGORY_WORDS = {
  success: 'Done:',
  info: 'Note:',
  warning: 'Careful:',
  error: 'Error:',
} as const satisfies Record<FlashCategory, string>

/** The messages above the page. The region is there before the first message, so that a screen reader hears each one arrive. */
export function FlashList(props: { readonly flashes: Flashes }): JSX.Element {
  return (
    <div class="flashes" role="status">
      <For each={props.flashes.messages()}>
        {(flash) => (
          <div class="flash" data-category={flash.category}>
            <FlashIcon category={flash.category} />
            <p>
              <span class="sr-only">{CATEGORY_WORDS[flash.category]} </span>
              {flash.text}
              <Show when={flash.link}>
                {(link) => (
                  <>
                    {' '}
                    <A href={link().path}>{link().words}</A>
                  </>
                )}
              </Show>
            </p>
            <button type="button" class="flash-dismiss" aria-label="Dismiss this message" onClick={() => props.flashes.dismiss(flash.id)}>
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d="M4 4l8 8M12 4l-8 8" />
              </svg>
            </button>
          </div>
        )}
      </For>
    </div>
  )
}
