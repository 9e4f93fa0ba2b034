import { For, type JSX } from 'solid-js'
import type { Settings } from '@latchkey/shared/contract'
import type { PickWords } from '../../text/text.ts'
import { SpecimenView } from './specimen-view.tsx'
import type { Specimen } from './specimen.ts'
import { SPECIMENS } from './specimens.ts'

type WordsFor = (settings: Settings) => PickWords

const anchorOf = (view: string, state: string) => `${view}-${state}`.replaceAll(/[^a-z0-9]+/gi, '-')

/** Every form in every state on one page, with a list to jump by. */
export function GalleryPage(props: { readonly pickWordsFor: WordsFor }): JSX.Element {
  const views: readonly (readonly [string, readonly Specimen[]])[] = Object.entries(SPECIMENS)
  return (
    <main class="gallery">
      <h1>Gallery</h1>
      <p>Every form in every state, with made-up data: nothing here reaches a server.</p>
      <nav aria-label="States">
        <For each={views}>
          {([view, specimens]) => (
            <details>
              <summary>
                {view} <small>({specimens.length})</small>
              </summary>
              <ul>
                <For each={specimens}>
                  {({ state }) => (
                    <li>
                      <a href={`#${anchorOf(view, state)}`}>{state}</a>
                    </li>
                  )}
                </For>
              </ul>
            </details>
          )}
        </For>
      </nav>
      <For each={views}>
        {([view, specimens]) => (
          <section>
            <h2 id={view}>{view}</h2>
            <div class="frames">
              <For each={specimens}>{(specimen) => <Frame view={view} specimen={specimen} pickWordsFor={props.pickWordsFor} />}</For>
            </div>
          </section>
        )}
      </For>
    </main>
  )
}

function Frame(props: { readonly view: string; readonly specimen: Specimen; readonly pickWordsFor: WordsFor }): JSX.Element {
  const alone = () => `?${new URLSearchParams({ view: props.view, state: props.specimen.state }).toString()}`
  const name = () => `${props.view}: ${props.specimen.state}`
  return (
    <figure id={anchorOf(props.view, props.specimen.state)}>
      <figcaption>
        {name()}
        <span>
          <a href={alone()} aria-label={`${name()}, as a page`}>
            page
          </a>
          <a href={`${alone()}&dialog=1`} aria-label={`${name()}, as a dialog`}>
            dialog
          </a>
        </span>
      </figcaption>
      <div class="form-page">
        <SpecimenView specimen={props.specimen} place="dialog" isLive={false} pickWordsFor={props.pickWordsFor} />
      </div>
    </figure>
  )
}
