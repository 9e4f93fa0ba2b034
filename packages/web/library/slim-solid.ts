import type { Plugin } from 'vite'

/** Solid's own moves as few nodes of a long list as it can; ours are short. What is where it belongs is not touched, so that it keeps the focus. */
const RECONCILE = `function reconcileArrays(parent, before, after) {
  let next = before.at(-1).nextSibling;
  for (const node of before) after.includes(node) || node.remove();
  for (const node of after.toReversed()) {
    if (node.nextSibling !== next || node.parentNode !== parent) parent.insertBefore(node, next);
    next = node;
  }
}
`

/** Solid's own takes who observes what out of long lists by keeping places in both directions; ours are short sets, which keep the order in which they were read. */
const READ_SIGNAL = `function readSignal() {
  if (this.sources && this.state) {
    if (this.state === STALE) updateComputation(this);
    else {
      const updates = Updates;
      Updates = null;
      runUpdates(() => lookUpstream(this), false);
      Updates = updates;
    }
  }
  if (Listener) {
    Listener.sources.add(this);
    this.observers.add(Listener);
  }
  return this.value;
}
`
const FORGET_SOURCES = `  if (node.sources) {
    for (const source of node.sources) source.observers.delete(node);
    node.sources.clear();
  }
`

type Cut = readonly [what: string | RegExp, instead: string]

/*
 * What rules the parts that the forms never use is a variable that stays empty here. Made a constant, it lets the minifier drop what stands behind it; assignments to
 * it, all in functions that are dropped too, go to another variable.
 */
const CUTS: Readonly<Record<string, readonly Cut[]>> = {
  '/solid-js/dist/solid.js': [
    [/function repairObserverSlots\(.*?\n\}\n/gs, ''],
    [/function readSignal\(.*?\n\}\n/gs, READ_SIGNAL],
    [/ {2}if \(node\.sources\) \{\n {4}while .*?\n {4}\}\n {2}\}\n/gs, FORGET_SOURCES],
    [
      /for \(let i = 0; i < node\.sources\.length; i \+= 1\) \{\s+const source = node\.sources\[i\];/g,
      'for (const source of node.sources) {',
    ],
    [/for \(let i = 0; i < node\.observers\.length; i \+= 1\) \{\s+const o = node\.observers\[i\];/g, 'for (const o of node.observers) {'],
    ['node.observers && node.observers.length', 'node.observers.size'],
    [/\bobservers: null,\s+observerSlots: null,/g, 'observers: new Set(),'],
    [/\bc\.observers = null;\s+c\.observerSlots = null;/g, 'c.observers = new Set();'],
    [/\bsources: null,\s+sourceSlots: null,/g, 'sources: new Set(),'],
    // Nobody says how a signal compares but `Show`.
    ['options = options ? Object.assign({}, signalOptions, options) : signalOptions;', ''],
    ['comparator: options.equals || undefined', 'comparator: equalFn'],
    ['c.comparator = options.equals || undefined;', 'c.comparator = options ? options.equals : equalFn;'],
    ['!node.comparator || ', ''],
    ['let Transition = null;', 'const Transition = null, SuspenseContext = null; let ignored;'],
    [/(?<!const )\bTransition = /g, 'ignored = '],
    ['let ERROR = null;', 'const ERROR = null;'],
    [/(?<!const )\bERROR = /g, 'ignored = '],
    ['let SuspenseContext;', ''],
    ['(SuspenseContext = ', '(ignored = '],
    [/\bnode\.suspense\b/g, 'null'],
    ['delete node.tOwned;', ''],
    [/\bnode\.tOwned\b(?! =)/g, 'null'],
    ['delete sharedConfig.effects;', ''],
    // Each root of ours takes its `dispose`, and nothing is handed down by a context.
    ['unowned = fn.length === 0,', ''],
    ['unowned ? UNOWNED : {', '{'],
    ['unowned ? fn : ', ''],
    ['Owner !== UNOWNED', 'true'],
    ['context: current ? current.context : null,', ''],
    ['context: Owner ? Owner.context : null,', ''],
    // What is thrown is passed on as it is.
    ['const error = castError(err);', 'const error = err;'],
    ['const isArray = Array.isArray(deps);', 'const isArray = false;'],
    // What only a mistake of ours would run into: the component tests run on the whole of Solid, and would.
    [/if \(!untrack\(\w+\)\) throw narrowedError\("Show"\);/g, ''],
    [/if \(Updates\.length > 10e5\) \{.*?\n {8}\}/gs, ''],
    [/\bsharedConfig\.(?:context|effects)\b(?! =)/g, 'undefined'],
  ],
  '/solid-js/web/dist/web.js': [
    [/\bsharedConfig\.(?:context|registry)\b(?! =)/g, 'undefined'],
    [/(?<!function )\bisHydrating\(\w*\)/g, 'false'],
    // Events are not delegated (`vite.config.ts`).
    ['if (delegate) {', 'if (false) {'],
    ['fn.cloneNode = fn;', ''],
    ['element === document ? code() : insert(', 'insert('],
    [/function reconcileArrays\(.*?\n\}\n/gs, RECONCILE],
    [
      'function template(html, isImportNode, isSVG, isMathML) {',
      'function template(html) { const isImportNode = false, isSVG = false, isMathML = false;',
    ],
  ],
}

/**
 * Leaves out of Solid what the forms never use and no bundler can prove unused: transitions, hydration, suspense, error boundaries, delegated events, contexts and drawings. A cut that finds nothing stops
 * the build: then Solid has changed, and the cuts have to be looked at again.
 */
export const slimSolid: Plugin = {
  name: 'latchkey:slim-solid',
  transform: (code, id) => {
    // Drawings, custom elements, what is loaded lazily; `on` with several sources; contexts, and roots that nobody disposes of.
    if (
      /\b_\$template\(`[^`]*`, |\bon\(\[|\b(?:create|use)Context\b|\bequals:|\bcreateRoot\(\(\)/.test(code) &&
      !id.includes('/node_modules/')
    )
      throw new Error(`${id} needs what is cut out of Solid.`)
    const cuts = Object.entries(CUTS).find(([file]) => id.endsWith(file))?.[1]
    return cuts?.reduce((before, [what, instead]) => {
      const after = before.replaceAll(what, instead)
      if (after === before) throw new Error(`Nothing to cut in ${id}: ${String(what)}`)
      return after
    }, code)
  },
}
