/** The looks of the dev mailbox. */
export const MAILBOX_STYLE = `:root {
  color-scheme: light dark;
  --page: light-dark(#f1f4f1, #101613);
  --card: light-dark(#ffffff, #19211d);
  --line: light-dark(#dbe2dd, #2d3a34);
  --text: light-dark(#18211d, #e9efec);
  --soft: light-dark(#56655d, #a6b5ad);
  --accent: light-dark(#12664a, #7fd1ac);
  --on-accent: light-dark(#ffffff, #0c1f17);
  --tint: light-dark(#ebf1ed, #232e28);
  font:
    16px/1.5 system-ui,
    -apple-system,
    'Segoe UI',
    Roboto,
    'Helvetica Neue',
    Arial,
    sans-serif;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
h1, h2, p { margin: 0; }
.bar, main { max-width: 56rem; margin-inline: auto; padding-inline: 1rem; }
.bar { display: flex; flex-wrap: wrap; align-items: end; justify-content: space-between; gap: 1rem 2rem; padding-block: 1.75rem 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -0.01em; }
.intro p, .more, .own { color: var(--soft); font-size: 0.9375rem; }
.filter { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem; font-size: 0.9375rem; }
.filter label { color: var(--soft); }
.filter input, .filter button {
  min-height: 2.5rem;
  padding: 0.375rem 0.75rem;
  border: 1px solid light-dark(#7f8c85, #7a8a82);
  border-radius: 8px;
  background: var(--card);
  color: inherit;
  font: inherit;
}
.filter input { flex: 1 1 7rem; min-width: 0; }
.filter button { cursor: pointer; }
.news:empty { display: none; }
.news { margin-block-end: 0.75rem; color: var(--soft); font-size: 0.9375rem; }
.mail, .empty { margin-block-end: 1rem; border: 1px solid var(--line); border-radius: 12px; background: var(--card); }
.empty { padding: 3rem 1.25rem; color: var(--soft); text-align: center; }
.empty-title { color: var(--text); font-size: 1.125rem; font-weight: 600; }
.head {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: space-between;
  gap: 0.875rem 1.5rem;
  padding: 1.125rem 1.25rem;
}
.what { flex: 1 1 18rem; min-width: 0; }
h2 { font-size: 1.0625rem; line-height: 1.4; overflow-wrap: anywhere; }
.meta {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.25rem 0.75rem;
  margin-block-start: 0.25rem;
  color: var(--soft);
  font-size: 0.875rem;
}
.meta b { color: var(--text); font-weight: 500; overflow-wrap: anywhere; }
.purpose { padding: 0.0625rem 0.5rem; border-radius: 99px; background: var(--tint); font-size: 0.8125rem; }
.act { display: flex; flex-wrap: wrap; align-items: center; gap: 0.75rem 1rem; }
.code { color: var(--soft); font-size: 0.875rem; }
.code b { color: var(--text); font: 600 1.0625rem ui-monospace, Menlo, Consolas, monospace; letter-spacing: 0.08em; user-select: all; }
.follow {
  display: inline-flex;
  align-items: center;
  min-height: 2.75rem;
  padding: 0.5rem 1.125rem;
  border: 1px solid transparent;
  border-radius: 8px;
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 600;
  text-decoration: none;
}
.follow:hover { text-decoration: underline; }
.body { border-block-start: 1px solid var(--line); }
summary { min-height: 2.75rem; padding: 0.625rem 1.25rem; color: var(--soft); font-size: 0.9375rem; cursor: pointer; }
summary:focus-visible { outline-offset: -3px; }
iframe {
  display: block;
  width: 100%;
  height: 47rem;
  border: 0;
  border-block: 1px solid var(--line);
  background: var(--page);
  resize: vertical;
}
.own { padding: 0.625rem 1.25rem; }
pre {
  margin: 0;
  padding: 0.5rem 1.25rem 1.25rem;
  font:
  0.875rem/1.55 ui-monospace,
  Menlo,
  Consolas,
  monospace;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
.more { padding-block: 0.5rem 2rem; text-align: center; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`
