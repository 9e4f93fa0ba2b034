import { createEffect, createSignal, For, Show, type JSX } from 'solid-js'
import { AuthView } from '../../solid.tsx'
import { useApp } from '../app-context.tsx'
import { createPageTitle } from '../page-title.ts'
import { FIRST_THEME, FONTS, formatTheme, tokensOf, type Theme } from '../theme.ts'

const SCHEMES = [
  ['light dark', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
] as const

/** Changes the tokens and parts of a real form while it is looked at, and says the style sheet for it. */
export function ThemePage(): JSX.Element {
  createPageTitle(() => 'Theme')
  const app = useApp()
  const [theme, setTheme] = createSignal(FIRST_THEME)
  let preview: HTMLDivElement | undefined
  createEffect(() => {
    for (const [name, value] of tokensOf(theme())) preview?.style.setProperty(name, value)
  })
  return (
    <>
      <h1 tabindex="-1">Theme</h1>
      <p class="lead">The forms take on the look of your page by a few tokens, and every part of them by ordinary CSS.</p>
      <div class="theme">
        <Controls theme={theme()} onChange={(change) => setTheme({ ...theme(), ...change })} />
        <div class="theme-preview" classList={{ 'theme-pills': theme().pillButtons }} ref={preview}>
          {/* A login shows nothing to whoever is logged in. */}
          <Show when={app.user()} fallback={<AuthView view="login" place="panel" />}>
            <AuthView view="account" section="password" place="panel" />
          </Show>
        </div>
        <div class="theme-css">
          <h2>The style sheet for it</h2>
          <pre>{formatTheme(theme())}</pre>
        </div>
      </div>
    </>
  )
}

interface ControlsProps {
  readonly theme: Theme
  readonly onChange: (change: Partial<Theme>) => void
}

function Controls(props: ControlsProps): JSX.Element {
  return (
    <form class="theme-controls" aria-label="Theme" onSubmit={(event) => event.preventDefault()}>
      <label>
        Accent
        <input type="color" value={props.theme.accent} onInput={(event) => props.onChange({ accent: event.currentTarget.value })} />
      </label>
      <label>
        Accent in the dark
        <input type="color" value={props.theme.darkAccent} onInput={(event) => props.onChange({ darkAccent: event.currentTarget.value })} />
      </label>
      <Range label="Radius" max={24} value={props.theme.radius} onChange={(radius) => props.onChange({ radius })} />
      <Range label="Space" min={8} max={32} value={props.theme.space} onChange={(space) => props.onChange({ space })} />
      <Range
        label="Width of dialogs"
        min={288}
        max={640}
        value={props.theme.maxWidth}
        onChange={(maxWidth) => props.onChange({ maxWidth })}
      />
      <label>
        Font
        <select onChange={(event) => props.onChange({ font: event.currentTarget.value })}>
          <For each={FONTS}>{([name, value]) => <option value={value}>{name}</option>}</For>
        </select>
      </label>
      <fieldset>
        <legend>Colours</legend>
        <For each={SCHEMES}>
          {([scheme, name]) => (
            <label>
              <input type="radio" name="scheme" checked={props.theme.scheme === scheme} onChange={() => props.onChange({ scheme })} />{' '}
              {name}
            </label>
          )}
        </For>
      </fieldset>
      <label>
        <span>Pill-shaped buttons</span>
        <input
          type="checkbox"
          checked={props.theme.pillButtons}
          onChange={(event) => props.onChange({ pillButtons: event.currentTarget.checked })}
        />
      </label>
    </form>
  )
}

interface RangeProps {
  readonly label: string
  readonly min?: number
  readonly max: number
  readonly value: number
  readonly onChange: (value: number) => void
}

function Range(props: RangeProps): JSX.Element {
  return (
    <label>
      {props.label}
      <input
        type="range"
        min={props.min ?? 0}
        max={props.max}
        value={props.value}
        aria-valuetext={`${props.value} pixels`}
        onInput={(event) => props.onChange(event.currentTarget.valueAsNumber)}
      />
    </label>
  )
}
