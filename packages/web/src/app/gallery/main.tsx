import '../../styles/app.css'
import '../../styles/latchkey.css'
import '../../styles/gallery.css'
import { Match, Switch } from 'solid-js'
import { render } from 'solid-js/web'
import type { Settings } from '@latchkey/shared/contract'
import { IMPORTS } from '../../embed/import-language.ts'
import { pickLocale } from '@latchkey/shared'
import { createPickWords, type PickWords } from '../../text/text.ts'
import { GalleryPage } from './gallery-page.tsx'
import { pseudoWords } from './pseudo-words.ts'
import { SpecimenView } from './specimen-view.tsx'
import { findSpecimen } from './specimens.ts'

/*
 * /dev/gallery                                  every form in every state
 * /dev/gallery?view=login&state=typed           one of them, alone on a page
 * /dev/gallery?view=login&state=typed&dialog=1  the same in its dialog
 * &lang=de                                      in another language
 * &long=1                                       in a made-up one, accented and 40 % longer
 * &dir=rtl                                      from right to left
 */
const query = new URLSearchParams(window.location.search)
const alone = findSpecimen(query.get('view'), query.get('state'))
const isDialog = query.has('dialog')
const locale = pickLocale([query.get('lang') ?? 'en'])
const language = locale ? await IMPORTS[locale]?.() : undefined
const dir = query.get('dir') === 'rtl' ? 'rtl' : language?.words.language.dir
document.documentElement.dir = dir ?? 'ltr'

const pickWordsFor = (settings: Settings): PickWords => {
  const pickWords = createPickWords(settings, language, dir && { language: { dir } })
  return query.has('long') ? (english) => pseudoWords(pickWords(english)) : pickWords
}

const root = document.getElementById('app')
if (!root) throw new Error('The page has no #app')
render(
  () => (
    <Switch fallback={<GalleryPage pickWordsFor={pickWordsFor} />}>
      <Match when={alone} keyed>
        {(specimen) => (
          <main class={isDialog ? undefined : 'page'}>
            <div class={isDialog ? undefined : 'form-page'}>
              <SpecimenView specimen={specimen} place={isDialog ? 'dialog' : 'page'} isLive pickWordsFor={pickWordsFor} />
            </div>
          </main>
        )}
      </Match>
    </Switch>
  ),
  root,
)
