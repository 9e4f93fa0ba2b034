import '../../styles/app.css'
import '../../styles/latchkey.css'
import '../../styles/gallery.css'
import { Match, Switch } from 'solid-js'
import { render } from 'solid-js/web'
import { GalleryPage } from './gallery-page.tsx'
import { SpecimenView } from './specimen-view.tsx'
import { findSpecimen } from './specimens.ts'

/*
 * /dev/gallery                                  every form in every state
 * /dev/gallery?view=login&state=typed           one of them, alone on a page
 * /dev/gallery?view=login&state=typed&dialog=1  the same in its dialog
 * &long=1                                       with text that is 40 % longer
 * &dir=rtl                                      from right to left
 */
const query = new URLSearchParams(window.location.search)
const alone = findSpecimen(query.get('view'), query.get('state'))
const isDialog = query.has('dialog')
const hasLongWords = query.has('long')
document.documentElement.dir = query.get('dir') ?? 'ltr'

const root = document.getElementById('app')
if (!root) throw new Error('The page has no #app')
render(
  () => (
    <Switch fallback={<GalleryPage hasLongWords={hasLongWords} />}>
      <Match when={alone} keyed>
        {(specimen) => (
          <main class={isDialog ? undefined : 'page'}>
            <div class={isDialog ? undefined : 'form-page'}>
              <SpecimenView specimen={specimen} place={isDialog ? 'dialog' : 'page'} isLive hasLongWords={hasLongWords} />
            </div>
          </main>
        )}
      </Match>
    </Switch>
  ),
  root,
)
